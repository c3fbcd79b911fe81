/** A key on the way to a wanted field. The trie is over keys, so `a.b` and `{"a": {"b": …}}` share nodes. */
export class PathNode {
  /** The number of the field whose path ends here; -1 while nobody wants the values found here. */
  field = -1;
  private slots: (PathNode | undefined)[] = [];
  private chained: PathNode | undefined;
  private children: PathNode[] = [];

  constructor(
    readonly key: string,
    /** The keys from the root, joined with dots. */
    readonly path: string,
  ) {}

  get isLeaf(): boolean {
    return this.children.length === 0;
  }

  /** The child whose key is the given stretch of the text; compares in place, so that unwanted keys cost nothing. */
  find(text: string, start: number, end: number): PathNode | undefined {
    const slots = this.slots;
    if (slots.length === 0) return undefined;
    let child = slots[slotOf(text, start, end) & (slots.length - 1)];
    while (child !== undefined && !child.isSpelt(text, start, end)) child = child.chained;
    return child;
  }

  /** The child with the key, made if there is none. */
  child(key: string, path: string): PathNode {
    const known = this.find(key, 0, key.length);
    if (known !== undefined) return known;
    const node = new PathNode(key, path);
    this.children.push(node);
    if (this.children.length > this.slots.length) this.rehash();
    else this.place(node);
    return node;
  }

  private isSpelt(text: string, start: number, end: number): boolean {
    const key = this.key;
    if (key.length !== end - start) return false;
    for (let i = 0; i < key.length; i++) {
      if (key.charCodeAt(i) !== text.charCodeAt(start + i)) return false;
    }
    return true;
  }

  private rehash(): void {
    this.slots = new Array<PathNode | undefined>(Math.max(4, this.slots.length * 2)).fill(undefined);
    for (const child of this.children) this.place(child);
  }

  private place(child: PathNode): void {
    const slot = slotOf(child.key, 0, child.key.length) & (this.slots.length - 1);
    child.chained = this.slots[slot];
    this.slots[slot] = child;
  }
}

/** Length and both ends tell nearly all keys of one object apart, without a walk over the characters. */
function slotOf(text: string, start: number, end: number): number {
  if (start === end) return 0;
  return (end - start) * 5 + text.charCodeAt(start) * 3 + text.charCodeAt(end - 1);
}

/** The fields that are wanted from an event, numbered in the order in which they were first asked for. */
export class PathTrie {
  readonly root = new PathNode('', '');
  /** The path of each numbered field. */
  readonly paths: string[] = [];
  #steps: Set<string> | undefined;

  /** @param open take in every path that an event has, as if it had been wanted */
  constructor(readonly open = false) {}

  /** The number of the field with this path. */
  want(path: string): number {
    let node = this.root;
    for (const key of path.split('.')) node = this.childOf(node, key);
    if (path.endsWith('.')) this.#steps ??= new Set();
    return this.#number(node);
  }

  /** Where a key leads that is not, or not as a whole, a step of a wanted path. */
  resolve(node: PathNode, key: string): PathNode | undefined {
    let current: PathNode | undefined = node;
    for (const step of key.split('.')) {
      current = this.open ? this.childOf(current, step) : current.find(step, 0, step.length);
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

  private childOf(node: PathNode, key: string): PathNode {
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
