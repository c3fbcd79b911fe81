import fc from 'fast-check';
import { expect, test } from 'vitest';
import { explain, match } from '../../src/pattern.js';
import { hintText } from '../../src/pattern/explain/hint-text.js';
import { runs } from '../property-runs.js';

const texts = fc.string({
  unit: fc.constantFrom(...Array.from('aAbBsSßİıſKé*.?"')),
  minLength: 1,
  maxLength: 5,
});
const turned = fc.func(fc.boolean());
const conditions = fc.constantFrom(
  (text: string): unknown => text,
  (text: string): unknown => ({ prefix: text }),
  (text: string): unknown => ({ suffix: text }),
  (text: string): unknown => ({ wildcard: text.replaceAll(/\*+/g, '*') }),
);

test('A hint about letter case proposes only what the value matches', () => {
  fc.assert(
    fc.property(texts, conditions, turned, texts, (text, condition, isUpper, more) => {
      const value = Array.from(text + more)
        .map((one) => (isUpper(one) ? one.toUpperCase() : one.toLowerCase()))
        .join('');
      for (const event of [{ a: value }, { a: value.slice(0, text.length) }]) {
        const [report] = explain({ a: [condition(text)] }, event).conditions;
        for (const hint of report?.hints ?? []) {
          const [, proposal] = /count; (\{.*\}) ignores them\.$/.exec(hintText(hint, 'a')) ?? [];
          if (proposal !== undefined) expect(match(`{"a":[${proposal}]}`, event)).toBe(true);
        }
      }
    }),
    { numRuns: runs(300) },
  );
});

test('For a prefix or suffix in another letter case the hint names the operator that ignores it', () => {
  const hintOf = (condition: unknown, value: string): string[] =>
    explain({ a: [condition] }, { a: value }).conditions[0]?.hints.map((hint) => hintText(hint, 'a')) ?? [];
  expect([
    ...hintOf('Gold', 'gold'),
    ...hintOf({ prefix: 'Shop.' }, 'shop.cart'),
    ...hintOf({ suffix: '.PNG' }, 'a.png'),
    ...hintOf({ wildcard: 'Shop.*' }, 'shop.cart'),
  ]).toMatchInlineSnapshot(`
    [
      "differs only in upper and lower case, which matters; {"equals-ignore-case": "Gold"} ignores case.",
      "differs only in upper and lower case, which matters; {"prefix": {"equals-ignore-case": "Shop."}} ignores case.",
      "differs only in upper and lower case, which matters; {"suffix": {"equals-ignore-case": ".PNG"}} ignores case.",
      "differs only in upper and lower case, which matters; no operator ignores case here.",
    ]
  `);
});

const scalars = fc.constantFrom<unknown>('gold', 'GOLD', '5', 5, 7, true, 'true', null);
const keys = fc.constantFrom('orderId', 'order-id', 'ordreId', 'total', 'kind');
const objects = fc.dictionary(keys, fc.oneof(scalars, fc.dictionary(keys, scalars, { maxKeys: 2 })), {
  maxKeys: 3,
});
const alternatives = fc.constantFrom<unknown>('gold', 5, true, { prefix: 'go' }, { numeric: ['>', 4] });

test('A hint about another path names one that the event has, and one that would do if it says so', () => {
  fc.assert(
    fc.property(
      fc.array(keys, { minLength: 1, maxLength: 2 }),
      alternatives,
      objects,
      (path, wanted, event) => {
        const [report] = explain({ [path.join('.')]: [wanted] }, event).conditions;
        for (const hint of report?.hints ?? []) {
          if (hint.kind !== 'spelling' && hint.kind !== 'elsewhere') continue;
          expect(match({ [hint.path]: [{ exists: true }] }, event)).toBe(true);
          if (hint.kind === 'spelling') continue;
          expect(match({ [hint.path]: [wanted] }, event)).toBe(hint.satisfies);
        }
      },
    ),
    { numRuns: runs(500) },
  );
});

test('A value that would do in another JSON type has the hint about types, and one that does has none', () => {
  fc.assert(
    fc.property(alternatives, scalars, (wanted, value) => {
      const typed = explain({ a: [wanted] }, { a: value }).conditions[0]?.hints.filter(
        ({ kind }) => kind === 'type',
      );
      const isMet = (event: string) => match({ a: [wanted] }, event);
      const bare = String(value);
      const others = [
        `{"a":${JSON.stringify(bare)}}`,
        ...(/^(?:\d+|true|null)$/.test(bare) ? [`{"a":${bare}}`] : []),
      ];
      if (isMet(JSON.stringify({ a: value }))) expect(typed).toEqual([]);
      else if (others.some(isMet)) expect(typed).toHaveLength(1);
    }),
    { numRuns: runs(100) },
  );
});
