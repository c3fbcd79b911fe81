import { booleanOf, CONDITION_OPERATORS, type Comparing } from './condition-operators.js';
import { textsOf } from './document.js';
import { isObject } from '../text/kinds-of-values.js';
import type { KeyValue, RequestKeys } from './request-keys.js';
import { asWritten, type VariableReader } from './variables.js';

/** The first thing in a Condition element that does not hold. `allowed` is what the policy says. */
export type ConditionMismatch = { readonly part: 'Condition' } & (
  | {
      readonly problem: 'unmet';
      /** With its set operator and `IfExists`. */
      readonly operator: string;
      readonly key: string;
      readonly allowed: readonly string[];
      /** Undefined when the request has no such key. */
      readonly received: KeyValue | undefined;
    }
  /** Choice: an operator that is not known does not hold, so that its statement neither allows nor denies. */
  | { readonly problem: 'unknown operator'; readonly operator: string; readonly allowed: unknown }
  /** Not an object of operators, each an object of keys. */
  | { readonly problem: 'malformed'; readonly allowed: unknown }
);

export interface ConditionScope {
  readonly keys: RequestKeys;
  readonly fillIn: VariableReader;
}

/** Operators and keys are all to hold; undefined says that they do. */
export function conditionMismatch(condition: unknown, scope: ConditionScope): ConditionMismatch | undefined {
  if (condition === undefined) return undefined;
  if (!isObject(condition)) return { part: 'Condition', problem: 'malformed', allowed: condition };
  for (const [operator, keys] of Object.entries(condition)) {
    const mismatch = operatorMismatch(operator, keys, scope);
    if (mismatch) return mismatch;
  }
  return undefined;
}

function operatorMismatch(
  operator: string,
  keys: unknown,
  scope: ConditionScope,
): ConditionMismatch | undefined {
  const test = testOf(operator);
  if (!test) return { part: 'Condition', problem: 'unknown operator', operator, allowed: keys };
  if (!isObject(keys)) return { part: 'Condition', problem: 'malformed', allowed: { [operator]: keys } };
  for (const [key, value] of Object.entries(keys)) {
    const allowed = textsOf(value);
    if (test(scope.keys.texts(key), allowed, scope.fillIn)) continue;
    return { part: 'Condition', problem: 'unmet', operator, key, allowed, received: scope.keys.value(key) };
  }
  return undefined;
}

/** A condition about one key. A key that is not there has no values. */
type KeyTest = (received: readonly string[], allowed: readonly string[], fillIn: VariableReader) => boolean;

const OPERATOR_NAME = /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/;

function testOf(name: string): KeyTest | undefined {
  const [, setOperator, base = '', ifExists] = OPERATOR_NAME.exec(name) ?? [];
  const operator = CONDITION_OPERATORS.get(base);
  if (operator === 'presence') return base === name ? isPresent : undefined;
  if (!operator) return undefined;
  const test = comparisonTest(operator, setOperator);
  if (ifExists === undefined) return test;
  return (received, allowed, fillIn) => received.length === 0 || test(received, allowed, fillIn);
}

/** `true` asks for a key that is missing. */
const isPresent: KeyTest = (received, allowed) =>
  allowed.some((text) => booleanOf(text) === (received.length === 0));

/**
 * The rules for a missing key follow from its having no values: "every value" holds and "some value" does not. Choice:
 * a key of several values without a set operator is taken as ForAnyValue, and negated as ForAllValues.
 */
function comparisonTest(operator: Comparing, setOperator: string | undefined): KeyTest {
  const { matches, negated, variables } = operator;
  const every = setOperator === undefined ? negated : setOperator === 'ForAllValues';
  return (received, allowed, fillIn) => {
    const wanted = allowed.map(variables ? fillIn : asWritten).filter((text) => text !== undefined);
    const holds = (value: string): boolean => wanted.some((text) => matches(value, text)) !== negated;
    const values = setOperator === undefined ? received : nonEmptySet(received);
    return every ? values.every(holds) : values.some(holds);
  };
}

/** To a set operator a value that is the empty text is an empty set. */
function nonEmptySet(received: readonly string[]): readonly string[] {
  return received.every((value) => value === '') ? [] : received;
}
