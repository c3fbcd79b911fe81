import type { Anchor } from '../operators/operator.js';
import { type Alternative, operatorOf } from '../operators/registry.js';
import type { EventValue } from '../values/event-value.js';

interface FieldTest {
  readonly alternative: Alternative;
  readonly test: (value: EventValue) => boolean;
}

/**
 * Makes the test for the values of a field: it gives an alternative that a value meets. Absence is not tested here:
 * `{"exists": false}` is met by no value.
 */
export function fieldTester(
  alternatives: readonly Alternative[],
): (value: EventValue) => Alternative | undefined {
  const strings = new Map<string, Alternative>();
  for (const alternative of alternatives) {
    const only = onlyString(alternative);
    if (only !== undefined) strings.set(only, alternative);
  }
  const others = fieldTests(alternatives).filter(({ alternative }) => onlyString(alternative) === undefined);
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
  const anchors = alternatives.flatMap((alternative) => operatorOf(alternative).anchors(alternative));
  if (!alternatives.some(isAboutAddresses)) return anchors;
  const digits = alternatives.flatMap((alternative) => addressDigits(alternative) ?? []);
  return [...anchors, ...digits.map((same): Anchor => ({ kind: 'address-range', low: same, high: same }))];
}

// The service matches all alternatives of a field by one automaton, and turns a value into digits when any of them
// is about addresses, into a number when any is about numbers; so they influence each other.
function fieldTests(alternatives: readonly Alternative[]): readonly FieldTest[] {
  const tests = alternatives.map((alternative) => ({
    alternative,
    test: operatorOf(alternative).tester(alternative),
  }));
  if (!alternatives.some(isAboutAddresses)) return tests;
  const withNumbers = alternatives.some((alternative) => readsValuesAs(alternative) === 'number');
  return tests.map(({ alternative, test }): FieldTest => {
    const digits = addressDigits(alternative);
    if (digits !== undefined)
      return { alternative, test: (value) => test(value) || value.address === digits };
    if (!withNumbers || !isAboutAddresses(alternative)) return { alternative, test };
    return { alternative, test: (value) => test(value) && Number.isNaN(value.comparable) };
  });
}

function onlyString(alternative: Alternative): string | undefined {
  return operatorOf(alternative).onlyString?.(alternative);
}

function isAboutAddresses(alternative: Alternative): boolean {
  return readsValuesAs(alternative) === 'address';
}

function readsValuesAs(alternative: Alternative): 'address' | 'number' | undefined {
  return operatorOf(alternative).readsValuesAs?.(alternative);
}

function addressDigits(alternative: Alternative): string | undefined {
  return operatorOf(alternative).addressDigits?.(alternative);
}
