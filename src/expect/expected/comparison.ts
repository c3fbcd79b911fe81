import type { ValueNeed } from './value-condition.js';
import type { ValueHint } from './value-hints.js';
import { isAsymmetricMatcher } from '../given/judge.js';
import type { HintedCondition } from '../verdicts/verdict.js';
import type { Style } from '../words/style.js';
import { type Row, renderTable } from '../words/table.js';
import { count, short, shortAround } from '../words/words.js';

/** What was received beside what was expected; `whole` is what the value as a whole is called. */
export function comparisonText(conditions: readonly HintedCondition[], whole: string, style: Style): string {
  return renderTable(
    conditions.map((condition) => rowOf(condition, whole, style)),
    style,
  );
}

function rowOf(
  { path, holds, needs, received, hints }: HintedCondition,
  whole: string,
  { show }: Style,
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
      return `received a ${hint.received}, expected a ${hint.expected}.`;
    case 'letter-case':
      return 'differs only in upper and lower case.';
    case 'white-space':
      return 'differs only in white space.';
    case 'json-text':
      return 'is JSON in a string: it was turned into text twice.';
    case 'date':
      return `JSON has no dates: expect the text ${hint.text}.`;
    case 'regular-expression':
      return `to match a text, expect expect.stringMatching(${hint.source}).`;
    case 'schema-issue':
      return hint.path === '' ? hint.message : `${hint.path}: ${hint.message}`;
    case 'elsewhere':
      return `did you mean ${hint.path} (${short(show(hint.value))})?`;
    case 'spelling':
      return `did you mean ${hint.path}?`;
  }
}
