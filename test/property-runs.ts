/** `FC_RUNS=60` tries every property sixty times its usual number; a run of all tests, which is short, half of it. */
const FACTOR = Number(process.env['FC_RUNS'] ?? 0.5);

/** How often a property is tried. */
export function runs(usual: number): number {
  return Math.ceil(usual * FACTOR);
}
