/** `FC_RUNS=60` tries every property sixty times as often as a run of all tests does. */
const FACTOR = Number(process.env['FC_RUNS'] ?? 1);

/** How often a property is tried: so often in a run of all tests. */
export function runs(usual: number): number {
  return Math.ceil(usual * FACTOR);
}
