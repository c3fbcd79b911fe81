import { EventFields } from '../event/event-fields.js';
import { EventReader } from '../event/event-reader.js';
import { PathTrie } from '../event/path-trie.js';
import { type ConjunctionMatcher, compilePattern } from './conjunction-matcher.js';
import type { EventPattern } from '../model.js';

/** One pattern, ready to be matched with any number of events. */
export class PatternMatcher {
  /** One for each combination of `$or` branches. */
  readonly conjunctions: readonly ConjunctionMatcher[];
  readonly event = new EventFields();
  readonly #reader: EventReader;

  constructor(pattern: EventPattern) {
    const trie = new PathTrie();
    this.conjunctions = compilePattern(pattern, trie);
    this.#reader = new EventReader(trie, this.event);
  }

  /** Reads an event, which the conjunctions then can be asked about. Throws {@link MalformedEvent}. */
  read(eventText: string): void {
    this.#reader.read(eventText);
  }

  /** Throws {@link MalformedEvent}. */
  matches(eventText: string): boolean {
    this.read(eventText);
    return this.conjunctions.some((conjunction) => conjunction.matches(this.event));
  }
}
