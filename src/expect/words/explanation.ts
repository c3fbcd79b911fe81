import type { ConditionReport, Explanation, Hint, ReceivedValue } from '../../pattern/explain/explanation.js';
import { type Alternative, describeAlternative } from '../../pattern/operators/registry.js';
import { type Comparison, differenceOf } from './difference.js';
import { hintText, typeName, valueText } from './pattern-hints.js';
import type { Style } from './style.js';
import { type Row, renderTable } from './table.js';
import { short, shortEnumeration } from './words.js';

const MOST_VALUES = 3;
const MOST_ALTERNATIVES = 5;

/**
 * Condition by condition, what the event has and what the pattern needs.
 *
 * @param filledIn the members of the event that were not given
 */
export function explanationOf(
  { conditions, combinations }: Explanation,
  filledIn: readonly string[],
  style: Style,
): Comparison {
  const rows = conditions.map((condition) => rowOf(condition, filledIn));
  const shown = conditions.every(({ holds }) => holds) ? 'matches' : 'comes closest';
  const remark =
    combinations === 1
      ? ''
      : `\n\n  With $or the pattern has ${combinations} combinations of conditions; the one shown ${shown}.`;
  return {
    text: renderTable(rows, style) + remark,
    difference: differenceOf(
      conditions.map(({ path, holds, received, metBy, needs }) => ({
        path,
        received: (metBy?.value ? [metBy.value] : received).map(valueText).join(', '),
        expected:
          holds && metBy?.value ? valueText(metBy.value) : needs.map(describeAlternative).join(' or '),
      })),
    ),
  };
}

/** What a condition needs and what it got, on one line. */
export function conditionText({ path, needs, received }: ConditionReport): string {
  const alternatives = needs.map((alternative) => short(describeAlternative(alternative)));
  const values = received.map((value) => short(valueText(value)));
  const got = values.length === 0 ? 'nothing' : shortEnumeration(values, 'and', MOST_VALUES);
  return `${path} needs ${shortEnumeration(alternatives, 'or', MOST_VALUES)}, received ${got}`;
}

function rowOf(
  { path, holds, needs, received, metBy, hints }: ConditionReport,
  filledIn: readonly string[],
): Row {
  const by = metBy ? describe(metBy.alternative) : '';
  const isFilledIn = !holds && filledIn.includes(path);
  return {
    holds,
    path,
    received: receivedText(metBy?.value ? [metBy.value] : received, hints),
    need: holds ? `matches ${by}` : `needs ${shortEnumeration(needs.map(describe), 'or', MOST_ALTERNATIVES)}`,
    hints: [
      ...(isFilledIn ? [`filled in, since the event that was given has no ${path}.`] : []),
      ...hints.map((hint) => hintText(hint, path)),
    ],
  };
}

function describe(alternative: Alternative): string {
  return short(describeAlternative(alternative), 80);
}

function receivedText(received: readonly ReceivedValue[], hints: readonly Hint[]): string {
  if (received.length === 0) return absentText(hints);
  const isTyped = hints.some(({ kind }) => kind === 'type');
  const values = received.map((value) => short(valueText(value)) + (isTyped ? ` (${typeName(value)})` : ''));
  return shortEnumeration(values, 'and', MOST_VALUES);
}

function absentText(hints: readonly Hint[]): string {
  const container = hints.find((hint) => hint.kind === 'not-a-leaf');
  return container ? `(${container.found})` : '(missing)';
}
