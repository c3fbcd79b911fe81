import { comparableNumber } from './comparable-number.js';
import type { EventValue } from './event-value.js';
import type { Alternative } from './model.js';
import type { Anchor } from './operators/operator.js';
import { anchorsOf, testerOf } from './operators/registry.js';

type Test = (value: EventValue) => boolean;

const ADDRESS_AS_NUMBER = /^[0-9A-F]+$/;

/**
 * Makes the test for the values of a field: it gives the first alternative that a value meets. Absence is not tested
 * here: `{"exists": false}` is met by no value.
 */
export function fieldTester(
  alternatives: readonly Alternative[],
): (value: EventValue) => Alternative | undefined {
  const tests = fieldTests(alternatives);
  const [first] = alternatives;
  const [test] = tests;
  if (alternatives.length === 1 && test !== undefined) return (value) => (test(value) ? first : undefined);
  return (value) => alternatives[tests.findIndex((candidate) => candidate(value))];
}

/** Where an index may file the field: each value that meets it meets one of the anchors. */
export function fieldAnchors(alternatives: readonly Alternative[]): readonly Anchor[] {
  const anchors = alternatives.flatMap((alternative) => anchorsOf(alternative));
  if (!alternatives.some(isAboutAddresses)) return anchors;
  const spelled = alternatives.filter(isAddressAsNumber);
  return [...anchors, ...spelled.map(({ text }): Anchor => ({ kind: 'address-range', low: text, high: text }))];
}

// The service matches all alternatives of a field by one automaton, and turns a value into digits when any of them
// is about addresses, into a number when any is about numbers; so they influence each other.
function fieldTests(alternatives: readonly Alternative[]): readonly Test[] {
  if (!alternatives.some(isAboutAddresses)) return alternatives.map((alternative) => testerOf(alternative));
  const withNumbers = alternatives.some(isAboutNumbers);
  return alternatives.map((alternative) => {
    const test = testerOf(alternative);
    if (isAddressAsNumber(alternative)) return (value) => test(value) || value.address === alternative.text;
    if (!withNumbers || !isAboutAddresses(alternative)) return test;
    return (value) => test(value) && Number.isNaN(value.comparable);
  });
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
function isAddressAsNumber(alternative: Alternative): alternative is Extract<Alternative, { operator: 'equals' }> {
  return (
    alternative.operator === 'equals' &&
    alternative.type === 'number' &&
    ADDRESS_AS_NUMBER.test(alternative.text)
  );
}
