import type { PatternRow } from './pattern-rows.js';
import type { Difference } from './suite.js';

/** A way into the project that answers whether an event matches a pattern. */
export interface Judge {
  readonly door: string;
  /** What differs from the row; nothing when the answer is right. Never throws. */
  readonly judge: (row: PatternRow) => Promise<readonly Difference[]>;
}

/** What a door answered, in one word and a text to go with it. */
export interface Answer {
  readonly kind: 'match' | 'no match' | 'pattern accepted' | 'pattern refused' | 'event refused' | 'broken';
  readonly text?: string;
}

/** Compares the answer's kind and, where the row knows it, the text. */
export function differences(expected: Answer, received: Answer): Difference[] {
  if (expected.kind === 'pattern accepted' && (received.kind === 'match' || received.kind === 'no match'))
    return [];
  if (received.kind !== expected.kind) {
    return [{ what: 'answer', expected: spell(expected), received: spell(received) }];
  }
  if (expected.text === undefined || received.text === expected.text) return [];
  return [{ what: 'text', expected: expected.text, received: received.text ?? '(none)' }];
}

function spell({ kind, text }: Answer): string {
  return text === undefined ? kind : `${kind}: ${text}`;
}
