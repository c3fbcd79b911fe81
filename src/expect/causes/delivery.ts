import type { EventBridgeMock, RuleView } from '../../mock/public-types.js';
import type { DeliveryRecord, EventRecord, WarningRecord } from '../../history/records.js';
import { match, parse } from '../../pattern/language.js';
import { textOfRecord } from '../subjects/event.js';
import { busOf } from '../subjects/rule.js';
import { capitalized, count, errorText, quoted, ruleName } from '../../text/words.js';

/**
 * Where a chain of events broke or waits: deliveries that have not run, replays that wait for time,
 * handlers that failed, rules that led nowhere. Each may be why a follow-up is missing.
 *
 * @param except rules of which the message has told already
 */
export function chainCauses(mock: EventBridgeMock, except: readonly RuleView[] = []): string[] {
  const told = new Set(except.map(({ arn }) => arn));
  const rules = mock.buses().flatMap((bus) => bus.rules());
  return [
    ...pending(mock),
    ...waitingReplays(mock),
    ...warnedCauses(mock),
    ...rules.filter(({ arn }) => !told.has(arn)).flatMap((rule) => brokenRule(rule)),
  ];
}

/** What the mock noted while it delivered; to one target, if one is given. */
export function warnedCauses(
  mock: EventBridgeMock,
  concerns: (targetArn: string, kind: WarningRecord['kind']) => boolean = () => true,
): string[] {
  return mock.warnings().flatMap((warning) => {
    switch (warning.kind) {
      case 'handler-failed': {
        if (!concerns(warning.targetArn, warning.kind)) return [];
        const detailType = mock.events().find(({ id }) => id === warning.eventId)?.['detail-type'];
        const event = detailType === undefined ? '' : ` on event ${quoted(detailType)}`;
        return `The handler of ${warning.targetArn} failed${event}: ${errorText(warning.error)}`;
      }
      case 'access-denied':
        return concerns(warning.busArn, warning.kind) ? warning.message : [];
      case 'target-access-denied':
      case 'delivery-dropped':
      case 'schedule-dropped':
      case 'input-dropped':
      case 'input-path-empty':
        return concerns(warning.targetArn, warning.kind) ? warning.message : [];
      case 'event-loop': {
        const detailType = quoted(warning.event['detail-type']);
        return `Deliveries kept causing one another; the loop was cut at event ${detailType}.`;
      }
      case 'schema-violation':
      case 'unknown-detail-type':
      case 'history-dropped':
        return warning.message;
      // What became of the entries of PutEvents is told with its calls, and members by what an assertion looks at.
      case 'entry-failed':
      case 'unknown-member':
      case 'unknown-event-bus':
        return [];
    }
  });
}

/** Deliveries that have not run may be what sends the event. */
function pending({ pendingDeliveries }: EventBridgeMock): string[] {
  return pendingText(pendingDeliveries);
}

/** Those to the targets that an assertion looks at. */
export function pendingAmong(deliveries: readonly DeliveryRecord[]): string[] {
  return pendingText(deliveries.filter(({ outcome }) => outcome === 'pending').length);
}

function pendingText(deliveries: number): string[] {
  if (deliveries === 0) return [];
  const some = deliveries === 1 ? '1 delivery is' : `${deliveries} deliveries are`;
  return [`${some} still pending; await eventBridge.settled()`];
}

/** A replay sends its events when time passes, which `settled()` does not wait for. */
function waitingReplays(mock: EventBridgeMock): string[] {
  const { replays = {} } = mock.snapshot();
  return Object.entries(replays).flatMap(([name, { State }]) =>
    State === 'STARTING' || State === 'RUNNING'
      ? `Replay ${quoted(name)} is ${State}: it only sends events when time passes. await eventBridge.clock.advanceBy(…)`
      : [],
  );
}

function brokenRule(rule: RuleView): string[] {
  if (rule.state === 'DISABLED') {
    return rule.targets.length > 0 && matchableBy(rule) > 0 ? [disabledRule(rule)] : [];
  }
  const matched = rule.events().length;
  if (rule.targets.length > 0 || matched === 0) return [];
  return [`${capitalized(ruleName(rule))} matched ${count(matched, 'event')} but has no target.`];
}

export function disabledRule(rule: RuleView): string {
  const missed = matchableBy(rule);
  const effect = missed === 0 ? '' : `; it would have matched ${count(missed, 'event')}`;
  return `${capitalized(ruleName(rule))} is DISABLED${effect}.`;
}

/** How many of the events that arrived on its bus a rule matches. */
function matchableBy(rule: RuleView): number {
  if (rule.patternText === undefined) return 0;
  const pattern = parse(rule.patternText);
  const arrived: readonly EventRecord[] = busOf(rule).events();
  return arrived.filter((event) => match(pattern, textOfRecord(event))).length;
}

export function ruleOnSchedule(rule: RuleView): string {
  return `${capitalized(ruleName(rule))} has a schedule and no event pattern: it only runs when time passes. await eventBridge.clock.advanceBy(…)`;
}
