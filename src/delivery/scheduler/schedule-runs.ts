import { schedulesIn, type ScheduleKey, type ScheduleRecord } from '../../account/schedule.js';
import type { AccountRegion } from '../../account/world.js';
import type { Entry } from '../../time/agenda.js';
import { nextOccurrence, type ScheduleTimes } from '../../time/schedule-occurrence.js';
import { parseSchedulerExpression } from '../../time/scheduler-expression.js';
import { zoneOf } from '../../time/time-zone.js';
import { doUncaused } from '../attempt/cascade.js';
import type { DeliveryHost } from '../attempt/delivery-host.js';
import { delayInWindow, type FlexibleTimeWindows } from './flexible-window.js';

/** One time that a schedule is due. */
export interface Occurrence {
  readonly schedule: ScheduleRecord;
  readonly place: AccountRegion;
  /** Milliseconds since 1970. */
  readonly scheduledTime: number;
}

/** Invokes a target; calls back when that is over, however it ended. */
export type InvokeTarget = (occurrence: Occurrence, ended: () => void) => void;

interface RunningSchedule {
  readonly schedule: ScheduleRecord;
  readonly times: ScheduleTimes;
  /** When it was due last. */
  readonly lastRun: number;
  nextRun: Entry | undefined;
}

interface Parts {
  readonly windows: FlexibleTimeWindows;
  readonly invoke: InvokeTarget;
}

/** Runs the schedules of EventBridge Scheduler, for as long as they are there and enabled. */
export class ScheduleRuns {
  readonly #host: Pick<DeliveryHost, 'environment' | 'timekeeper'>;
  readonly #parts: Parts;
  readonly #running = new Map<AccountRegion, Map<ScheduleKey, RunningSchedule>>();

  constructor(host: Pick<DeliveryHost, 'environment' | 'timekeeper'>, parts: Parts) {
    this.#host = host;
    this.#parts = parts;
  }

  /** Takes over what a schedule has become, as of a time: the clock may have gone on since. */
  changed(place: AccountRegion, key: ScheduleKey, at = new Date(this.#host.environment.now())): void {
    const inPlace = this.#in(place);
    const known = inPlace.get(key);
    if (known?.nextRun) this.#host.timekeeper.cancel(known.nextRun);
    inPlace.delete(key);
    const schedule = schedulesIn(place).get(key);
    const times = schedule && timesOf(schedule);
    if (!schedule || !times) return;
    const lastRun = known?.schedule.CreationDate === schedule.CreationDate ? known.lastRun : -Infinity;
    const running: RunningSchedule = { schedule, times, lastRun, nextRun: undefined };
    inPlace.set(key, running);
    if (schedule.State === 'ENABLED') this.#planAt(running, place, firstRun(running, at.getTime()));
  }

  /** Takes over what all schedules have become, and forgets those of other places. */
  takeOver(places: readonly AccountRegion[]): void {
    for (const place of [...this.#running.keys()]) if (!places.includes(place)) this.#forget(place);
    for (const place of places) {
      const known = this.#running.get(place)?.keys() ?? [];
      const keys = new Set([...known, ...(schedulesIn(place).keys() as Iterable<ScheduleKey>)]);
      for (const key of keys) this.changed(place, key);
    }
  }

  /** The next times at which a schedule is due from now on; none of one that is disabled. */
  nextRuns(place: AccountRegion, key: ScheduleKey, count: number): readonly Date[] {
    const running = this.#running.get(place)?.get(key);
    if (running?.schedule.State !== 'ENABLED') return [];
    const now = this.#host.environment.now();
    const runs: Date[] = [];
    let run = firstRun(running, now);
    while (run && runs.length < count) {
      runs.push(run);
      run = nextOccurrence(running.times, run);
    }
    return runs;
  }

  clear(): void {
    for (const place of [...this.#running.keys()]) this.#forget(place);
  }

  #forget(place: AccountRegion): void {
    for (const { nextRun } of this.#running.get(place)?.values() ?? []) {
      if (nextRun) this.#host.timekeeper.cancel(nextRun);
    }
    this.#running.delete(place);
  }

  #in(place: AccountRegion): Map<ScheduleKey, RunningSchedule> {
    let inPlace = this.#running.get(place);
    if (!inPlace) this.#running.set(place, (inPlace = new Map<ScheduleKey, RunningSchedule>()));
    return inPlace;
  }

  #planAt(running: RunningSchedule, place: AccountRegion, due: Date | undefined): void {
    if (!due) return;
    const delay = delayInWindow(running.schedule, due, this.#parts.windows);
    const at = due.getTime() + delay;
    running.nextRun = this.#host.timekeeper.add(
      at,
      () => {
        this.#run(running, place, { due: due.getTime(), at });
      },
      'schedule',
    );
  }

  #run(running: RunningSchedule, place: AccountRegion, { due, at }: { due: number; at: number }): void {
    const { schedule } = running;
    const key: ScheduleKey = `${schedule.GroupName}/${schedule.Name}`;
    if (schedulesIn(place).get(key) !== schedule) return;
    const isOnce = running.times.expression.kind === 'at';
    const current = isOnce ? over(schedule) : schedule;
    if (isOnce) schedulesIn(place).set(key, current);
    const ran: RunningSchedule = { ...running, schedule: current, lastRun: due, nextRun: undefined };
    this.#in(place).set(key, ran);
    // A date that jumps years ahead is no reason to make up for half a million runs.
    const late = Math.max(0, this.#host.environment.now() - at);
    const next = isOnce ? undefined : nextOccurrence(running.times, new Date(due + late));
    this.#planAt(ran, place, next);
    const isLast = next === undefined && schedule.ActionAfterCompletion === 'DELETE';
    // An alarm may have been set by a handler; its runs are not that handler's doing.
    doUncaused(() => {
      this.#parts.invoke({ schedule, place, scheduledTime: due }, () => {
        if (isLast && schedulesIn(place).get(key) === current) this.#delete(place, key);
      });
    });
  }

  #delete(place: AccountRegion, key: ScheduleKey): void {
    schedulesIn(place).delete(key);
    this.changed(place, key);
  }
}

function timesOf(schedule: ScheduleRecord): ScheduleTimes | undefined {
  const { ScheduleExpression, ScheduleExpressionTimezone: timeZone, countsFrom } = schedule;
  const expression = parseSchedulerExpression(ScheduleExpression);
  return expression && { expression, timeZone, countsFrom, start: schedule.StartDate, end: schedule.EndDate };
}

/** The first run that is still to come, which may be now. */
function firstRun({ schedule, times, lastRun }: RunningSchedule, now: number): Date | undefined {
  const { expression, timeZone, start, countsFrom } = times;
  if (expression.kind === 'at') {
    // Its time may have passed while it was disabled, or before it was made.
    return schedule.isOver ? undefined : new Date(zoneOf(timeZone).timeOfOrAfter(expression.local));
  }
  // Its beginning may be a run; of any other time, the moment in which it is made has passed.
  const beginning = (start ?? (expression.kind === 'rate' ? countsFrom : undefined))?.getTime();
  const after = beginning === now ? now - 1 : now;
  return nextOccurrence(times, new Date(Math.max(after, lastRun)));
}

function over(schedule: ScheduleRecord): ScheduleRecord {
  return { ...schedule, isOver: true };
}
