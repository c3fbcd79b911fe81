import { conditionText } from '../../pattern/explain/condition-text.js';
import type { ConditionReport, Hint, ReceivedValue } from '../../pattern/explain/explanation.js';
import { type Alternative, describeAlternative } from '../../pattern/operators/registry.js';
import { type Comparison, differenceOf } from './difference.js';
import { hintText, typeName, valueText } from '../../pattern/explain/hint-text.js';
import type { PatternExplanation } from '../../pattern/explain/ordered-explanation.js';
import type { Style } from './style.js';
import { type Row, renderTable } from './table.js';
import { short, shortEnumeration } from '../../text/words.js';

const MOST_VALUES = 3;
const MOST_ALTERNATIVES = 5;
const MOST_COMBINATIONS = 4;

/**
 * Condition by condition, what the event has and what the pattern needs.
 *
 * @param filledIn the members of the event that were not given
 */
export function explanationOf(
  explanation: PatternExplanation,
  filledIn: readonly string[],
  style: Style,
): Comparison {
  const { conditions } = explanation;
  const rows = conditions.map((condition) => rowOf(condition, filledIn));
  return {
    text: [renderTable(rows, style), ...combinationsText(explanation, filledIn, style)].join('\n\n'),
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

/** What `$or` adds to the table: how many combinations there are, and where the others fail. */
function combinationsText(
  { matches, conditions, combinations, others }: PatternExplanation,
  filledIn: readonly string[],
  style: Style,
): string[] {
  if (combinations === 1) return [];
  const remark = `  With $or the pattern has ${combinations} combinations of conditions; the one shown ${matches ? 'matches' : 'comes closest'}.`;
  const tables = matches ? [] : ownFailures(conditions, others());
  if (tables.length === 0) return [remark];
  const shown = tables.slice(0, MOST_COMBINATIONS).map((failing) =>
    renderTable(
      failing.map((condition) => rowOf(condition, filledIn)),
      style,
    ),
  );
  const more = tables.length - shown.length;
  return [`${remark} The others need:`, ...shown, ...(more > 0 ? [`  … and ${more} more`] : [])];
}

/** What fails in each other combination, and in none before it. */
function ownFailures(
  shown: readonly ConditionReport[],
  others: readonly (readonly ConditionReport[])[],
): readonly (readonly ConditionReport[])[] {
  const told = new Set(shown.map(conditionText));
  return others.flatMap((conditions) => {
    const own = conditions.filter((condition) => !condition.holds && !told.has(conditionText(condition)));
    for (const condition of own) told.add(conditionText(condition));
    return own.length === 0 ? [] : [own];
  });
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
      ...(isFilledIn ? [`filled in, since the given event has no ${path}.`] : []),
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
