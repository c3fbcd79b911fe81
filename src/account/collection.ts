import type { AccountRegion } from './world.js';

/** The resources of one kind in an account and Region, by name. */
export type Collection<Resource> = (place: AccountRegion) => Map<string, Resource>;

/**
 * Makes a kind of resource known: `const archivesIn = collection<ArchiveRecord>()`, then `archivesIn(here).get(name)`.
 *
 * The resources belong to the account and Region and go with it.
 */
export function collection<Resource>(): Collection<Resource> {
  const byPlace = new WeakMap<AccountRegion, Map<string, Resource>>();
  return (place) => {
    const known = byPlace.get(place);
    if (known) return known;
    const created = new Map<string, Resource>();
    byPlace.set(place, created);
    return created;
  };
}
