import type { Judge } from '../../event/judge.js';
import { equals } from './equality.js';
import type { Equals, MatcherContext } from './matcher-context.js';

export { isAsymmetricMatcher, isPartial, lookedAtType } from '../../event/judge.js';
export type { AsymmetricMatcher, Judge } from '../../event/judge.js';

export function judgeOf(context: MatcherContext): Judge {
  const testers = [...(context.customTesters ?? [])];
  const runner = hasEquals(context) ? context : { equals };
  return {
    equals(received, expected) {
      try {
        // As a method: Bun's knows its context by it.
        return runner.equals(received, expected, testers);
      } catch {
        // Playwright's refuses to be called. A matcher of the test that throws will throw again.
        return equals(received, expected, testers);
      }
    },
    custom(received, expected) {
      for (const tester of testers) {
        const verdict = tester.call(runner, received, expected, testers);
        if (verdict !== undefined) return verdict;
      }
      return undefined;
    },
  };
}

function hasEquals(context: MatcherContext): context is MatcherContext & { readonly equals: Equals } {
  return context.equals !== undefined;
}
