import type { Journey, JourneyStop } from '../causes/journey.js';
import type { ConditionReport } from '../../pattern/explanation.js';
import { describeAlternative } from '../../pattern/operators/registry.js';
import { valueText } from '../words/explanation.js';
import { hintText } from '../words/pattern-hints.js';
import { short, shortEnumeration } from '../words/words.js';

const MOST_CONDITIONS = 3;

/** `PutEvents → bus orders → rule paid: detail.total needs numeric >= 100, received "150" → not delivered`. */
export function journeyText({ wasPut, rule, stop }: Journey): string {
  const start = wasPut ? ['PutEvents'] : [];
  return [...start, `bus ${rule.eventBusName}`, `rule ${rule.name}${stopText(stop)}`].join(' → ');
}

/** What is probably wrong where the event stopped. */
export function journeyHints({ stop }: Journey): readonly string[] {
  if (stop.kind !== 'mismatch') return [];
  return stop.conditions
    .slice(0, MOST_CONDITIONS)
    .flatMap(({ path, hints }) => hints.map((hint) => hintText(hint, path)));
}

function stopText(stop: JourneyStop): string {
  switch (stop.kind) {
    case 'mismatch':
      return `: ${conditionsText(stop.conditions)} → not delivered`;
    case 'disabled':
      return ': DISABLED → not delivered';
    case 'rule-changed':
      return ': would match now, did not when the event arrived → not delivered';
    case 'no-target':
      return ': did not have the target when the event arrived → not delivered';
    case 'dead-lettered':
      return ` → target ${stop.targetArn}: ${stop.errorCode} → dead-letter queue`;
  }
}

function conditionsText(conditions: readonly ConditionReport[]): string {
  const shown = conditions.slice(0, MOST_CONDITIONS).map(conditionText);
  const more = conditions.length - shown.length;
  return [...shown, ...(more > 0 ? [`${more} more`] : [])].join('; ');
}

function conditionText({ path, needs, received }: ConditionReport): string {
  const alternatives = needs.map((alternative) => short(describeAlternative(alternative)));
  const values = received.map((value) => short(valueText(value)));
  const got = values.length === 0 ? 'nothing' : shortEnumeration(values, 'and', MOST_CONDITIONS);
  return `${path} needs ${shortEnumeration(alternatives, 'or', MOST_CONDITIONS)}, received ${got}`;
}
