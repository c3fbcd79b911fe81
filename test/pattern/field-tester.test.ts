import { expect, test } from 'vitest';
import { isInAddressRange } from '../../src/pattern/values/address.js';
import { EventValue } from '../../src/pattern/values/event-value.js';
import { fieldAnchors, fieldTester } from '../../src/pattern/match/field-tester.js';
import type { Alternative } from '../../src/pattern/operators/registry.js';
import type { Anchor } from '../../src/pattern/operators/operator.js';
import { parsePattern } from '../../src/pattern/parse.js';
import { rowsOf } from './rows.js';

interface Row {
  readonly source: string;
  /** The entries of a leaf array, as JSON. */
  readonly field: string;
  /** Values that meet the field, and values that do not, as JSON. */
  readonly met: readonly string[];
  readonly unmet: readonly string[];
}

const ROWS = rowsOf<Row>('fields');

test.each(ROWS)('$field is met by $met, not by $unmet', ({ field, met, unmet }) => {
  const test = fieldTester(alternativesOf(field));
  const isMet = (value: string): boolean => test(valueOf(value)) !== undefined;
  expect(met.filter(isMet)).toEqual(met);
  expect(unmet.filter(isMet)).toEqual([]);
});

test('the alternative that a value meets is told', () => {
  const alternatives = alternativesOf('"x",{"prefix":"y"},5');
  const test = fieldTester(alternatives);
  expect(['"x"', '"yz"', '5.0', '"z"'].map((value) => test(valueOf(value)))).toEqual([
    ...alternatives,
    undefined,
  ]);
});

// An index that files rules by anchors must not miss one.
test('each value that meets a field meets one of its anchors, whatever other alternatives the field has', () => {
  const fields = ROWS.map(({ field }) => field);
  const values = ROWS.flatMap(({ met, unmet }) => [...met, ...unmet]).map(valueOf);
  const missed: string[] = [];
  let pairs = 0;
  for (const field of fields) {
    for (const other of fields) {
      const alternatives = alternativesOf(`${field},${other}`);
      const test = fieldTester(alternatives);
      const anchors = fieldAnchors(alternatives);
      for (const value of values.filter((candidate) => test(candidate) !== undefined)) {
        pairs += 1;
        if (!anchors.some((anchor) => meets(value, anchor)))
          missed.push(`${value.type} ${value.text} ← ${field},${other}`);
      }
    }
  }
  expect(missed).toEqual([]);
  expect(pairs).toBeGreaterThan(10_000);
});

function alternativesOf(field: string): readonly Alternative[] {
  return parsePattern(`{"a":[${field}]}`).conjunctions[0]?.conditions[0]?.alternatives ?? [];
}

function valueOf(json: string): EventValue {
  if (json.startsWith('"')) return new EventValue('string', JSON.parse(json) as string);
  return new EventValue(/^[-0-9]/.test(json) ? 'number' : 'literal', json);
}

function meets(value: EventValue, anchor: Anchor): boolean {
  switch (anchor.kind) {
    case 'string':
      return value.type === 'string' && value.text === anchor.text;
    case 'bare-word':
      return value.type !== 'string' && value.text === anchor.text;
    case 'number':
      return value.comparable === anchor.value;
    case 'number-range':
      return value.comparable >= anchor.low && value.comparable <= anchor.high;
    case 'prefix':
      return value.type === 'string' && value.text.startsWith(anchor.text);
    case 'suffix':
      return value.type === 'string' && value.text.endsWith(anchor.text);
    case 'lower-case':
      return value.type === 'string' && value.text.toLowerCase() === anchor.text;
    case 'address-range':
      return isInAddressRange(value.type === 'string' ? (value.address ?? '') : value.text, anchor);
    case 'present':
      return true;
  }
}
