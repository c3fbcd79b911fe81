import { countedFrom } from './coverage.js';
import type { KeptCoverage } from './coverage-keeper.js';
import { merged } from './merge.js';
import { joined, type Observation } from './observation.js';
import type { RuleCoverage } from './rule-coverage.js';

/** The coverage of what several mocks have written down: what saw the same rules and schedules is counted together. */
export function coverageOfAll(kept: readonly KeptCoverage[]): RuleCoverage {
  const bySurroundings = new Map<string, [Observation, ...Observation[]]>();
  for (const observation of kept.flatMap(({ observations }) => observations)) {
    const { rules, replayFilters, schedules } = observation;
    const key = JSON.stringify([rules, replayFilters, schedules]);
    const known = bySurroundings.get(key);
    if (known) known.push(observation);
    else bySurroundings.set(key, [observation]);
  }
  const counted = [...bySurroundings.values()].map((alike) => countedFrom(joined(alike)));
  return merged([...kept.flatMap((one) => one.counted), ...counted]);
}
