import { type ConjunctionMatcher, compilePattern, isReadAlone } from '../match/conjunction-matcher.js';
import { EventFields } from '../event/event-fields.js';
import { EventReader, eventText } from '../event/event-reader.js';
import { PathTrie } from '../event/path-trie.js';
import type { EventPattern } from '../model.js';
import type { Anchor } from '../operators/operator.js';
import { type Alternative, isMetByAbsence } from '../operators/registry.js';
import { fieldAnchors } from '../match/field-tester.js';
import { PatternMatcher } from '../match/pattern-matcher.js';
import type { AnchoredCondition, Candidate } from './candidate.js';
import { CandidateTree } from './candidate-tree.js';

/** An item with its pattern. */
interface Entry<T> {
  readonly item: T;
  readonly pattern: EventPattern;
  /** Where the item stands among the others. */
  readonly ordinal: number;
  isDeleted: boolean;
  /** The search that last found it to match. */
  matchedIn: number;
}

interface IndexedConjunction<T> extends Candidate {
  readonly entry: Entry<T>;
  readonly matcher: ConjunctionMatcher;
  /** The search that last tried it. */
  triedIn: number;
}

interface LonePattern<T> {
  readonly entry: Entry<T>;
  readonly matcher: PatternMatcher;
}

/** So few conjunctions are tried one by one sooner than filed. */
const FEW = 16;

/**
 * Finds, among many patterns, those that an event matches, without trying each of them. Like a Map from items to
 * patterns: adding an item again gives it another pattern and leaves it in its place.
 *
 * @example
 * const rules = new PatternIndex<string>();
 * rules.add(parse({ source: ['shop'] }), 'from the shop');
 * rules.match({ source: 'shop' }); // ['from the shop']
 */
export class PatternIndex<T> {
  readonly #entries = new Map<T, Entry<T>>();
  #ordinals = 0;
  #searches = 0;
  #found: Entry<T>[] = [];

  #trie = new PathTrie();
  #event = new EventFields();
  #reader = new EventReader(this.#trie, this.#event);
  #tree: CandidateTree<IndexedConjunction<T>> | undefined;
  #filed: IndexedConjunction<T>[] = [];
  /** Added since the tree was built. */
  #unfiled: IndexedConjunction<T>[] = [];
  #deleted = 0;
  #lone: LonePattern<T>[] = [];

  /** How many items it has. */
  get size(): number {
    return this.#entries.size;
  }

  /** Makes an item known by its pattern. */
  add(pattern: EventPattern, item: T): void {
    const known = this.#entries.get(item);
    if (known !== undefined) this.#retire(known);
    const ordinal = known?.ordinal ?? this.#ordinals++;
    const entry = { item, pattern, ordinal, isDeleted: false, matchedIn: 0 };
    this.#entries.set(item, entry);
    this.#admit(entry);
    if (known !== undefined) this.#forgetDeleted();
  }

  /** Forgets an item. False if it was not known. */
  delete(item: T): boolean {
    const entry = this.#entries.get(item);
    if (entry === undefined) return false;
    this.#retire(entry);
    this.#entries.delete(item);
    this.#forgetDeleted();
    return true;
  }

  /**
   * The items whose patterns match the event, in the order in which they were added.
   *
   * @param event JSON text, or a value that JSON.stringify turns into it
   * @throws MalformedEvent if that is not the text of a JSON object
   */
  match(event: string | object): T[] {
    const text = eventText(event);
    this.#file();
    this.#searches++;
    this.#found = [];
    this.#reader.read(text);
    this.#tree?.search();
    this.#try(this.#unfiled);
    for (const { entry, matcher } of this.#lone) if (matcher.matches(text)) this.#found.push(entry);
    if (this.#found.length === 0) return [];
    return this.#found.sort((a, b) => a.ordinal - b.ordinal).map(({ item }) => item);
  }

  readonly #try = (candidates: readonly IndexedConjunction<T>[]): void => {
    const search = this.#searches;
    for (const candidate of candidates) {
      if (candidate.triedIn === search) continue;
      candidate.triedIn = search;
      const { entry } = candidate;
      if (entry.isDeleted || entry.matchedIn === search || !candidate.matcher.matches(this.#event)) continue;
      entry.matchedIn = search;
      this.#found.push(entry);
    }
  };

  #admit(entry: Entry<T>): void {
    if (isReadAlone(entry.pattern)) {
      this.#lone.push({ entry, matcher: new PatternMatcher(entry.pattern) });
      return;
    }
    for (const matcher of compilePattern(entry.pattern, this.#trie))
      this.#unfiled.push(indexed(entry, matcher));
  }

  #retire(entry: Entry<T>): void {
    entry.isDeleted = true;
    const others = this.#lone.filter((lone) => lone.entry !== entry);
    if (others.length === this.#lone.length) this.#deleted += entry.pattern.conjunctions.length;
    this.#lone = others;
  }

  /** At least half of what is indexed is deleted then, so that each deletion pays for little. */
  #forgetDeleted(): void {
    const indexed = this.#filed.length + this.#unfiled.length;
    if (this.#deleted > FEW && this.#deleted > indexed / 2) this.#startAfresh();
  }

  /** Builds the tree anew when enough has changed: often enough to be fast, so seldom that building costs little. */
  #file(): void {
    if (this.#unfiled.length <= FEW || this.#unfiled.length <= this.#filed.length / 4) return;
    this.#filed = [...this.#filed, ...this.#unfiled].filter(({ entry }) => !entry.isDeleted);
    this.#unfiled = [];
    this.#tree = new CandidateTree(this.#filed, this.#event, this.#try);
  }

  /** Also forgets the paths that only deleted patterns wanted. */
  #startAfresh(): void {
    this.#trie = new PathTrie();
    this.#event = new EventFields();
    this.#reader = new EventReader(this.#trie, this.#event);
    this.#tree = undefined;
    this.#filed = [];
    this.#unfiled = [];
    this.#lone = [];
    this.#deleted = 0;
    for (const entry of this.#entries.values()) this.#admit(entry);
  }
}

function indexed<T>(entry: Entry<T>, matcher: ConjunctionMatcher): IndexedConjunction<T> {
  const conditions = matcher.conditions.map(({ alternatives }, index): AnchoredCondition => ({
    field: matcher.field(index),
    anchors: valueAnchors(alternatives),
  }));
  return { entry, matcher, conditions, triedIn: 0 };
}

/** Undefined if the field can be met without a value. */
function valueAnchors(alternatives: readonly Alternative[]): readonly Anchor[] | undefined {
  return alternatives.some(isMetByAbsence) ? undefined : fieldAnchors(alternatives);
}
