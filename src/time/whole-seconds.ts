/** `2026-03-01T12:34:56Z`: milliseconds are cut off. */
export function wholeSeconds(time: Date): string {
  return `${time.toISOString().slice(0, -'.000Z'.length)}Z`;
}
