/**
 * A copy that later changes of the original do not reach, however deep.
 *
 * Dates and bytes are copied as such; every other object becomes a plain one with the members that the SDK would read.
 */
export function deepCopy(value: object): Record<string, unknown> {
  return copyMembers(value, new Map());
}

type Copies = Map<object, unknown>;

function copy(value: unknown, copies: Copies): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const known = copies.get(value);
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
  for (const name of memberNames(value)) {
    const member = copy(Reflect.get(value, name), copies);
    // Assigned, a member of this name would become the copy's prototype.
    if (name === '__proto__') Object.defineProperty(made, name, { ...ORDINARY, value: member });
    else made[name] = member;
  }
  return made;
}

const ORDINARY = { configurable: true, enumerable: true, writable: true };

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
    (name) => Object.getOwnPropertyDescriptor(prototype, name)?.get !== undefined,
  );
}
