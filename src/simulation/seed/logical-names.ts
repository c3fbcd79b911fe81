import type { Place } from '../../text/arn.js';

/** Where a seed that was made of a template says what the template calls things. */
export const LOGICAL_NAMES: unique symbol = Symbol.for('aws-eventbridge-mock.logical-names.1');

/** What a template calls the things of a seed, each by its logical id or what the format has instead. */
export interface LogicalNames {
  /** Where the ARNs of the seed are. */
  readonly place: Place;
  /** The names of buses, or their ARNs where they are elsewhere. */
  readonly buses: ReadonlyMap<string, string>;
  readonly rules: ReadonlyMap<string, { readonly bus: string; readonly name: string }>;
  /** Those of EventBridge Scheduler. Seeds of other copies of the kit may know of none. */
  readonly schedules?: ReadonlyMap<string, NamedSchedule>;
  /** The ARNs of targets; those of API destinations up to the id that the account draws. */
  readonly targets: ReadonlyMap<string, string>;
  /** Where the template declares what it calls so. */
  readonly declaredAt?: (id: string) => DeclaredAt | undefined;
  /** Other names, each with all that it may mean. */
  readonly aliases?: ReadonlyMap<string, readonly Called[]>;
}

/** A schedule by its group and its own name. */
export interface NamedSchedule {
  readonly group: string;
  readonly name: string;
}

/** A place in a template. */
export interface DeclaredAt {
  /** The path of the template, or what stands for it. */
  readonly template: string;
  /** What the CDK calls the thing: `Orders/PaidRule`. */
  readonly constructPath?: string;
  /** Where the template is a text, from 1 on. */
  readonly line?: number;
  readonly column?: number;
}

/** What an alias may mean. */
export interface Called {
  /** What it is called in the maps. */
  readonly id: string;
  /** What tells it from others. */
  readonly path: string;
  /** How much the alias leaves out of that: who leaves out less comes first. */
  readonly leftOut: number;
}

/** A seed that knows such names. */
export interface WithLogicalNames {
  readonly [LOGICAL_NAMES]: LogicalNames;
}

/**
 * What seeds call something, if one of them does.
 *
 * @param shown - how a message calls each of several things of one name
 * @throws TypeError where different things are called so.
 */
export function logicallyNamed<Thing>(
  name: string,
  seeds: readonly object[],
  [kind, shown]: readonly [
    kind: (names: LogicalNames) => ReadonlyMap<string, Thing>,
    shown: (thing: Thing) => string,
  ],
): Thing | undefined {
  const meant = seeds.flatMap((seed) => meantBy(name, seed, kind));
  const least = Math.min(...meant.map(({ leftOut }) => leftOut));
  const things = new Map<string, Thing>();
  const texts = new Map<string, string>();
  for (const { thing, path } of meant.filter(({ leftOut }) => leftOut === least)) {
    things.set(shown(thing), thing);
    texts.set(shown(thing), path === undefined ? shown(thing) : `${path} (${shown(thing)})`);
  }
  const [first, ...others] = things.values();
  if (others.length === 0) return first;
  const all = [...texts.values()].join(' and ');
  throw new TypeError(
    `The name ${JSON.stringify(name)} matches several things: ${all}. Use one of these names.`,
  );
}

function meantBy<Thing>(
  name: string,
  seed: object,
  kind: (names: LogicalNames) => ReadonlyMap<string, Thing>,
): readonly { readonly thing: Thing; readonly path?: string; readonly leftOut: number }[] {
  if (!hasNames(seed)) return [];
  const names = seed[LOGICAL_NAMES];
  const things = kind(names);
  const thing = things.get(name);
  if (thing !== undefined) return [{ thing, leftOut: 0 }];
  return (names.aliases?.get(name) ?? []).flatMap(({ id, path, leftOut }) => {
    const meant = things.get(id);
    return meant === undefined ? [] : [{ thing: meant, path, leftOut }];
  });
}

/** All names that seeds have for things of a kind. */
export function logicalNamesOf(
  seeds: readonly object[],
  kind: (names: LogicalNames) => ReadonlyMap<string, unknown>,
): readonly string[] {
  return seeds.flatMap((seed) => {
    if (!hasNames(seed)) return [];
    const things = kind(seed[LOGICAL_NAMES]);
    const { aliases = new Map<string, readonly Called[]>() } = seed[LOGICAL_NAMES];
    const meant = [...aliases].filter(([, called]) => called.some(({ id }) => things.has(id)));
    return [...things.keys(), ...meant.map(([alias]) => alias)];
  });
}

/** Where a mock has to live for a seed that says so. */
export function placeOfSeed(seed: object): Place | undefined {
  return hasNames(seed) ? seed[LOGICAL_NAMES].place : undefined;
}

/** The rules of a seed that has logical names. */
export function rulesOfSeed(seed: object): Iterable<{ readonly bus: string; readonly name: string }> {
  return hasNames(seed) ? seed[LOGICAL_NAMES].rules.values() : [];
}

/** The schedules of a seed that has logical names. */
export function schedulesOfSeed(seed: object): Iterable<NamedSchedule> {
  return hasNames(seed) ? (seed[LOGICAL_NAMES].schedules?.values() ?? []) : [];
}

/** What the template of a seed calls a thing, and where it declares it. */
export interface InTemplate {
  readonly id: string;
  readonly declaredAt: DeclaredAt | undefined;
}

export function ruleInTemplate(
  seed: object,
  isMeant: (rule: { readonly bus: string; readonly name: string }) => boolean,
): InTemplate | undefined {
  return hasNames(seed) ? inTemplate(seed, seed[LOGICAL_NAMES].rules, isMeant) : undefined;
}

/** The same of a schedule. */
export function scheduleInTemplate(
  seed: object,
  isMeant: (schedule: NamedSchedule) => boolean,
): InTemplate | undefined {
  return hasNames(seed) ? inTemplate(seed, seed[LOGICAL_NAMES].schedules ?? [], isMeant) : undefined;
}

function inTemplate<Thing>(
  { [LOGICAL_NAMES]: { declaredAt } }: WithLogicalNames,
  things: Iterable<readonly [id: string, thing: Thing]>,
  isMeant: (thing: Thing) => boolean,
): InTemplate | undefined {
  const [id] = [...things].find(([, thing]) => isMeant(thing)) ?? [];
  return id === undefined ? undefined : { id, declaredAt: declaredAt?.(id) };
}

function hasNames(seed: object): seed is WithLogicalNames {
  return LOGICAL_NAMES in seed;
}
