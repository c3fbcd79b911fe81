import type { InvalidEventPattern } from '../pattern/invalid-event-pattern.js';
import { patternMistakes } from './pattern-mistakes.js';
import type { RefusedPattern } from './verdict.js';

/** A pattern that the service refuses, with the place that it does not like. */
export function refusedPattern(text: string, { reason, location }: InvalidEventPattern): RefusedPattern {
  return { text, reason, ...(location && { location }), mistakes: patternMistakes(text) };
}
