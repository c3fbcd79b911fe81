import { all, keepEntries } from './keep.js';
import type { AccountRegion } from './world.js';

/** The resources of one kind in an account and Region, by name. */
export type Collection<Resource> = (place: AccountRegion) => Map<string, Resource>;

const kinds: { readonly name: string | undefined; readonly inPlace: Collection<unknown> }[] = [];

/**
 * Makes a kind of resource known: `const archivesIn = collection<ArchiveRecord>()`, then `archivesIn(here).get(name)`.
 *
 * The resources belong to the account and Region and go with it.
 *
 * @param name - by which `hasAny` asks for them
 */
export function collection<Resource>(name?: string): Collection<Resource> {
  const byPlace = new WeakMap<AccountRegion, Map<string, Resource>>();
  const inPlace: Collection<Resource> = (place) => {
    const known = byPlace.get(place);
    if (known) return known;
    const created = new Map<string, Resource>();
    byPlace.set(place, created);
    return created;
  };
  kinds.push({ name, inPlace });
  return inPlace;
}

/** Keeps the resources of a place, but not what is changed inside of one of them. */
export function keepResources(place: AccountRegion): () => void {
  return all(kinds.map(({ inPlace }) => keepEntries(inPlace(place))));
}

/** Whether a place has nothing but buses with what is on them. */
export function hasBusesAlone(place: AccountRegion): boolean {
  return kinds.every(({ inPlace }) => inPlace(place).size === 0);
}

/** Whether a place has resources of a named kind. To ask loads nothing of what such resources need. */
export function hasAny(place: AccountRegion, kind: string): boolean {
  return kinds.some(({ name, inPlace }) => name === kind && inPlace(place).size > 0);
}
