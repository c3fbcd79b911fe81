/**
 * The generator of CPython's `random.Random(seed)` (Mersenne Twister MT19937), bit for bit: the workloads were first
 * made by a Python program, and the counts of matches that they are known by hold for exactly those events.
 */
const WORDS = 624;
const SHIFT = 397;
const UPPER = 0x80000000;
const LOWER = 0x7fffffff;
const TWIST = 0x9908b0df;

export class PythonRandom {
  readonly #state = new Uint32Array(WORDS);
  #used = WORDS;

  constructor(seed: number) {
    this.#seedByArray([seed]);
  }

  /** A double in [0, 1) of 53 random bits. */
  random(): number {
    const high = this.#word() >>> 5;
    const low = this.#word() >>> 6;
    return (high * 0x4000000 + low) / 0x20000000000000;
  }

  /** A whole number from 0, or from the first of two arguments, up to but without the last. */
  randrange(...bounds: [stop: number] | [start: number, stop: number]): number {
    const [start, stop] = bounds.length === 1 ? [0, bounds[0]] : bounds;
    return start + this.#below(stop - start);
  }

  choice<T>(items: ArrayLike<T>): T {
    return pick(items, this.#below(items.length));
  }

  /** Distinct items in random order, drawn as Python does from more than 21 for a handful. */
  sample<T>(items: readonly T[], count: number): T[] {
    const drawn = new Set<number>();
    while (drawn.size < count) {
      let at = this.#below(items.length);
      while (drawn.has(at)) at = this.#below(items.length);
      drawn.add(at);
    }
    return [...drawn].map((at) => pick(items, at));
  }

  #below(limit: number): number {
    const spare = Math.clz32(limit);
    let bits = this.#word() >>> spare;
    while (bits >= limit) bits = this.#word() >>> spare;
    return bits;
  }

  #word(): number {
    if (this.#used >= WORDS) this.#twist();
    let word = this.#at(this.#used++);
    word ^= word >>> 11;
    word ^= (word << 7) & 0x9d2c5680;
    word ^= (word << 15) & 0xefc60000;
    return (word ^ (word >>> 18)) >>> 0;
  }

  #twist(): void {
    for (let i = 0; i < WORDS; i++) {
      const mixed = (this.#at(i) & UPPER) | (this.#at(i + 1) & LOWER);
      this.#state[i] = this.#at(i + SHIFT) ^ (mixed >>> 1) ^ (mixed & 1 ? TWIST : 0);
    }
    this.#used = 0;
  }

  #seed(seed: number): void {
    this.#state[0] = seed;
    for (let i = 1; i < WORDS; i++) {
      const before = this.#at(i - 1);
      this.#state[i] = Math.imul(before ^ (before >>> 30), 1812433253) + i;
    }
  }

  #seedByArray(key: readonly number[]): void {
    this.#seed(19650218);
    let i = 1;
    const advance = (): void => {
      if (++i < WORDS) return;
      this.#state[0] = this.#at(WORDS - 1);
      i = 1;
    };
    for (let step = 0; step < WORDS; step++) {
      const at = step % key.length;
      this.#state[i] = (this.#at(i) ^ this.#mixed(i - 1, 1664525)) + pick(key, at) + at;
      advance();
    }
    for (let step = 1; step < WORDS; step++) {
      this.#state[i] = (this.#at(i) ^ this.#mixed(i - 1, 1566083941)) - i;
      advance();
    }
    this.#state[0] = UPPER;
  }

  #mixed(i: number, factor: number): number {
    const word = this.#at(i);
    return Math.imul(word ^ (word >>> 30), factor);
  }

  #at(i: number): number {
    return pick(this.#state, i % WORDS);
  }
}

function pick<T>(items: ArrayLike<T>, at: number): T {
  const item = items[at];
  if (item === undefined) throw new RangeError(`nothing at ${at}`);
  return item;
}
