import type { Judge } from '../../event/judge.js';
import type { MatcherContext } from './matcher-context.js';

export { isAsymmetricMatcher, isPartial, lookedAtType } from '../../event/judge.js';
export type { AsymmetricMatcher, Judge } from '../../event/judge.js';

export function judgeOf(context: MatcherContext): Judge {
  const testers = [...(context.customTesters ?? [])];
  const { equals } = context;
  return {
    equals: (received, expected) => equals(received, expected, testers),
    custom(received, expected) {
      for (const tester of testers) {
        const verdict = tester.call({ equals }, received, expected, testers);
        if (verdict !== undefined) return verdict;
      }
      return undefined;
    },
  };
}
