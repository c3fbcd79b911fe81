import { outcomeCounts, type ScheduleRun } from '../history/schedule-runs.js';
import { placeOf } from '../text/arn.js';
import type { Observation, ObservedSchedule } from './observation.js';
import type { CoveredSchedule, CoveredScheduleTarget } from './rule-coverage.js';

type Seen = Pick<Observation, 'schedules' | 'goneSchedules' | 'scheduleRuns'>;

/** Counts how often schedules ran, and what that did to the targets that they have. */
export function countedSchedules({
  schedules,
  goneSchedules,
  scheduleRuns,
}: Seen): readonly CoveredSchedule[] {
  const runsOf = new Map<string, ScheduleRun[]>();
  for (const run of scheduleRuns) {
    const runs = runsOf.get(run.scheduleArn);
    if (runs) runs.push(run);
    else runsOf.set(run.scheduleArn, [run]);
  }
  // One that is gone may have been seen more than once.
  const all = new Map([...goneSchedules, ...schedules].map((schedule) => [schedule.arn, schedule]));
  return [...all.values()].map((schedule) => counted(schedule, runsOf.get(schedule.arn) ?? []));
}

function counted(
  { targetArn, ...schedule }: ObservedSchedule,
  runs: readonly ScheduleRun[],
): CoveredSchedule {
  return { ...schedule, ...placeOf(schedule.arn), ran: runs.length, targets: [targetOf(targetArn, runs)] };
}

function targetOf(arn: string, runs: readonly ScheduleRun[]): CoveredScheduleTarget {
  const { 'dead-lettered': deadLettered, ...counts } = outcomeCounts(
    runs.filter(({ targetArn }) => targetArn === arn),
  );
  return { arn, invoked: counts.invoked, deadLettered, dropped: counts.dropped };
}

/** The sum of what several coverages tell of schedules: one is the same by its ARN alone. */
export function sumsOfSchedules(schedules: readonly CoveredSchedule[]): readonly CoveredSchedule[] {
  const sums = new Map<string, CoveredSchedule>();
  for (const schedule of schedules) {
    const known = sums.get(schedule.arn);
    sums.set(schedule.arn, known ? sumOf(known, schedule) : schedule);
  }
  return [...sums.values()];
}

/** What was seen last is what it is, unless it was gone by then. */
function sumOf(one: CoveredSchedule, other: CoveredSchedule): CoveredSchedule {
  const [first, last] = other.state === 'DELETED' ? [other, one] : [one, other];
  return {
    ...first,
    ...last,
    ran: one.ran + other.ran,
    targets: sumsOfTargets([...one.targets, ...other.targets]),
  };
}

function sumsOfTargets(targets: readonly CoveredScheduleTarget[]): readonly CoveredScheduleTarget[] {
  const sums = new Map<string, CoveredScheduleTarget>();
  for (const { arn, invoked, deadLettered, dropped } of targets) {
    const known = sums.get(arn) ?? { invoked: 0, deadLettered: 0, dropped: 0 };
    sums.set(arn, {
      arn,
      invoked: known.invoked + invoked,
      deadLettered: known.deadLettered + deadLettered,
      dropped: known.dropped + dropped,
    });
  }
  return [...sums.values()];
}
