import type { EventValue } from '../values/event-value.js';
import type { Anchor } from '../operators/operator.js';
import { addressPlace } from '../values/address.js';
import { AffixTree } from './affix-tree.js';
import { type Interval, IntervalTree } from './interval-tree.js';

/**
 * What is filed under the anchors of one field, to be found again by a value of that field. Finds everything whose
 * anchors the value meets; what it finds too much, the tests sort out.
 */
export class AnchorTable<B> {
  readonly #make: () => B;
  #strings: Map<string, B> | undefined;
  #lowerCase: Map<string, B> | undefined;
  #bareWords: Map<string, B> | undefined;
  #numbers: Map<number, B> | undefined;
  #prefixes: AffixTree<B> | undefined;
  #suffixes: AffixTree<B> | undefined;
  #numberRanges: RangeFile<B> | undefined;
  #addressRanges: RangeFile<B> | undefined;
  /** Address ranges read the text of numbers and literals as digits: those find every one of them. */
  #addressed: B | undefined;
  #present: B | undefined;

  constructor(make: () => B) {
    this.#make = make;
  }

  /** Where something with this anchor belongs. */
  file(anchor: Anchor): B[] {
    switch (anchor.kind) {
      case 'string':
        return [fileIn((this.#strings ??= new Map<string, B>()), anchor.text, this.#make)];
      case 'bare-word':
        return [fileIn((this.#bareWords ??= new Map<string, B>()), anchor.text, this.#make)];
      case 'number':
        return [fileIn((this.#numbers ??= new Map<number, B>()), anchor.value, this.#make)];
      case 'number-range':
        return [(this.#numberRanges ??= new RangeFile()).file(anchor.low, anchor.high, this.#make)];
      case 'prefix':
        return [(this.#prefixes ??= new AffixTree('prefix')).file(anchor.text, this.#make)];
      case 'suffix':
        return [(this.#suffixes ??= new AffixTree('suffix')).file(anchor.text, this.#make)];
      case 'lower-case':
        return [fileIn((this.#lowerCase ??= new Map<string, B>()), anchor.text, this.#make)];
      case 'address-range':
        return this.#fileAddresses(anchor.low, anchor.high);
      case 'present':
        return [(this.#present ??= this.#make())];
    }
  }

  /** Calls back with everything that the value finds, some of it perhaps twice. */
  visit(value: EventValue, callback: (found: B) => void): void {
    if (this.#present !== undefined) callback(this.#present);
    if (value.type === 'string') this.#visitString(value, callback);
    else this.#visitBareWord(value, callback);
  }

  #visitString(value: EventValue, callback: (found: B) => void): void {
    const { text } = value;
    const equal = this.#strings?.get(text);
    if (equal !== undefined) callback(equal);
    const alike = this.#lowerCase?.get(text.toLowerCase());
    if (alike !== undefined) callback(alike);
    this.#prefixes?.visit(text, callback);
    this.#suffixes?.visit(text, callback);
    if (this.#addressRanges !== undefined && !Number.isNaN(value.addressPlace)) {
      this.#addressRanges.visit(value.addressPlace, callback);
    }
  }

  #visitBareWord(value: EventValue, callback: (found: B) => void): void {
    const equal = this.#bareWords?.get(value.text);
    if (equal !== undefined) callback(equal);
    if (this.#addressed !== undefined) callback(this.#addressed);
    if (this.#numbers === undefined && this.#numberRanges === undefined) return;
    const { number } = value;
    if (Number.isNaN(number)) return;
    const same = this.#numbers?.get(number);
    if (same !== undefined) callback(same);
    this.#numberRanges?.visit(number, callback);
  }

  #fileAddresses(low: string, high: string): B[] {
    const ranges = (this.#addressRanges ??= new RangeFile());
    return [
      ranges.file(addressPlace(low, '0'), addressPlace(high, 'F'), this.#make),
      (this.#addressed ??= this.#make()),
    ];
  }
}

/** What is filed under ranges; the tree over them is built when first looked into. */
class RangeFile<B> {
  readonly #intervals = new Map<string, Interval<B>>();
  #tree: IntervalTree<B> | undefined;

  file(low: number, high: number, make: () => B): B {
    const key = `${low} ${high}`;
    let interval = this.#intervals.get(key);
    if (interval === undefined) {
      interval = { low, high, value: make() };
      this.#intervals.set(key, interval);
      this.#tree = undefined;
    }
    return interval.value;
  }

  visit(point: number, callback: (found: B) => void): void {
    this.#tree ??= new IntervalTree([...this.#intervals.values()]);
    this.#tree.visit(point, callback);
  }
}

function fileIn<K, B>(map: Map<K, B>, key: K, make: () => B): B {
  let found = map.get(key);
  if (found === undefined) {
    found = make();
    map.set(key, found);
  }
  return found;
}
