import type { DeliveryRecord } from '../../history/records.js';
import { STANDING, type ScheduleView } from '../../mock/public-types.js';
import { count } from '../../text/words.js';

/** What is pending of deliveries and of the runs of schedules, for which `settled()` waits. */
export function stillPending(
  deliveries: readonly DeliveryRecord[],
  schedules: readonly ScheduleView[],
): readonly string[] {
  const pending = deliveries.filter(({ outcome }) => outcome === 'pending').length;
  const runs = schedules.reduce((sum, schedule) => sum + runsToCome(schedule), 0);
  return [
    ...(pending > 0 ? [pending === 1 ? '1 delivery' : `${pending} deliveries`] : []),
    ...(runs > 0 ? [count(runs, 'run')] : []),
  ];
}

/** False where the target has received it, and only its handler has not ended. */
export function mayBeReceived({ attempts }: DeliveryRecord): boolean {
  return attempts.every(({ error }) => error !== undefined);
}

function runsToCome(schedule: ScheduleView): number {
  const { underWay, outlook } = schedule[STANDING];
  const received = new Set(schedule.invocations().map(({ scheduledTime }) => scheduledTime.getTime()));
  const running = underWay.filter(({ scheduledTime }) => !received.has(scheduledTime.getTime())).length;
  return running + (outlook.kind === 'due' ? 1 : 0);
}
