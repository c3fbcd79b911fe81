import type { InvalidEventPattern } from '../pattern/invalid-event-pattern.js';
import type { JsonLocation } from '../pattern/json/location.js';
import { type PatternMistake, patternMistakes } from './subjects/pattern-mistakes.js';

export interface RefusedPattern {
  readonly text: string;
  /** The service's reason, without the place. */
  readonly reason: string;
  /** How far the service had read. */
  readonly location?: JsonLocation;
  readonly mistakes: readonly PatternMistake[];
}

/** A pattern that the service refuses, with the place that it does not like. */
export function refusedPattern(text: string, { reason, location }: InvalidEventPattern): RefusedPattern {
  return { text, reason, ...(location && { location }), mistakes: patternMistakes(text) };
}
