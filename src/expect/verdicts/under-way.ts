import type { DeliveryRecord } from '../../history/records.js';
import { BUSY, STANDING, type EventBridgeMock, type ScheduleView } from '../../mock/public-types.js';

/** How much may still be received that is due now. */
export interface UnderWay {
  readonly deliveries: number;
  /** Of schedules. */
  readonly runs: number;
}

export interface Awaited {
  readonly mock: EventBridgeMock;
  readonly deliveries: readonly DeliveryRecord[];
  readonly schedules: readonly ScheduleView[];
}

/**
 * What `settled()` would bring, although it is due now. What waits for its time, such as a retry, is no reason to wait:
 * a test may look at what was received before that.
 */
export function underWay({ mock, deliveries, schedules }: Awaited): UnderWay {
  return {
    deliveries: mock[BUSY] ? deliveries.filter(isToBegin).length : 0,
    runs: schedules.filter((schedule) => schedule[STANDING].outlook.kind === 'due').length,
  };
}

function isToBegin({ outcome, attempts }: DeliveryRecord): boolean {
  return outcome === 'pending' && attempts.length === 0;
}
