import { expect, test } from 'vitest';
import { type Explanation, explain, match, parse } from '../../src/pattern.js';
import { rowsOf } from './rows.js';

interface Row {
  readonly title: string;
  readonly source: string;
  readonly pattern: string;
  readonly event: string;
  readonly explanation: Explanation;
}

test.each(rowsOf<Row>('explanations'))('$title', ({ pattern, event, explanation }) => {
  expect(explain(pattern, event)).toEqual(explanation);
  expect(match(pattern, event)).toBe(explanation.matches);
});

test('Patterns and events may be parsed, texts or objects', () => {
  const pattern = { source: ['shop'] };
  const event = { source: 'bank' };
  const explanation = explain(pattern, event);
  expect(explanation.matches).toBe(false);
  expect(explain(parse(pattern), JSON.stringify(event))).toEqual(explanation);
  expect(explain(JSON.stringify(pattern), event)).toEqual(explanation);
});

test('A pattern may have fields that are named as the properties of a parsed one', () => {
  const pattern = { text: ['x'], conjunctions: { text: ['y'] } };
  expect(match(pattern, { text: 'x', conjunctions: { text: 'y' } })).toBe(true);
  expect(match(pattern, { text: 'x' })).toBe(false);
});
