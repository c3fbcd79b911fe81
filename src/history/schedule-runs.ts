import type { Journal } from './journal.js';
import type { ScheduleOfTarget } from './schedule-records.js';

/** One time that a schedule of EventBridge Scheduler ran, when that was over. */
export interface ScheduleRun {
  readonly scheduleArn: string;
  readonly targetArn: string;
  readonly outcome: 'invoked' | 'dead-lettered' | 'dropped';
}

/** What came of the runs of all schedules. */
export function scheduleRuns({
  scheduleInvocations,
  scheduleDeadLetters,
  warnings,
}: Pick<Journal, 'scheduleInvocations' | 'scheduleDeadLetters' | 'warnings'>): readonly ScheduleRun[] {
  const recorded = (records: readonly ScheduleOfTarget[], outcome: ScheduleRun['outcome']) =>
    records.map(({ schedule, target }) => ({ scheduleArn: schedule.arn, targetArn: target.arn, outcome }));
  return [
    ...recorded(scheduleInvocations, 'invoked'),
    ...recorded(scheduleDeadLetters, 'dead-lettered'),
    ...warnings.flatMap((warning): readonly ScheduleRun[] => {
      if (warning.kind !== 'schedule-dropped') return [];
      const { scheduleArn, targetArn } = warning;
      return [{ scheduleArn, targetArn, outcome: 'dropped' }];
    }),
  ];
}

/** How many of them ended in each way. */
export function outcomeCounts(
  runs: readonly ScheduleRun[],
): Readonly<Record<ScheduleRun['outcome'], number>> {
  const counts = { invoked: 0, 'dead-lettered': 0, dropped: 0 };
  for (const { outcome } of runs) counts[outcome] += 1;
  return counts;
}
