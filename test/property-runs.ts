/** `FC_RUNS=60` tries every property sixty times its usual number; a run of all tests, which is short, a quarter. */
const FACTOR = Number(process.env['FC_RUNS'] ?? 0.25);

/** How often a property is tried. */
export function runs(usual: number): number {
  return Math.ceil(usual * FACTOR);
}

/** Always the same values of a generator, so that what is said of them does not depend on chance. */
export const SAMPLE = { numRuns: 200, seed: 1 };
