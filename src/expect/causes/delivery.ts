import type { EventBridgeMock, RuleView } from '../../mock/public-types.js';
import type { EventRecord } from '../../history/records.js';
import { match, parse } from '../../pattern/language.js';
import { textOfRecord } from '../subjects/event.js';
import type { NamedRule } from '../scope.js';
import type { Cause } from './cause.js';

/** Where a chain of events broke: handlers that failed, rules that led nowhere. Each may be why a follow-up is missing. */
export function deliveryCauses(mock: EventBridgeMock): Cause[] {
  const rules = mock.buses().flatMap((bus) => bus.rules().map((rule) => ({ rule, arrived: bus.events() })));
  return [...warnedCauses(mock), ...rules.flatMap(({ rule, arrived }) => brokenRule(rule, arrived))];
}

/** What the mock noted while it delivered; to one target, if one is given. */
export function warnedCauses(
  mock: EventBridgeMock,
  concerns: (targetArn: string) => boolean = () => true,
): Cause[] {
  return mock.warnings().flatMap((warning): Cause[] => {
    switch (warning.kind) {
      case 'handler-failed': {
        if (!concerns(warning.targetArn)) return [];
        const detailType = mock.events().find(({ id }) => id === warning.eventId)?.['detail-type'];
        const { targetArn, error } = warning;
        return [
          { kind: 'handler-failed', targetArn, error, ...(detailType !== undefined && { detailType }) },
        ];
      }
      case 'access-denied':
        return concerns(warning.busArn) ? [{ kind: 'warning', message: warning.message }] : [];
      case 'target-access-denied':
      case 'delivery-dropped':
      case 'input-dropped':
        return concerns(warning.targetArn) ? [{ kind: 'warning', message: warning.message }] : [];
      case 'event-loop':
        return [{ kind: 'event-loop', detailType: warning.event['detail-type'] }];
      case 'schema-violation':
      case 'unknown-detail-type':
      case 'history-dropped':
        return [{ kind: 'warning', message: warning.message }];
      case 'unknown-event-bus':
        return [];
    }
  });
}

function brokenRule(rule: RuleView, arrived: readonly EventRecord[]): Cause[] {
  if (rule.state === 'DISABLED') {
    const disabled = disabledRule(rule, arrived);
    return rule.targets.length > 0 && disabled.wouldMatch > 0 ? [disabled] : [];
  }
  const matched = rule.events().length;
  return rule.targets.length > 0 || matched === 0
    ? []
    : [{ kind: 'rule-without-target', rule: named(rule), matched }];
}

/** How many of the events that arrived a disabled rule would have matched. */
export function disabledRule(
  rule: RuleView,
  arrived: readonly EventRecord[],
): Extract<Cause, { kind: 'rule-disabled' }> {
  const pattern = rule.patternText === undefined ? undefined : parse(rule.patternText);
  const wouldMatch = pattern ? arrived.filter((event) => match(pattern, textOfRecord(event))).length : 0;
  return { kind: 'rule-disabled', rule: named(rule), wouldMatch };
}

export function named({ name, eventBusName }: RuleView): NamedRule {
  return { name, eventBusName };
}
