import type { ConditionReport, Hint, ReceivedValue } from '../../pattern/explanation.js';
import type { Alternative } from '../../pattern/model.js';
import { describeAlternative } from '../../pattern/operators/registry.js';
import type { Section } from '../verdicts/verdict.js';
import { hintText, typeName } from './pattern-hints.js';
import type { Style } from './style.js';
import { type Row, renderTable } from './table.js';
import { short, shortEnumeration } from './words.js';

type Explanation = Extract<Section, { kind: 'explanation' }>;

const MOST_VALUES = 3;
const MOST_ALTERNATIVES = 5;

/** Condition by condition, what the event has and what the pattern needs. */
export function explanationText({ conditions, combinations, filledIn }: Explanation, style: Style): string {
  const table = renderTable(
    conditions.map((condition) => rowOf(condition, filledIn)),
    style,
  );
  if (combinations === 1) return table;
  const shown = conditions.every(({ holds }) => holds) ? 'matches' : 'comes closest';
  return `${table}\n\n  With $or the pattern has ${combinations} combinations of conditions; the one shown ${shown}.`;
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

/** As JSON spells it. */
export function valueText({ type, text }: ReceivedValue): string {
  return type === 'string' ? JSON.stringify(text) : text;
}
