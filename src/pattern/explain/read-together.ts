import { EventFields } from '../event/event-fields.js';
import { EventReader } from '../event/event-reader.js';
import { PathTrie } from '../event/path-trie.js';
import { type ConjunctionMatcher, compilePattern, isReadAlone } from '../match/conjunction-matcher.js';
import type { EventPattern } from '../model.js';

/** A pattern, ready to be asked about the event that was read last. */
export interface ReadyPattern {
  /** One for each combination of `$or` branches. */
  readonly conjunctions: readonly ConjunctionMatcher[];
  readonly event: EventFields;
}

/** Patterns that are asked about the same events, each of which is read but once. */
export interface ReadTogether {
  readonly ready: readonly ReadyPattern[];
  /** Throws {@link MalformedEvent}. */
  readonly read: (eventText: string) => void;
}

export function readTogether(patterns: readonly EventPattern[]): ReadTogether {
  const together = newReading();
  const ready = patterns.map((pattern) => {
    const { trie, event, reader } = isReadAlone(pattern) ? newReading() : together;
    return { conjunctions: compilePattern(pattern, trie), event, reader };
  });
  const readers = new Set(ready.map(({ reader }) => reader));
  return {
    ready,
    read(eventText) {
      for (const reader of readers) reader.read(eventText);
    },
  };
}

function newReading() {
  const trie = new PathTrie();
  const event = new EventFields();
  return { trie, event, reader: new EventReader(trie, event) };
}
