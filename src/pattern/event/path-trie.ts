/** A key on the way to a wanted field. Paths are cut at their dots, so `a.b` and `{"a": {"b": …}}` share nodes. */
export class PathNode {
  /** The number of the field whose path ends here; -1 while nobody wants the values found here. */
  field = -1;
  /** Whether no wanted path goes on from here. */
  isLeaf = true;
  /** How long a key with a dot is at least that is several steps of a wanted path at once. */
  leastOfSeveralSteps = Number.POSITIVE_INFINITY;
  readonly #parent: PathNode | undefined;
  readonly #units: Uint16Array;
  readonly #children: PathNode[] = [];
  #slots: (PathNode | undefined)[] = [];
  /** The next child in the same slot. */
  #chained: PathNode | undefined;

  /** @param path the keys from the root to this one, joined with dots */
  constructor(
    readonly key: string,
    readonly path: string,
    parent?: PathNode,
  ) {
    this.#parent = parent;
    this.#units = unitsOfKey(key);
  }

  /** The child with the key that stands in the units; compared in place, so that an unwanted key costs nothing. */
  find(units: Uint16Array, start: number, end: number): PathNode | undefined {
    const slots = this.#slots;
    if (slots.length === 0) return undefined;
    let child = slots[slotOf(units, start, end) & (slots.length - 1)];
    while (child !== undefined && !child.#isSpelt(units, start, end)) child = child.#chained;
    return child;
  }

  /** The child with the key. */
  findKey(key: string): PathNode | undefined {
    return this.find(unitsOfKey(key), 0, key.length);
  }

  /** The child with the key, made if there is none. */
  child(key: string, path: string): PathNode {
    return this.findKey(key) ?? this.#adopt(new PathNode(key, path, this));
  }

  #adopt(child: PathNode): PathNode {
    this.isLeaf = false;
    if (this.#parent !== undefined) {
      const length = this.key.length + 1 + child.key.length;
      this.#parent.leastOfSeveralSteps = Math.min(this.#parent.leastOfSeveralSteps, length);
    }
    this.#children.push(child);
    if (this.#children.length > this.#slots.length) this.#rehash();
    else this.#file(child);
    return child;
  }

  #rehash(): void {
    this.#slots = new Array<PathNode | undefined>(Math.max(4, this.#slots.length * 2)).fill(undefined);
    for (const child of this.#children) this.#file(child);
  }

  #file(child: PathNode): void {
    const slot = slotOf(child.#units, 0, child.#units.length) & (this.#slots.length - 1);
    child.#chained = this.#slots[slot];
    this.#slots[slot] = child;
  }

  #isSpelt(units: Uint16Array, start: number, end: number): boolean {
    const own = this.#units;
    if (own.length !== end - start) return false;
    for (let at = 0; at < own.length; at++) if (own[at] !== units[start + at]) return false;
    return true;
  }
}

function unitsOfKey(key: string): Uint16Array {
  const units = new Uint16Array(key.length);
  for (let at = 0; at < key.length; at++) units[at] = key.charCodeAt(at);
  return units;
}

/** The length and both ends tell nearly all keys of one object apart. */
function slotOf(units: Uint16Array, start: number, end: number): number {
  if (start === end) return 0;
  return (end - start) * 5 + (units[start] ?? 0) * 3 + (units[end - 1] ?? 0);
}

/** The fields that are wanted from an event, numbered in the order in which they were first asked for. */
export class PathTrie {
  readonly root = new PathNode('', '');
  /** The path of each numbered field. */
  readonly paths: string[] = [];
  #steps: Set<string> | undefined;
  /** False if keys need more than a look-up: see {@link steps} and `open`. */
  isPlain: boolean;

  /** @param open take in every path that an event has, as if it had been wanted */
  constructor(readonly open = false) {
    this.isPlain = !open;
  }

  /** The number of the field with this path. */
  want(path: string): number {
    let node = this.root;
    for (const key of path.split('.')) node = this.#childOf(node, key);
    if (path.endsWith('.')) {
      this.#steps ??= new Set();
      this.isPlain = false;
    }
    return this.#number(node);
  }

  /** Where a key leads that is not, or not as a whole, a step of a wanted path. */
  resolve(node: PathNode, key: string): PathNode | undefined {
    let current: PathNode | undefined = node;
    for (const step of key.split('.')) {
      current = this.open ? this.#childOf(current, step) : current.findKey(step);
      if (current === undefined) return undefined;
    }
    if (this.open) this.#number(current);
    return current;
  }

  /**
   * The steps that the service looks into, when that makes a difference. It splits paths with Java's
   * `split("\\.")`, which drops empty pieces at the end; so a path that ends in an empty key is only found
   * where an event spells it with a dot at the end of a key.
   */
  get steps(): ReadonlySet<string> | undefined {
    if (this.#steps?.size === 0) {
      for (const path of this.paths) for (const step of javaSplit(path)) this.#steps.add(step);
    }
    return this.#steps;
  }

  #childOf(node: PathNode, key: string): PathNode {
    return node.child(key, node === this.root ? key : `${node.path}.${key}`);
  }

  #number(node: PathNode): number {
    if (node.field < 0) {
      node.field = this.paths.push(node.path) - 1;
      this.#steps?.clear();
    }
    return node.field;
  }
}

/** Whether the service looks into a key at all, given the steps of the wanted paths. */
export function isStepUsed(steps: ReadonlySet<string>, key: string): boolean {
  return steps.has(key) || (key.includes('.') && javaSplit(key).every((step) => steps.has(step)));
}

function javaSplit(path: string): string[] {
  const steps = path.split('.');
  if (steps.length === 1) return steps;
  while (steps.at(-1) === '') steps.pop();
  return steps;
}
