import { nextRun } from '../../src/time/next-run.js';
import { parseSchedule, type Schedule } from '../../src/time/schedule-expression.js';

export function scheduleOf(text: string): Schedule {
  const schedule = parseSchedule(text);
  if (!schedule) throw new Error(`not a schedule: ${text}`);
  return schedule;
}

export interface Stretch {
  readonly after: Date;
  readonly start?: Date;
  readonly until?: Date;
  readonly limit: number;
}

/** The runs after a time, as many as are asked for or there are. */
export function runsOf(text: string, { after, start = after, until, limit }: Stretch): readonly Date[] {
  const schedule = scheduleOf(text);
  const runs: Date[] = [];
  for (let run = nextRun(schedule, after, start); run; run = nextRun(schedule, run, start)) {
    if (runs.length === limit || (until && run > until)) break;
    runs.push(run);
  }
  return runs;
}
