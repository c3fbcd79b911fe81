/** The runs of a cron expression in a time zone, found by looking at the clock in every minute. */

import { cronRuns, type Window } from './schedule.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** What clocks show for the second time in a day is no run, nor is what they do not show. */
export function zonedCronRuns(text: string, timeZone: string, { after, until, limit }: Window): Date[] {
  const isMeant = localRuns(text, { after, until });
  const clock = clockIn(timeZone);
  const shown = new Set<number>();
  const runs: Date[] = [];
  const first = Math.floor(after.getTime() / MINUTE) * MINUTE - DAY;
  for (let time = first; time <= until.getTime() && runs.length < limit; time += MINUTE) {
    const local = clock(time);
    const isNew = !shown.has(local);
    shown.add(local);
    if (isNew && time > after.getTime() && isMeant.has(local)) runs.push(new Date(time));
  }
  return runs;
}

/** The local times that the expression names, as if they were those of UTC. */
function localRuns(text: string, { after, until }: Pick<Window, 'after' | 'until'>): ReadonlySet<number> {
  const window = {
    after: new Date(after.getTime() - 2 * DAY),
    until: new Date(until.getTime() + 2 * DAY),
    limit: Infinity,
  };
  return new Set(cronRuns(text, window).map(Number));
}

function clockIn(timeZone: string): (time: number) => number {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  return (time) => Date.parse(`${format.format(time).replace(' ', 'T')}Z`);
}
