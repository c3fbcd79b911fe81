import { withArticle } from '../../text/articles.js';
import { isObject } from '../../text/kinds-of-values.js';
import { didYouMean, nearestName } from '../../text/nearest-name.js';

/** A seed that the account cannot be built from; `message` begins with the place in the seed. */
export class InvalidSeed extends Error {
  override readonly name = 'InvalidSeed';

  constructor(
    /** `seed.buses.orders.rules.paid.targets[0]` */
    readonly path: string,
    reason: string,
    options?: ErrorOptions,
  ) {
    super(`${path}: ${reason}`, options);
  }
}

/** The object, when it is one and has no member that nobody would read. */
export function members<T extends object>(given: T, path: string, allowed: readonly (keyof T & string)[]): T {
  if (kindOf(given) !== 'an object') throw new InvalidSeed(path, `expected an object, got ${kindOf(given)}.`);
  for (const member of Object.keys(given)) {
    if (!allowed.includes(member as keyof T & string)) refuseMember(at(path, member), member, allowed);
  }
  return given;
}

export function refuseMember(path: string, member: string, allowed: readonly string[]): never {
  const hint = didYouMean(nearestName(member, allowed), `It can have ${allowed.join(', ')}.`);
  throw new InvalidSeed(path, `there is no such member. ${hint}`);
}

/** What stands there by name, each with its place; nothing where nothing is given. */
export function entriesAt(given: unknown, path: string): [name: string, value: unknown, path: string][] {
  if (given === undefined) return [];
  if (!isObject(given))
    throw new InvalidSeed(path, `expected an object with names as its keys, got ${kindOf(given)}.`);
  return Object.entries(given).map(([name, value]) => [name, value, at(path, name)]);
}

export function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  return withArticle(typeof value);
}

/** `orders` behind a dot, `my bus` in brackets. */
export function at(path: string, name: string): string {
  return /^[\w$-]+$/.test(name) ? `${path}.${name}` : `${path}[${JSON.stringify(name)}]`;
}
