import type { Place } from '../../text/arn.js';

/** Where a seed that was made of a template says what the template calls things. */
export const LOGICAL_NAMES: unique symbol = Symbol.for('aws-eventbridge-mock.logical-names.1');

/** What a template calls the things of a seed, each by its logical id. */
export interface LogicalNames {
  /** Where the ARNs of the seed are. */
  readonly place: Place;
  /** The names of buses, or their ARNs where they are elsewhere. */
  readonly buses: ReadonlyMap<string, string>;
  readonly rules: ReadonlyMap<string, { readonly bus: string; readonly name: string }>;
  /** The ARNs of targets; those of API destinations up to the id that the account draws. */
  readonly targets: ReadonlyMap<string, string>;
}

/** A seed that knows such names. */
export interface WithLogicalNames {
  readonly [LOGICAL_NAMES]: LogicalNames;
}

/**
 * What seeds call something, if one of them does.
 *
 * @param shown - how a message calls each of several things of one logical id
 * @throws TypeError where two seeds call different things so.
 */
export function logicallyNamed<Thing>(
  logicalId: string,
  seeds: readonly object[],
  [kind, shown]: readonly [
    kind: (names: LogicalNames) => ReadonlyMap<string, Thing>,
    shown: (thing: Thing) => string,
  ],
): Thing | undefined {
  const things = seeds.flatMap((seed) => {
    const thing = hasNames(seed) ? kind(seed[LOGICAL_NAMES]).get(logicalId) : undefined;
    return thing === undefined ? [] : [thing];
  });
  const [first, ...others] = new Map(things.map((thing) => [shown(thing), thing])).values();
  if (first === undefined || others.length === 0) return first;
  const all = [first, ...others].map((thing) => shown(thing)).join(' and ');
  throw new TypeError(
    `The logical id ${JSON.stringify(logicalId)} means several things: ${all}. Name one of these.`,
  );
}

/** Where a mock has to live for a seed that says so. */
export function placeOfSeed(seed: object): Place | undefined {
  return hasNames(seed) ? seed[LOGICAL_NAMES].place : undefined;
}

/** The rules of a seed that has logical names. */
export function rulesOfSeed(seed: object): Iterable<{ readonly bus: string; readonly name: string }> {
  return hasNames(seed) ? seed[LOGICAL_NAMES].rules.values() : [];
}

function hasNames(seed: object): seed is WithLogicalNames {
  return LOGICAL_NAMES in seed;
}
