import type { DeliveryRecord } from '../../history/records.js';
import { BUSY, STANDING, type EventBridgeMock, type ScheduleView } from '../../mock/public-types.js';
import { count } from '../../text/words.js';

/** Of which more may come: deliveries, and runs of schedules. */
interface Awaited {
  readonly mock: EventBridgeMock;
  readonly deliveries: readonly DeliveryRecord[];
  readonly schedules: readonly ScheduleView[];
}

/**
 * What `settled()` would bring, although it is due now: `1 delivery`. What waits for its time, such as a retry, is no
 * reason to wait: a test may look at what was received before that.
 */
export function stillPending({ mock, deliveries, schedules }: Awaited): readonly string[] {
  const pending = mock[BUSY] ? deliveries.filter(isToBegin).length : 0;
  const runs = schedules.filter((schedule) => schedule[STANDING].outlook.kind === 'due').length;
  return [
    ...(pending > 0 ? [pending === 1 ? '1 delivery' : `${pending} deliveries`] : []),
    ...(runs > 0 ? [count(runs, 'run')] : []),
  ];
}

function isToBegin({ outcome, attempts }: DeliveryRecord): boolean {
  return outcome === 'pending' && attempts.length === 0;
}
