import { isDeepStrictEqual } from 'node:util';
import { isAsymmetricMatcher, isPartial } from '../../event/judge.js';
import type { Tester } from './matcher-context.js';

/**
 * Equality as Jest and Vitest have it, for runners that have none to give: asymmetric matchers decide for themselves, a
 * member that is `undefined` is as good as missing, and classes do not count.
 */
export function equals(received: unknown, expected: unknown, testers: readonly Tester[] = []): boolean {
  return new Equality(testers).holds(received, expected);
}

class Equality {
  readonly #testers: Tester[];
  /** Pairs that are being compared: what leads back to one of them is equal as far as it goes. */
  readonly #underWay: (readonly [unknown, unknown])[] = [];

  constructor(testers: readonly Tester[]) {
    this.#testers = [...testers];
  }

  holds(received: unknown, expected: unknown): boolean {
    const ofMatcher = byMatcher(received, expected);
    if (ofMatcher !== undefined) return ofMatcher;
    for (const tester of this.#testers) {
      const verdict = tester.call({ equals }, received, expected, this.#testers);
      if (verdict !== undefined) return verdict;
    }
    if (Object.is(received, expected)) return true;
    if (this.#underWay.some(([one, other]) => one === received && other === expected)) return true;
    this.#underWay.push([received, expected]);
    const equal = this.#inParts(received, expected);
    this.#underWay.pop();
    return equal;
  }

  #inParts(received: unknown, expected: unknown): boolean {
    if (Array.isArray(received) && Array.isArray(expected)) {
      return (
        received.length === expected.length &&
        received.every((element, index) => this.holds(element, expected[index]))
      );
    }
    if (!isPartial(received) || !isPartial(expected)) return isDeepStrictEqual(received, expected);
    const members = new Set([...Reflect.ownKeys(received), ...Reflect.ownKeys(expected)]);
    return [...members].every((name) => this.holds(memberOf(received, name), memberOf(expected, name)));
  }
}

/** What an asymmetric matcher says of the other value; nothing where both are such, or neither is. */
function byMatcher(received: unknown, expected: unknown): boolean | undefined {
  const [ofReceived, ofExpected] = [isAsymmetricMatcher(received), isAsymmetricMatcher(expected)];
  if (ofReceived === ofExpected) return undefined;
  if (isAsymmetricMatcher(expected)) return expected.asymmetricMatch(received);
  return isAsymmetricMatcher(received) && received.asymmetricMatch(expected);
}

function memberOf(object: object, name: string | symbol): unknown {
  return Object.hasOwn(object, name) ? Reflect.get(object, name) : undefined;
}
