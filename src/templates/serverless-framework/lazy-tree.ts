import { at as memberAt } from '../../simulation/seed/seed-members.js';
import { isObject } from '../../text/kinds-of-values.js';

/** Where a text stands. */
export interface Place {
  readonly at: string;
  /** Whether it is what `Fn::Sub` is given. */
  readonly isSubstituted: boolean;
}

type Members = Readonly<Record<string, unknown>>;

type Tell = (text: string, place: Place) => unknown;

/**
 * A tree of objects and lists that looks like another one, with each text told anew. That is done when somebody asks
 * for it, and once: what nobody reads may say what it likes.
 */
export class LazyTree {
  readonly #tell: Tell;
  readonly #made = new WeakMap<object, unknown>();

  constructor(tell: Tell) {
    this.#tell = tell;
  }

  of(value: unknown, at: string, isSubstituted = false): unknown {
    if (typeof value === 'string') return this.#tell(value, { at, isSubstituted });
    if (typeof value !== 'object' || value === null) return value;
    const known = this.#made.get(value);
    if (known !== undefined) return known;
    const made = Array.isArray(value) ? [] : {};
    this.#made.set(value, made);
    if (Array.isArray(value)) this.#addElements(made, value, { at, isSubstituted });
    else if (isObject(value)) this.#addMembers(made, value, at);
    return made;
  }

  #addElements(made: object, list: readonly unknown[], { at, isSubstituted }: Place): void {
    for (const index of list.keys()) {
      define(made, String(index), () =>
        this.of(list[index], `${at}[${index}]`, isSubstituted && index === 0),
      );
    }
  }

  #addMembers(made: object, value: Members, at: string): void {
    for (const name of Object.keys(value)) {
      const memberPath = at === '' ? name : memberAt(at, name);
      if (name === '<<') this.#addMerged(made, this.of(value[name], memberPath));
      else define(made, name, () => this.of(value[name], memberPath, name === 'Fn::Sub'));
    }
  }

  /** The merge key of YAML: what is there already comes first, wherever it stands. */
  #addMerged(made: object, given: unknown): void {
    for (const merged of [given].flat().filter(isObject)) {
      for (const name of Object.keys(merged)) {
        if (!Object.hasOwn(made, name)) define(made, name, () => merged[name]);
      }
    }
  }
}

/**
 * The members of both, where the later one counts; objects are put together member by member, lists element by element.
 */
export function merged(earlier: unknown, later: unknown): unknown {
  if (Array.isArray(earlier) && Array.isArray(later)) {
    const kept: readonly unknown[] = earlier;
    const given: readonly unknown[] = later;
    const first = given.map((element, index) =>
      index < kept.length ? merged(kept[index], element) : element,
    );
    return [...first, ...kept.slice(given.length)];
  }
  return isObject(earlier) && isObject(later) ? mergedMembers(earlier, later) : later;
}

/** The same for two objects. */
export function mergedMembers(earlier: Members, later: Members): Members {
  const made = {};
  for (const name of new Set([...Object.keys(earlier), ...Object.keys(later)])) {
    if (!Object.hasOwn(later, name)) define(made, name, () => earlier[name]);
    else if (!Object.hasOwn(earlier, name)) define(made, name, () => later[name]);
    else define(made, name, () => merged(earlier[name], later[name]));
  }
  return made;
}

/** A copy with another value of a member. */
export function withMember(members: Members, name: string, value: unknown): Members {
  const made = {};
  for (const other of Object.keys(members)) define(made, other, () => members[other]);
  define(made, name, () => value);
  return made;
}

/** A member that is read when somebody asks for it. */
function define(object: object, name: string, read: () => unknown): void {
  const shared = { configurable: true, enumerable: true };
  Object.defineProperty(object, name, {
    ...shared,
    get: () => {
      const value = read();
      Object.defineProperty(object, name, { ...shared, value });
      return value;
    },
  });
}
