import { withArticle } from '../../text/articles.js';
import { isAsymmetricMatcher, type Judge } from '../given/judge.js';
import { type Comparison, differenceOf } from '../words/difference.js';
import type { Style } from '../words/style.js';
import { type Row, renderTable } from '../words/table.js';
import { count, short, shortAround } from '../../text/words.js';
import type { ValueCondition, ValueNeed } from '../../event/deep-partial.js';
import { hintsFor, type ValueHint } from './value-hints.js';

/** What was compared, and what messages call it where no path leads into it. */
export interface Compared {
  readonly compared: unknown;
  readonly whole: string;
}

/** What was received beside what was expected. */
export function comparisonOf(
  conditions: readonly ValueCondition[],
  { compared, whole }: Compared,
  judge: Judge,
  style: Style,
): Comparison {
  const rows = conditions.map((condition) =>
    rowOf(condition, hintsFor(condition, compared, judge), whole, style.show),
  );
  return {
    text: renderTable(rows, style),
    difference: differenceOf(
      conditions.map(({ path, received, needs }) => ({ path, received, expected: expectedBy(needs) })),
    ),
  };
}

function expectedBy(needs: ValueNeed): unknown {
  if (needs.kind === 'value') return needs.value;
  return needs.kind === 'length' ? `${needs.length} elements` : undefined;
}

function rowOf(
  { path, holds, needs, received }: ValueCondition,
  hints: readonly ValueHint[],
  whole: string,
  show: Style['show'],
): Row {
  const text = received === undefined ? '(missing)' : show(received);
  const expected = needs.kind === 'value' ? show(needs.value) : '';
  const type = hints.find((hint) => hint.kind === 'type');
  return {
    holds,
    path: path === '' ? whole : path,
    received:
      receivedText(needs, received, holds ? short(text) : shortAround(text, expected)) +
      (type ? ` (${type.received})` : ''),
    need: holds ? metText(needs, expected) : needText(needs, shortAround(expected, text)),
    hints: hints.map((hint) => hintText(hint, show)),
  };
}

function receivedText(needs: ValueNeed, received: unknown, text: string): string {
  return needs.kind === 'length' && Array.isArray(received) ? count(received.length, 'element') : text;
}

function metText(needs: ValueNeed, expected: string): string {
  if (needs.kind === 'absence') return 'expected to be missing';
  return needs.kind === 'value' && isAsymmetricMatcher(needs.value) ? `matches ${short(expected)}` : '';
}

function needText(needs: ValueNeed, expected: string): string {
  switch (needs.kind) {
    case 'value':
      return `expected ${expected}`;
    case 'absence':
      return 'expected to be missing';
    case 'length':
      return `expected ${count(needs.length, 'element')}`;
  }
}

function hintText(hint: ValueHint, show: Style['show']): string {
  switch (hint.kind) {
    case 'type':
      return `received ${withArticle(hint.received)}, expected ${withArticle(hint.expected)}.`;
    case 'letter-case':
      return 'differs only in upper and lower case.';
    case 'white-space':
      return 'differs only in whitespace.';
    case 'json-text':
      return 'is JSON in a string: it was stringified twice.';
    case 'date':
      return `JSON has no dates: expect the string ${hint.text}.`;
    case 'no-json':
      return `JSON has no ${hint.what}: expect ${hint.instead}.`;
    case 'pattern':
      return 'this is the syntax of event patterns; to pass one, use expect.toMatchEventPattern(…) in place of the whole expected event.';
    case 'regular-expression':
      return `to match a string, use expect.stringMatching(${hint.source}).`;
    case 'schema-issue':
      return hint.path === '' ? hint.message : `${hint.path}: ${hint.message}`;
    case 'elsewhere':
      return `did you mean ${hint.path} (${short(show(hint.value))})?`;
    case 'spelling':
      return `did you mean ${hint.path}?`;
  }
}
