import type { RuleRecord } from '../account/resources.js';
import type { DeliveryRecord } from '../history/records.js';
import { explainPattern, nearnessTo } from '../pattern/explain/explain.js';
import type { ConditionReport } from '../pattern/explain/explanation.js';
import { describeAlternative } from '../pattern/operators/registry.js';
import { parsePattern } from '../pattern/parse.js';
import { valueText } from '../pattern/explain/hint-text.js';
import { short, shortEnumeration } from '../text/words.js';

const MOST_CONDITIONS = 2;
const MOST_VALUES = 3;

/** A rule that an event did not match. */
export interface Miss {
  readonly rule: RuleRecord;
  /** In a few words. */
  readonly why: string;
}

/** Why an event did not match rules, those that lack least first. Rules without a pattern look at no event. */
export function missesOf(rules: readonly RuleRecord[], eventText: string): readonly Miss[] {
  const tried = rules.flatMap((rule) =>
    rule.EventPattern === undefined ? [] : [{ rule, pattern: parsePattern(rule.EventPattern) }],
  );
  const nearness = nearnessTo(tried.map(({ pattern }) => pattern))(eventText);
  return tried
    .map((one, index) => ({ ...one, failing: nearness[index]?.failing ?? 0 }))
    .toSorted((one, other) => one.failing - other.failing)
    .map(({ rule, pattern, failing }) => ({
      rule,
      get why() {
        if (failing > 0) return lackOf(explainPattern(pattern, eventText).conditions);
        return rule.State === 'DISABLED' ? 'DISABLED' : 'matches now, but did not when the event arrived';
      },
    }));
}

/** `detail.total "150" needs numeric >= 100` */
function lackOf(conditions: readonly ConditionReport[]): string {
  const failing = conditions.filter(({ holds }) => !holds);
  const more = failing.length - MOST_CONDITIONS;
  const texts = failing.slice(0, MOST_CONDITIONS).map(conditionText);
  return [...texts, ...(more > 0 ? [`${more} more`] : [])].join('; ');
}

function conditionText({ path, needs, received }: ConditionReport): string {
  const values = received.map((value) => short(valueText(value)));
  const got = values.length === 0 ? 'is missing,' : shortEnumeration(values, 'and', MOST_VALUES);
  const alternatives = needs.map((alternative) => short(describeAlternative(alternative)));
  return `${path} ${got} needs ${shortEnumeration(alternatives, 'or', MOST_VALUES)}`;
}

/** How a delivery ended. */
export function endOf({ outcome, attempts, droppedInput, deadLetterFailure }: DeliveryRecord): string {
  if (droppedInput) return `no input, ${droppedInput.reason}`;
  const error = attempts.at(-1)?.error?.errorCode;
  return [
    `${outcome === 'dropped' ? 'lost' : outcome}${timesText(attempts.length)}`,
    ...(error === undefined ? [] : [error]),
    ...(deadLetterFailure ? [`dead-letter queue, ${deadLetterFailure.problem}`] : []),
  ].join(', ');
}

function timesText(attempts: number): string {
  return attempts > 1 ? ` after ${attempts} attempts` : '';
}
