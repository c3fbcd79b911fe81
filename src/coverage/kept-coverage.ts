import { countedFrom } from './coverage.js';
import { merged } from './merge.js';
import { joined, type Happened, type KeptCoverage, type Surroundings } from './observation.js';
import type { RuleCoverage } from './rule-coverage.js';

/** The coverage of what several mocks have written down: what saw the same rules and schedules is counted together. */
export function coverageOfAll(kept: readonly KeptCoverage[]): RuleCoverage {
  const alike = new Map<string, { readonly surroundings: Surroundings; readonly happened: Happened[] }>();
  for (const { surroundings: all, happened } of kept) {
    const keys = all.map((surroundings) => JSON.stringify(surroundings));
    for (const [index, one] of happened) {
      const [key, surroundings] = [keys[index], all[index]];
      if (key === undefined || !surroundings) throw new RangeError(`There are no surroundings ${index}.`);
      const known = alike.get(key) ?? { surroundings, happened: [] };
      known.happened.push(one);
      alike.set(key, known);
    }
  }
  const counted = [...alike.values()].map((one) => countedFrom(joined(one.surroundings, one.happened)));
  return merged([...kept.flatMap((one) => one.counted), ...counted]);
}
