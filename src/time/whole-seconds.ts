const MILLISECONDS = 1000;

/** Most events of a run come in the same few seconds. */
let last = { second: Number.NaN, text: '' };

/** `2026-03-01T12:34:56Z`: milliseconds are cut off. */
export function wholeSeconds(time: Date): string {
  const second = Math.floor(time.getTime() / MILLISECONDS);
  if (second !== last.second) last = { second, text: `${time.toISOString().slice(0, -'.000Z'.length)}Z` };
  return last.text;
}
