import { refusal } from '../../text/given.js';
import { isObject } from '../../text/kinds-of-values.js';
import type { AsymmetricMatcher } from '../given/judge.js';
import { equals } from '../given/equality.js';

/** What the constructors of primitive values make. */
const PRIMITIVES: ReadonlyMap<unknown, string> = new Map<unknown, string>([
  [String, 'string'],
  [Number, 'number'],
  [Boolean, 'boolean'],
  [BigInt, 'bigint'],
  [Symbol, 'symbol'],
  [Function, 'function'],
]);

/** An asymmetric matcher with the members by which Jest and Vitest print theirs. */
class StandaloneMatcher implements AsymmetricMatcher {
  readonly $$typeof = Symbol.for('jest.asymmetricMatcher');
  readonly sample: unknown;
  readonly asymmetricMatch: (received: unknown) => boolean;
  /** Not private: runners print copies of what they compare. */
  readonly name: string;

  constructor(name: string, sample: unknown, asymmetricMatch: (received: unknown) => boolean) {
    this.name = name;
    this.sample = sample;
    this.asymmetricMatch = asymmetricMatch;
  }

  toAsymmetricMatcher(): string {
    return this.name;
  }

  toString(): string {
    return this.name;
  }
}

/** The asymmetric matchers that stand on `expect` itself. */
export const asymmetricMatchers = {
  /** Any value of a type: `expect.any(String)`. */
  any(constructor: unknown): AsymmetricMatcher {
    if (typeof constructor !== 'function') {
      throw refusal('expect.any', 'a constructor, such as String', constructor);
    }
    const type = PRIMITIVES.get(constructor);
    return new StandaloneMatcher(`Any<${constructor.name}>`, constructor, (received) =>
      type === undefined ? isOf(received, constructor) : typeof received === type,
    );
  },
  /** Anything but null and undefined. */
  anything(): AsymmetricMatcher {
    return new StandaloneMatcher(
      'Anything',
      undefined,
      (received) => received !== null && received !== undefined,
    );
  },
  /** A text with another in it. */
  stringContaining(part: string): AsymmetricMatcher {
    if (typeof part !== 'string') throw refusal('expect.stringContaining', 'a string', part);
    return new StandaloneMatcher(
      'StringContaining',
      part,
      (received) => typeof received === 'string' && received.includes(part),
    );
  },
  /** A text that a regular expression, or a text of one, matches. */
  stringMatching(pattern: string | RegExp): AsymmetricMatcher {
    if (typeof pattern !== 'string' && !(pattern instanceof RegExp)) {
      throw refusal('expect.stringMatching', 'a regular expression', pattern);
    }
    const expression = new RegExp(pattern);
    return new StandaloneMatcher(
      'StringMatching',
      expression,
      (received) => typeof received === 'string' && new RegExp(expression).test(received),
    );
  },
  /** An object with these members at least. */
  objectContaining(members: object): AsymmetricMatcher {
    if (!isObject(members)) throw refusal('expect.objectContaining', 'an object', members);
    const expected = Object.entries(members);
    return new StandaloneMatcher(
      'ObjectContaining',
      members,
      (received) =>
        isObject(received) &&
        expected.every(([name, value]) => name in received && equals(received[name], value)),
    );
  },
  /** An array with these elements at least, in any order. */
  arrayContaining(elements: readonly unknown[]): AsymmetricMatcher {
    if (!Array.isArray(elements)) throw refusal('expect.arrayContaining', 'an array', elements);
    return new StandaloneMatcher(
      'ArrayContaining',
      elements,
      (received) =>
        Array.isArray(received) && elements.every((element) => received.some((one) => equals(one, element))),
    );
  },
};

/** `Object` makes whatever is no primitive value. */
function isOf(received: unknown, constructor: unknown): boolean {
  if (constructor === Object) return typeof received === 'object' && received !== null;
  return typeof constructor === 'function' && received instanceof constructor;
}
