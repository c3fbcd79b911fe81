import type { ScheduleRecord } from '../../account/schedule.js';
import type { Place } from '../../text/arn.js';

/** A schedule that is not there any more. */
export interface RemovedSchedule {
  readonly schedule: ScheduleRecord;
  readonly place: Place;
  readonly at: Date;
  readonly by: 'DeleteSchedule' | 'DeleteScheduleGroup' | 'ActionAfterCompletion';
  /** When it would have been due next. */
  readonly due?: Date;
  readonly lastRun?: Date;
}

/** A server that runs for months removes a schedule for each order. */
const MOST = 1000;

/** The schedules that were removed last, by ARN: what they sent may be looked at when they are gone. */
export class RemovedSchedules {
  readonly #byArn = new Map<string, RemovedSchedule>();

  add(removed: RemovedSchedule): void {
    const { Arn } = removed.schedule;
    this.#byArn.delete(Arn);
    this.#byArn.set(Arn, removed);
    const [oldest] = this.#byArn.keys();
    if (this.#byArn.size > MOST && oldest !== undefined) this.#byArn.delete(oldest);
  }

  get(arn: string): RemovedSchedule | undefined {
    return this.#byArn.get(arn);
  }

  all(): readonly RemovedSchedule[] {
    return [...this.#byArn.values()];
  }

  clear(): void {
    this.#byArn.clear();
  }
}
