import { isObject } from '../../text/kinds-of-values.js';
import { at, InvalidSeed, kindOf, refuseMember } from './seed-members.js';

/** Turns what a member is given into what the request says. */
export type Read<Result = unknown> = (value: unknown, path: string) => Result;

/** What a member is in the request, and how it is read where it is not taken as it is. */
export type ReadAs = string | readonly [as: string, read: Read];

/** All members that a part of a seed can have: one that is forgotten does not compile. */
export type Spelling<Part> = { readonly [Member in keyof Part]-?: ReadAs };

/** The part in the words of requests, whichever spelling each of its members has. */
export function read(
  given: unknown,
  path: string,
  spelling: Readonly<Record<string, ReadAs>>,
): Readonly<Record<string, unknown>> {
  if (!isObject(given)) throw new InvalidSeed(path, `expected an object, got ${kindOf(given)}.`);
  const result: Record<string, unknown> = {};
  for (const member of Object.keys(given)) {
    const readAs = Object.hasOwn(spelling, member) ? spelling[member] : undefined;
    if (readAs === undefined) refuseMember(at(path, member), member, Object.keys(spelling));
    const value = given[member];
    if (value === undefined) continue;
    const as = typeof readAs === 'string' ? readAs : readAs[0];
    if (as in result) refuseSecond(member, given, path, spelling);
    result[as] = typeof readAs === 'string' ? value : readAs[1](value, at(path, member));
  }
  return result;
}

function refuseSecond(
  member: string,
  given: object,
  path: string,
  spelling: Readonly<Record<string, ReadAs>>,
): never {
  const as = nameIn(spelling[member]);
  const first = Object.keys(given).find((other) => nameIn(spelling[other]) === as);
  throw new InvalidSeed(at(path, member), `"${first}" says the same in another spelling. Keep one of them.`);
}

/** What the member is called in the request. */
function nameIn(readAs: ReadAs | undefined): string | undefined {
  return typeof readAs === 'object' ? readAs[0] : readAs;
}

/** Where the part says this, in the spelling that it has there. */
export function pathOf(
  as: string,
  given: unknown,
  path: string,
  spelling: Readonly<Record<string, ReadAs>>,
): string {
  const own = isObject(given)
    ? Object.keys(given).find((member) => nameIn(spelling[member]) === as)
    : undefined;
  return at(path, own ?? as);
}

export function part(spelling: Readonly<Record<string, ReadAs>>): Read {
  return (value, path) => read(value, path, spelling);
}

export const jsonText: Read<string> = (value, path) => {
  if (typeof value === 'string') return value;
  if (!isObject(value)) throw new InvalidSeed(path, `expected an object or JSON text, got ${kindOf(value)}.`);
  return textOf(value, path);
};

/** JSON text of any value; not of one that JSON cannot say. */
export const textOf: Read<string> = (value, path) => {
  try {
    const text = JSON.stringify(value) as string | undefined;
    if (text !== undefined) return text;
  } catch (cause) {
    throw new InvalidSeed(path, `this cannot be JSON: ${cause instanceof Error ? cause.message : ''}`, {
      cause,
    });
  }
  throw new InvalidSeed(path, `${kindOf(value)} cannot be JSON.`);
};

/** By key, or the list of the API. */
export const tagList: Read = (value, path) => {
  if (Array.isArray(value)) return value as readonly unknown[];
  if (isObject(value)) return Object.entries(value).map(([Key, Value]) => ({ Key, Value }));
  throw new InvalidSeed(path, `expected an object by key, or a list of Key and Value, got ${kindOf(value)}.`);
};

export const deadLetterConfig: Read = (Arn) => ({ Arn });
