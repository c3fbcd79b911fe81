import { InvalidEventPattern } from '../../pattern/invalid-event-pattern.js';
import { parse } from '../../pattern/language.js';
import { defineMatcher } from '../matcher.js';
import { anyPattern } from '../subjects/pattern.js';
import type { Section, Verdict } from '../verdict.js';
import { patternMistakes } from './pattern-mistakes.js';

export const toBeValidEventPattern = defineMatcher({
  name: 'toBeValidEventPattern',
  received: anyPattern,
  parameters: [],
  required: 0,
  decide({ received: { text } }) {
    const error = invalidity(text);
    return error ? invalid(text, error) : valid(text);
  },
});

function valid(text: string): Verdict {
  return {
    pass: true,
    report: () => ({
      headline: { kind: 'validity' },
      sections: [{ kind: 'pattern-text', text, mistakes: patternMistakes(text) }],
    }),
  };
}

function invalid(text: string, error: InvalidEventPattern): Verdict {
  return {
    pass: false,
    report: () => ({
      headline: { kind: 'validity', reason: error.reason },
      sections: [refusedPattern(text, error)],
    }),
  };
}

/** The pattern with the place that the service does not like. */
export function refusedPattern(text: string, { reason, location }: InvalidEventPattern): Section {
  return {
    kind: 'pattern-text',
    text,
    reason,
    ...(location && { location }),
    mistakes: patternMistakes(text),
  };
}

/** PutRule refuses a longer text before it reads it; an object is counted as it is written without spaces. */
const MAX_LENGTH = 4096;

function invalidity(text: string): InvalidEventPattern | undefined {
  try {
    parse(text);
    return undefined;
  } catch (error) {
    if (error instanceof InvalidEventPattern) return error;
    throw error;
  }
}
