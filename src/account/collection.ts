import { all, keepEntries } from './keep.js';
import type { AccountRegion } from './world.js';

/** The resources of one kind in an account and Region, by name. */
export type Collection<Resource> = (place: AccountRegion) => Map<string, Resource>;

const kinds: Collection<unknown>[] = [];

/**
 * Makes a kind of resource known: `const archivesIn = collection<ArchiveRecord>()`, then `archivesIn(here).get(name)`.
 *
 * The resources belong to the account and Region and go with it.
 */
export function collection<Resource>(): Collection<Resource> {
  const byPlace = new WeakMap<AccountRegion, Map<string, Resource>>();
  const inPlace: Collection<Resource> = (place) => {
    const known = byPlace.get(place);
    if (known) return known;
    const created = new Map<string, Resource>();
    byPlace.set(place, created);
    return created;
  };
  kinds.push(inPlace);
  return inPlace;
}

/** Keeps the resources of a place, but not what is changed inside of one of them. */
export function keepResources(place: AccountRegion): () => void {
  return all(kinds.map((inPlace) => keepEntries(inPlace(place))));
}

/** Whether a place has nothing but buses with what is on them. */
export function hasBusesAlone(place: AccountRegion): boolean {
  return kinds.every((inPlace) => inPlace(place).size === 0);
}
