import { isLike, isLikeArn, plainText, type PolicyText } from './variables.js';

/** Compares a value of the request with one of the policy. */
type Comparison = (received: string, wanted: PolicyText) => boolean;

export interface Comparing {
  readonly matches: Comparison;
  /** Holds for a value of the request that none of the policy's values matches. */
  readonly negated: boolean;
  /** Whether `${…}` in the policy's values is filled in. */
  readonly variables: boolean;
}

/** Null asks for the key itself, and takes no set operator and no IfExists. */
export type ConditionOperator = Comparing | 'presence';

const equal: Comparison = (received, wanted) => received === plainText(wanted);
const equalIgnoringCase: Comparison = (received, wanted) =>
  received.toLowerCase() === plainText(wanted).toLowerCase();
/** No request of the kit has a key with an address or bytes; only what holds for a missing key can hold. */
const neverReceived: Comparison = () => false;

const withVariables = (matches: Comparison): Comparing => ({ matches, negated: false, variables: true });
const literally = (matches: Comparison): Comparing => ({ matches, negated: false, variables: false });
const not = (operator: Comparing): Comparing => ({ ...operator, negated: true });

type Reading<Value> = (text: string) => Value | undefined;
type Test<Value> = (received: Value, wanted: Value) => boolean;

/** What cannot be read as such a value matches nothing. */
function comparing<Value>(read: Reading<Value>, test: Test<Value>): Comparison {
  return (receivedText, wantedText) => {
    const received = read(receivedText);
    const wanted = read(plainText(wantedText));
    return received !== undefined && wanted !== undefined && test(received, wanted);
  };
}

const number = (test: Test<number>): Comparing => literally(comparing(numberOf, test));
const date = (test: Test<number>): Comparing => literally(comparing(timeOf, test));

const same = <Value>(received: Value, wanted: Value): boolean => received === wanted;
const less: Test<number> = (received, wanted) => received < wanted;
const lessOrEqual: Test<number> = (received, wanted) => received <= wanted;
const greater: Test<number> = (received, wanted) => received > wanted;
const greaterOrEqual: Test<number> = (received, wanted) => received >= wanted;

/** By name, without the set operator in front and `IfExists` behind. */
export const CONDITION_OPERATORS: ReadonlyMap<string, ConditionOperator> = new Map<string, ConditionOperator>(
  [
    ['StringEquals', withVariables(equal)],
    ['StringNotEquals', not(withVariables(equal))],
    ['StringEqualsIgnoreCase', withVariables(equalIgnoringCase)],
    ['StringNotEqualsIgnoreCase', not(withVariables(equalIgnoringCase))],
    ['StringLike', withVariables(isLike)],
    ['StringNotLike', not(withVariables(isLike))],
    ['ArnEquals', withVariables(isLikeArn)],
    ['ArnLike', withVariables(isLikeArn)],
    ['ArnNotEquals', not(withVariables(isLikeArn))],
    ['ArnNotLike', not(withVariables(isLikeArn))],
    ['NumericEquals', number(same)],
    ['NumericNotEquals', not(number(same))],
    ['NumericLessThan', number(less)],
    ['NumericLessThanEquals', number(lessOrEqual)],
    ['NumericGreaterThan', number(greater)],
    ['NumericGreaterThanEquals', number(greaterOrEqual)],
    ['DateEquals', date(same)],
    ['DateNotEquals', not(date(same))],
    ['DateLessThan', date(less)],
    ['DateLessThanEquals', date(lessOrEqual)],
    ['DateGreaterThan', date(greater)],
    ['DateGreaterThanEquals', date(greaterOrEqual)],
    // The documentation of the operators has variables in Bool, the page about variables has not.
    ['Bool', withVariables(comparing(booleanOf, same))],
    ['BinaryEquals', literally(neverReceived)],
    ['IpAddress', literally(neverReceived)],
    ['NotIpAddress', not(literally(neverReceived))],
    ['Null', 'presence'],
  ],
);

/** An integer or decimal number, or undefined for another text. */
function numberOf(text: string): number | undefined {
  return /^[+-]?\d+(?:\.\d+)?$/.test(text) ? Number(text) : undefined;
}

/** The forms of ISO 8601 in the W3C's note on dates and times: a time has an offset. */
const ISO_DATE = /^\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?)?)?$/;

/** Milliseconds since 1970 of a date or of epoch seconds. Four digits are a year. */
function timeOf(text: string): number | undefined {
  const time = ISO_DATE.test(text) ? Date.parse(text) : (numberOf(text) ?? Number.NaN) * 1000;
  return Number.isNaN(time) ? undefined : time;
}

/** `true` and `false`; case is not looked at. */
export function booleanOf(text: string): boolean | undefined {
  const word = text.toLowerCase();
  return word === 'true' || word === 'false' ? word === 'true' : undefined;
}
