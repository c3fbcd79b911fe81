import { noteInstance } from '../../text/copied-instances.js';
import { setMember } from '../../text/set-member.js';

/**
 * A copy that later changes of the original do not reach, however deep.
 *
 * Dates and bytes are copied as such; every other object becomes a plain one with the members that the SDK would read.
 */
export function deepCopy(value: object): Record<string, unknown> {
  return copyMembers(value, new Copies());
}

/** What is copied already: an object that stands there twice does so in the copy, too. */
class Copies {
  readonly #originals: object[] = [];
  readonly #copies: object[] = [];
  /** Where there are many. Inputs have few objects mostly, and a map costs more than to look through these. */
  #byOriginal: Map<object, object> | undefined;

  of(original: object): object | undefined {
    if (this.#byOriginal) return this.#byOriginal.get(original);
    const at = this.#originals.indexOf(original);
    return at < 0 ? undefined : this.#copies[at];
  }

  set(original: object, copy: object): void {
    if (this.#byOriginal) {
      this.#byOriginal.set(original, copy);
      return;
    }
    this.#originals.push(original);
    this.#copies.push(copy);
    if (this.#originals.length < MANY) return;
    this.#byOriginal = new Map(this.#originals.map((one, at) => [one, this.#copies[at] ?? copy]));
  }
}

const MANY = 16;

function copy(value: unknown, copies: Copies): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const known = copies.of(value);
  if (known !== undefined) return known;
  if (Array.isArray(value)) return copyArray(value, copies);
  // Told by the tag: a fake `Date` or another realm's `Uint8Array` is not an instance of ours.
  const tag = Reflect.getPrototypeOf(value) === Object.prototype ? '' : Object.prototype.toString.call(value);
  if (tag === '[object Date]') return new Date(Number(value));
  if (tag === '[object Uint8Array]') return Uint8Array.from(value as Uint8Array);
  return copyMembers(value, copies);
}

function copyArray(values: readonly unknown[], copies: Copies): unknown[] {
  const made: unknown[] = [];
  copies.set(values, made);
  for (const value of values) made.push(copy(value, copies));
  return made;
}

function copyMembers(value: object, copies: Copies): Record<string, unknown> {
  const made: Record<string, unknown> = {};
  copies.set(value, made);
  if (isInstance(value)) noteInstance(made);
  const members = value as Readonly<Record<string, unknown>>;
  for (const name of memberNames(value)) {
    setMember(made, name, copy(members[name], copies));
  }
  return made;
}

/** Whether it is more than an object that was written down: here or in another realm, or without a prototype. */
function isInstance(value: object): boolean {
  const prototype = Reflect.getPrototypeOf(value);
  if (prototype === null || prototype === Object.prototype) return false;
  return Reflect.getPrototypeOf(prototype) !== null;
}

/** Own members, and for an instance of a class also those that its getters make. */
function memberNames(value: object): string[] {
  const names = Object.keys(value);
  let prototype = Reflect.getPrototypeOf(value);
  while (prototype !== null && prototype !== Object.prototype) {
    names.push(...getterNames(prototype));
    prototype = Reflect.getPrototypeOf(prototype);
  }
  return names;
}

function getterNames(prototype: object): string[] {
  return Object.getOwnPropertyNames(prototype).filter(
    // That of another realm's objects has a getter, too.
    (name) => name !== '__proto__' && Object.getOwnPropertyDescriptor(prototype, name)?.get !== undefined,
  );
}
