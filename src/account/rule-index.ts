import { PatternIndex } from '../pattern/indexing/pattern-index.js';
import type { EventPattern } from '../pattern/model.js';

/** Patterns by the names of their rules, in the order in which they were put, and what finds them. */
interface Patterns {
  readonly byRule: Map<string, EventPattern>;
  /** Made when somebody first looks for rules. */
  index?: PatternIndex<string>;
  /** Whether several buses look at them. */
  isShared: boolean;
}

/** The names of rules with their patterns. Copies share all that is in it until one of them is changed. */
export class RuleIndex {
  #patterns: Patterns;

  constructor(patterns: Patterns = { byRule: new Map(), isShared: false }) {
    this.#patterns = patterns;
  }

  /** Makes a rule known, as the last of all. */
  add(name: string, pattern: EventPattern): void {
    this.delete(name);
    const { byRule, index } = this.#own();
    byRule.set(name, pattern);
    index?.add(pattern, name);
  }

  delete(name: string): void {
    if (!this.#patterns.byRule.has(name)) return;
    const { byRule, index } = this.#own();
    byRule.delete(name);
    index?.delete(name);
  }

  /** The rules whose patterns match the event, in the order in which they were added. */
  match(event: string): readonly string[] {
    // What matches patterns is loaded with the first of them.
    if (this.#patterns.byRule.size === 0) return [];
    return (this.#patterns.index ??= indexOf(this.#patterns)).match(event);
  }

  /** In the order in which they were added. */
  get names(): readonly string[] {
    return [...this.#patterns.byRule.keys()];
  }

  copy(): RuleIndex {
    this.#patterns.isShared = true;
    return new RuleIndex(this.#patterns);
  }

  #own(): Patterns {
    if (this.#patterns.isShared) {
      this.#patterns = { byRule: new Map(this.#patterns.byRule), isShared: false };
    }
    return this.#patterns;
  }
}

function indexOf({ byRule }: Patterns): PatternIndex<string> {
  const index = new PatternIndex<string>();
  for (const [name, pattern] of byRule) index.add(pattern, name);
  return index;
}
