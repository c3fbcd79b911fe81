/** Entries of a leaf array, of every operator, each with event values that may just meet it or just miss it. */

import fc from 'fast-check';
import { addresses, cidrs, comparableNumbers, literals, numbers, spelled, strings } from './value-pools.js';

export interface Alternative {
  /** JSON text of the entry. */
  readonly text: string;
  /** JSON texts of event values. */
  readonly near: readonly string[];
}

const json = JSON.stringify;

function nearString(text: string): string[] {
  const [upper, lower] = [text.toUpperCase(), text.toLowerCase()];
  const variants = [
    text,
    `${text}x`,
    `x${text}`,
    `x${text}x`,
    text.slice(1),
    text.slice(0, -1),
    upper,
    lower,
    `${upper}x`,
  ];
  return [...variants, `x${lower}`, text.replaceAll(/\p{Surrogate}/gu, '?')].map((variant) => json(variant));
}

function nearNumber(spelling: string): string[] {
  const respelled = /e/i.test(spelling) ? [spelling.toUpperCase()] : [`${spelling}e0`, `${spelling}E-0`];
  const shifted = /^-?[1-9][0-9]*$/.test(spelling)
    ? [`${spelling}0e-1`, `${spelling}.0`, `${BigInt(spelling) + 1n}`]
    : [];
  return [spelling, ...respelled, ...shifted, json(spelling)];
}

const bare: fc.Arbitrary<Alternative> = fc.oneof(
  strings.chain((text) => spelled(text).map((entry) => ({ text: entry, near: nearString(text) }))),
  numbers.map((text) => ({ text, near: nearNumber(text) })),
  literals.map((text) => ({ text, near: [text, json(text)] })),
  fc.tuple(addresses, fc.array(addresses, { maxLength: 4 })).map(([text, others]) => ({
    text: json(text),
    near: [...nearString(text), ...others.map((other) => json(other)), '10101010', '5'],
  })),
  // Numbers that are spelled like the digits of an address.
  fc
    .constantFrom('10101010', '1010E101')
    .map((text) => ({ text, near: [text, '"16.16.16.16"', '"16.16.225.1"'] })),
);

/** Literal pieces with stars between them: never two stars side by side. */
const wildcards: fc.Arbitrary<{ pattern: string; near: string[] }> = fc
  .tuple(
    fc.array(
      strings.filter((text) => text !== ''),
      { minLength: 1, maxLength: 3 },
    ),
    fc.constantFrom('', '*'),
    fc.constantFrom('', '*'),
  )
  .map(([pieces, head, tail]) => ({
    pattern: head + pieces.map((piece) => piece.replaceAll(/[\\*]/g, '\\$&')).join('*') + tail,
    near: ['', 'x', pieces.join('')].flatMap((between) => nearString(pieces.join(between))),
  }));

const wildcardTexts = fc.oneof(
  { weight: 8, arbitrary: wildcards },
  fc.constantFrom({ pattern: '*', near: ['""', '"x"', '5'] }, { pattern: '', near: ['""', '"x"'] }),
);

function expression(operator: string, operand: string): string {
  return `{"${operator}":${operand}}`;
}

const onText: fc.Arbitrary<Alternative> = fc
  .tuple(fc.constantFrom('prefix', 'suffix', 'equals-ignore-case', 'exactly'), strings, fc.boolean())
  .map(([operator, text, ignoreCase]) => {
    const nested = ignoreCase && (operator === 'prefix' || operator === 'suffix');
    const operand = nested ? expression('equals-ignore-case', json(text)) : json(text);
    return { text: expression(operator, operand), near: nearString(text) };
  });

const wildcard: fc.Arbitrary<Alternative> = wildcardTexts.map(({ pattern, near }) => ({
  text: expression('wildcard', json(pattern)),
  near,
}));

const cidr: fc.Arbitrary<Alternative> = fc
  .tuple(cidrs, fc.array(addresses, { maxLength: 4 }))
  .map(([network, hosts]) => ({
    text: expression('cidr', json(network)),
    near: [...hosts.map((host) => json(host)), json(network.replace(/\/.*/, '')), '5', '15', '0', '1E5'],
  }));

const bounds: fc.Arbitrary<[string, string]> = fc
  .tuple(comparableNumbers, comparableNumbers)
  .filter(([a, b]) => Number(a) !== Number(b))
  .map(([a, b]) => (Number(a) < Number(b) ? [a, b] : [b, a]));

const oneSided = fc
  .tuple(fc.constantFrom('=', '<', '<=', '>', '>='), comparableNumbers)
  .map(([sign, bound]) => ({ text: expression('numeric', `["${sign}",${bound}]`), near: nearNumber(bound) }));

const twoSided = fc
  .tuple(fc.constantFrom('>', '>='), fc.constantFrom('<', '<='), bounds)
  .map(([above, below, [low, high]]) => ({
    text: expression('numeric', `["${above}",${low},"${below}",${high}]`),
    near: [...nearNumber(low), ...nearNumber(high)],
  }));

const exists: fc.Arbitrary<Alternative> = fc
  .constantFrom('true', 'false')
  .map((text) => ({ text: expression('exists', text), near: ['null', '[]', '{}', '""'] }));

/** A value, or a list of one to three. */
function oneOrSome<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<{ values: T[]; list: boolean }> {
  return fc.oneof(
    arbitrary.map((value) => ({ values: [value], list: false })),
    fc.array(arbitrary, { minLength: 1, maxLength: 3 }).map((values) => ({ values, list: true })),
  );
}

function operandText(texts: readonly string[], list: boolean): string {
  return list ? `[${texts.join(',')}]` : texts.join('');
}

const excludedStrings = oneOrSome(fc.oneof({ weight: 4, arbitrary: strings }, addresses)).map(
  ({ values, list }) => ({
    text: operandText(
      values.map((value) => json(value)),
      list,
    ),
    near: values.flatMap(nearString),
  }),
);

const excludedNumbers = oneOrSome(comparableNumbers).map(({ values, list }) => ({
  text: operandText(values, list),
  near: values.flatMap(nearNumber),
}));

const excludedTexts = fc
  .tuple(
    fc.constantFrom('prefix', 'suffix', 'equals-ignore-case'),
    oneOrSome(strings.filter((text) => text !== '')),
  )
  .map(([operator, { values, list }]) => ({
    text: expression(
      operator,
      operandText(
        values.map((value) => json(value)),
        list,
      ),
    ),
    near: values.flatMap(nearString),
  }));

const excludedWildcards = oneOrSome(wildcardTexts).map(({ values, list }) => ({
  text: expression(
    'wildcard',
    operandText(
      values.map((value) => json(value.pattern)),
      list,
    ),
  ),
  near: values.flatMap((value) => value.near),
}));

const anythingBut: fc.Arbitrary<Alternative> = fc
  .oneof(excludedStrings, excludedNumbers, excludedTexts, excludedWildcards)
  .map(({ text, near }) => ({ text: expression('anything-but', text), near: [...near, 'null', '5'] }));

/** One entry of a leaf array. */
export const alternatives: fc.Arbitrary<Alternative> = fc.oneof(
  { weight: 6, arbitrary: bare },
  { weight: 3, arbitrary: onText },
  { weight: 2, arbitrary: wildcard },
  { weight: 2, arbitrary: cidr },
  { weight: 1, arbitrary: oneSided },
  { weight: 1, arbitrary: twoSided },
  { weight: 2, arbitrary: exists },
  { weight: 4, arbitrary: anythingBut },
);
