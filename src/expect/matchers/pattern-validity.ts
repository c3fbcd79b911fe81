import { InvalidEventPattern } from '../../pattern/invalid-event-pattern.js';
import { parse } from '../../pattern/language.js';
import { defineMatcher } from '../matcher.js';
import { patternMistakes } from '../subjects/pattern-mistakes.js';
import { refusedPattern } from '../refused-pattern.js';
import { anyPattern } from '../subjects/pattern.js';
import type { PatternProblem, Section, Verdict } from '../verdicts/verdict.js';

export const toBeValidEventPattern = defineMatcher({
  name: 'toBeValidEventPattern',
  received: anyPattern,
  parameters: [],
  required: 0,
  decide({ received: { text, length } }) {
    if (length > MAX_LENGTH) return verdict({ kind: 'too-long', length, most: MAX_LENGTH }, []);
    const error = invalidity(text);
    if (error === undefined) {
      return verdict(undefined, [{ kind: 'accepted-pattern', text, mistakes: patternMistakes(text) }]);
    }
    const { reason } = error;
    return verdict({ kind: 'refused', reason }, [
      { kind: 'refused-pattern', pattern: refusedPattern(text, error) },
    ]);
  },
});

/** PutRule refuses a longer text before it reads it. */
const MAX_LENGTH = 4096;

function verdict(problem: PatternProblem | undefined, sections: readonly Section[]): Verdict {
  return {
    pass: problem === undefined,
    report: () => ({ headline: { kind: 'validity', ...(problem && { problem }) }, sections }),
  };
}

function invalidity(text: string): InvalidEventPattern | undefined {
  try {
    parse(text);
    return undefined;
  } catch (error) {
    if (error instanceof InvalidEventPattern) return error;
    throw error;
  }
}
