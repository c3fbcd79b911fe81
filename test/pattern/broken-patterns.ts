/** Texts that are nearly patterns. */

import fc from 'fast-check';
import { patternTexts } from './arbitraries.js';
import { addresses, cidrs, keys, literals, numbers, oneOf, strings } from './value-pools.js';

/** Valid patterns with a few characters removed, doubled, exchanged or put in: most are broken, some are not. */
export const mutatedPatternTexts: fc.Arbitrary<string> = fc
  .tuple(patternTexts, fc.array(fc.tuple(fc.nat(), mutations()), { minLength: 1, maxLength: 3 }))
  .map(([text, changes]) =>
    changes.reduce((changed, [where, change]) => change(changed, where % (changed.length + 1)), text),
  );

function mutations(): fc.Arbitrary<(text: string, at: number) => string> {
  const pieces = fc.oneof(
    fc.constantFrom(...'{}[]":,\\*0-.e1a /\u0000\ud83d\n'.split('')),
    oneOf(
      '{} [] "" null tru \\u12 \\x ** 1e999 NaN "$or": "prefix" "exists" "numeric" "anything-but" "cidr" "wildcard"',
    ),
    oneOf('[">",5,"<" "10.0.0.0/8" {"wildcard":"a**"} [[ ]]'),
  );
  return fc.oneof(
    fc.nat(3).map((count) => (text: string, at: number) => text.slice(0, at) + text.slice(at + count + 1)),
    fc.nat(9).map((count) => (text: string, at: number) => text.slice(0, at + count) + text.slice(at)),
    pieces.map((piece) => (text: string, at: number) => text.slice(0, at) + piece + text.slice(at)),
    pieces.map((piece) => (text: string, at: number) => text.slice(0, at) + piece + text.slice(at + 1)),
    fc.constant((text: string, at: number) => text.slice(0, at)),
  );
}

/** JSON in the words of the pattern language, put together without regard for its grammar. */
export const unruledTexts: fc.Arbitrary<string> = fc.letrec<{ object: string; value: string; any: string }>(
  (tie) => {
    const operators = oneOf(
      'exactly prefix suffix equals-ignore-case wildcard anything-but numeric cidr exists $or regex',
    );
    const names = fc.oneof(operators, keys).map((name) => JSON.stringify(name));
    const texts = fc
      .oneof(strings, addresses, cidrs, oneOf('= < >= ** a\\x'))
      .map((text) => JSON.stringify(text));
    const member = fc.tuple(names, tie('value')).map(([name, value]) => `${name}:${value}`);
    return {
      object: list(member, 2).map((members) => `{${members}}`),
      value: fc.oneof(
        { depthSize: 'medium' },
        { weight: 2, arbitrary: fc.oneof(texts, numbers, literals) },
        { weight: 2, arbitrary: list(tie('value'), 4).map((elements) => `[${elements}]`) },
        { weight: 2, arbitrary: tie('object') },
      ),
      any: fc.oneof(
        tie('object'),
        fc.tuple(operators, tie('value')).map(([operator, operand]) => `{"a":[{"${operator}":${operand}}]}`),
      ),
    };
  },
).any;

function list(items: fc.Arbitrary<string>, maxLength: number): fc.Arbitrary<string> {
  return fc.array(items, { maxLength }).map((texts) => texts.join(','));
}
