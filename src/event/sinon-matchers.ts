import { isObject } from '../text/kinds-of-values.js';
import { isAsymmetricMatcher, type AsymmetricMatcher } from './judge.js';

/** `sinon.match(…)`, told by its members: there may be copies of sinon. */
interface SinonMatcher {
  test(received: unknown): unknown;
  readonly message?: unknown;
}

/**
 * A value in which the matchers of sinon are such as runners know and print. Where it has none it is the value itself.
 *
 * Only plain objects and lists are looked into, at every depth: nobody expects anything else in part.
 */
export function withSinonMatchers(value: unknown): unknown {
  try {
    return replaced(value, []);
  } catch {
    // What throws when it is looked at is refused by whoever reads it.
    return value;
  }
}

function replaced(value: unknown, above: readonly object[]): unknown {
  if (typeof value !== 'object' || value === null || above.includes(value)) return value;
  if (isSinonMatcher(value)) return new AsymmetricSinonMatcher(value);
  const inside = (member: unknown): unknown => replaced(member, [...above, value]);
  if (Array.isArray(value)) {
    const elements = value.map(inside);
    return elements.every((element, index) => element === value[index]) ? value : elements;
  }
  if (!isPlain(value) || isAsymmetricMatcher(value)) return value;
  const members = Object.entries(value).map(([name, member]) => [name, member, inside(member)] as const);
  if (members.every(([, member, known]) => member === known)) return value;
  return Object.fromEntries(members.map(([name, , known]) => [name, known]));
}

/** Schemas of some libraries have `and` and `or`, regular expressions have `test`: all three only matchers have. */
function isSinonMatcher(value: object): value is SinonMatcher {
  return ['test', 'and', 'or'].every((name) => typeof Reflect.get(value, name) === 'function');
}

function isPlain(value: object): boolean {
  const prototype: unknown = Reflect.getPrototypeOf(value);
  return prototype === null || (isObject(prototype) && Reflect.getPrototypeOf(prototype) === null);
}

class AsymmetricSinonMatcher implements AsymmetricMatcher {
  readonly $$typeof = Symbol.for('jest.asymmetricMatcher');
  /** Neither is private: runners print copies of what they compare. */
  readonly asymmetricMatch: (received: unknown) => boolean;
  readonly message: string;

  constructor(matcher: SinonMatcher) {
    this.asymmetricMatch = (received) => Boolean(matcher.test(received));
    this.message = String(matcher.message);
  }

  /** Sinon tells it in its message alone. */
  getExpectedType(): string {
    if (this.message === 'typeOf("date")') return 'Date';
    return /^(?:typeOf\("string"\)|match\(["/]|json\()/.test(this.message) ? 'string' : 'any';
  }

  toAsymmetricMatcher(): string {
    return `sinon ${this.message}`;
  }

  toString(): string {
    return this.toAsymmetricMatcher();
  }
}
