import { comparableNumber } from '../values/comparable-number.js';
import type { EventValue } from '../values/event-value.js';
import type { Alternative } from '../model.js';
import type { Anchor } from '../operators/operator.js';
import { anchorsOf, testerOf } from '../operators/registry.js';

interface FieldTest {
  readonly alternative: Alternative;
  readonly test: (value: EventValue) => boolean;
}

const ADDRESS_AS_NUMBER = /^[0-9A-F]+$/;

/** An alternative that is met by one string and nothing else. */
type WholeString = Extract<Alternative, { operator: 'equals' | 'exactly' }>;

/**
 * Makes the test for the values of a field: it gives an alternative that a value meets. Absence is not tested here:
 * `{"exists": false}` is met by no value.
 */
export function fieldTester(
  alternatives: readonly Alternative[],
): (value: EventValue) => Alternative | undefined {
  const strings = new Map<string, Alternative>();
  for (const alternative of alternatives) {
    if (isWholeString(alternative)) strings.set(alternative.text, alternative);
  }
  const others = fieldTests(alternatives).filter(({ alternative }) => !isWholeString(alternative));
  return (value) => {
    const whole = value.type === 'string' ? strings.get(value.text) : undefined;
    return whole ?? firstMet(others, value);
  };
}

function firstMet(tests: readonly FieldTest[], value: EventValue): Alternative | undefined {
  for (const { alternative, test } of tests) if (test(value)) return alternative;
  return undefined;
}

/** Where an index may file the field: each value that meets it meets one of the anchors. */
export function fieldAnchors(alternatives: readonly Alternative[]): readonly Anchor[] {
  const anchors = alternatives.flatMap((alternative) => anchorsOf(alternative));
  if (!alternatives.some(isAboutAddresses)) return anchors;
  const spelled = alternatives.filter(isAddressAsNumber);
  return [
    ...anchors,
    ...spelled.map(({ text }): Anchor => ({ kind: 'address-range', low: text, high: text })),
  ];
}

// The service matches all alternatives of a field by one automaton, and turns a value into digits when any of them
// is about addresses, into a number when any is about numbers; so they influence each other.
function fieldTests(alternatives: readonly Alternative[]): readonly FieldTest[] {
  const tests = alternatives.map((alternative) => ({ alternative, test: testerOf(alternative) }));
  if (!alternatives.some(isAboutAddresses)) return tests;
  const withNumbers = alternatives.some(isAboutNumbers);
  return tests.map(({ alternative, test }): FieldTest => {
    if (isAddressAsNumber(alternative)) {
      return { alternative, test: (value) => test(value) || value.address === alternative.text };
    }
    if (!withNumbers || !isAboutAddresses(alternative)) return { alternative, test };
    return { alternative, test: (value) => test(value) && Number.isNaN(value.comparable) };
  });
}

function isWholeString(alternative: Alternative): alternative is WholeString {
  return (
    alternative.operator === 'exactly' || (alternative.operator === 'equals' && alternative.type === 'string')
  );
}

function isAboutAddresses({ operator }: Alternative): boolean {
  return operator === 'address' || operator === 'cidr';
}

function isAboutNumbers(alternative: Alternative): boolean {
  if (alternative.operator === 'numeric') return true;
  if (alternative.operator === 'anything-but') return alternative.excluded.some(isAboutNumbers);
  return (
    alternative.operator === 'equals' &&
    alternative.type === 'number' &&
    !Number.isNaN(comparableNumber(alternative.text))
  );
}

/** A number that is spelled like the hexadecimal digits of an address is met by that address. */
function isAddressAsNumber(
  alternative: Alternative,
): alternative is Extract<Alternative, { operator: 'equals' }> {
  return (
    alternative.operator === 'equals' &&
    alternative.type === 'number' &&
    ADDRESS_AS_NUMBER.test(alternative.text)
  );
}
