import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Condition, explain, match, parse } from '../../src/pattern.js';
import { runs } from '../property-runs.js';

/** A leaf with the elements that it sits in, by the arrays around it. */
interface Field {
  readonly path: string;
  readonly text: string;
  readonly elements: ReadonlyMap<object, number>;
}

type Elements = Field['elements'];

type Json = Scalar | readonly Json[] | { readonly [key: string]: Json };
type Scalar = number | string;

function fieldsOf(value: Json, path: readonly string[], elements: Elements): Field[] {
  if (typeof value !== 'object') return [{ path: path.join('.'), text: String(value), elements }];
  if (!isArray(value)) {
    return Object.entries(value).flatMap(([key, inner]) => fieldsOf(inner, [...path, key], elements));
  }
  return value.flatMap((element, index) =>
    fieldsOf(element, path, typeof element === 'object' ? new Map(elements).set(value, index) : elements),
  );
}

function isArray(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

/** The least number of conditions that have to be let pass, by trying every choice. */
function fewestFailures(
  conditions: readonly Condition[],
  fields: readonly Field[],
  chosen: Elements,
): number {
  const [condition, ...rest] = conditions;
  if (condition === undefined) return 0;
  const { path, alternatives } = condition;
  const visible = fields.filter(
    (field) =>
      field.path === path && [...field.elements].every(([array, at]) => (chosen.get(array) ?? at) === at),
  );
  const met = visible.filter(({ text }) =>
    alternatives.some((one) => one.operator === 'equals' && one.text === text),
  );
  const isAbsent = visible.length === 0 && alternatives.some(({ operator }) => operator === 'exists');
  const further = met.map(({ elements }) => fewestFailures(rest, fields, new Map([...chosen, ...elements])));
  if (isAbsent) further.push(fewestFailures(rest, fields, chosen));
  return Math.min(...further, 1 + fewestFailures(rest, fields, chosen));
}

const keys = fc.constantFrom('a', 'b', 'c');
const scalars = fc.constantFrom(0, 1);
const leafArrays = fc.constantFrom([1], [0, 1], [{ exists: false }], [{ exists: false }, 1]);
const patterns = fc.letrec<{ pattern: { readonly [path: string]: unknown } }>((tie) => ({
  pattern: fc.dictionary(keys, fc.oneof({ maxDepth: 2 }, leafArrays, tie('pattern')), { minKeys: 1 }),
})).pattern;
const events = fc.letrec<{ event: { readonly [key: string]: Json }; array: Json[] }>((tie) => ({
  event: fc.dictionary(keys, fc.oneof({ maxDepth: 2 }, scalars, tie('event'), tie('array'))),
  array: fc.array(fc.oneof({ maxDepth: 2 }, scalars, tie('event'), tie('array')), { maxLength: 3 }),
})).event;

test('An event matches if some choice of elements meets all conditions; an explanation fails as few as can be', () => {
  fc.assert(
    fc.property(patterns, events, (pattern, event) => {
      const parsed = parse(pattern);
      const fields = fieldsOf(event, [], new Map());
      const failures = fewestFailures(parsed.conjunctions[0]?.conditions ?? [], fields, new Map());
      expect(match(parsed, event)).toBe(failures === 0);
      const { conditions } = explain(parsed, event);
      expect(conditions.filter(({ holds }) => !holds)).toHaveLength(failures);
    }),
    { numRuns: runs(60) },
  );
});

test('Conditions that hold alone but not together name the elements that exclude one another', () => {
  const event = {
    lines: [
      { sku: 'A', qty: 1 },
      { sku: 'B', qty: 5 },
    ],
  };
  const { conditions } = explain({ lines: { qty: [5], sku: ['A'] } }, event);
  expect(conditions.map(({ path, holds, hints }) => ({ path, holds, hints }))).toEqual([
    { path: 'lines.qty', holds: true, hints: [] },
    {
      path: 'lines.sku',
      holds: false,
      hints: [{ kind: 'other-array-element', path: 'lines[0].sku', than: 'lines[1].qty' }],
    },
  ]);
});

test('Many arrays with many elements are not tried in all combinations', () => {
  const groups = Array.from({ length: 8 }, (_, group) => `g${group}`);
  const lines = (group: string): object[] =>
    Array.from({ length: 100 }, (_, line) =>
      group === 'g7' ? { x: line % 2, y: 1 - (line % 2) } : { x: 1, y: 1 },
    );
  const pattern = Object.fromEntries(groups.map((group) => [group, { x: [1], y: [1] }]));
  const event = Object.fromEntries(groups.map((group) => [group, lines(group)]));
  expect(match(pattern, event)).toBe(false);
  expect(match({ ...pattern, g7: { x: [1], y: [0] } }, event)).toBe(true);
  expect(explain(pattern, event).conditions.filter(({ holds }) => !holds)).toHaveLength(1);
});
