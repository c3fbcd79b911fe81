import { phaseAt } from '../../account/lifecycle.js';
import {
  scheduleArn,
  scheduleGroupsIn,
  schedulesIn,
  type ScheduleKey,
  type ScheduleRecord,
} from '../../account/schedule.js';
import type { AccountRegion } from '../../account/world.js';
import type { ScheduleOfTarget, ScheduleRunUnderWay } from '../../history/schedule-records.js';
import type { Place } from '../../text/arn.js';
import type { Entry } from '../../time/agenda.js';
import { nextOccurrence } from '../../time/schedule-occurrence.js';
import { doUncaused } from '../attempt/cascade.js';
import type { DeliveryHost } from '../attempt/delivery-host.js';
import { delayInWindow, type FlexibleTimeWindows } from './flexible-window.js';
import { targetOf } from './known-calls.js';
import { RemovedSchedules, type RemovedSchedule } from './removed-schedules.js';
import { firstRun, outlookOf, timesOf, type Outlook, type ScheduleCourse } from './schedule-outlook.js';
import { shownSchedule, surroundingsOf, type ScheduleStanding } from './schedule-standing.js';

/** One time that a schedule is due. */
export interface Occurrence {
  readonly schedule: ScheduleRecord;
  readonly place: AccountRegion;
  /** Milliseconds since 1970. */
  readonly scheduledTime: number;
}

export interface TargetInvoker {
  /** Invokes a target; calls back when that is over, however it ended. */
  invoke(occurrence: Occurrence, ended: () => void): void;
  /** What is not over. */
  readonly underWay: readonly ScheduleRunUnderWay[];
  clear(): void;
}

/** A schedule with its target, and whether it is there now. */
export interface TargetOfSchedule extends Pick<ScheduleOfTarget, 'schedule' | 'target'> {
  readonly deadLetterQueueArn: string | undefined;
  readonly isThere: boolean;
}

interface RunningSchedule extends ScheduleCourse {
  planned: (NonNullable<ScheduleCourse['planned']> & { readonly entry: Entry }) | undefined;
}

interface Parts {
  readonly windows: FlexibleTimeWindows;
  readonly targets: TargetInvoker;
}

/** Runs the schedules of EventBridge Scheduler, for as long as they are there and enabled. */
export class ScheduleRuns {
  readonly #host: Pick<DeliveryHost, 'environment' | 'timekeeper'>;
  readonly #parts: Parts;
  readonly #running = new Map<AccountRegion, Map<ScheduleKey, RunningSchedule>>();
  readonly #removed = new RemovedSchedules();

  constructor(host: Pick<DeliveryHost, 'environment' | 'timekeeper'>, parts: Parts) {
    this.#host = host;
    this.#parts = parts;
  }

  /** Takes over what a schedule has become, as of a time: the clock may have gone on since. */
  changed(place: AccountRegion, key: ScheduleKey, at = this.#now): void {
    const known = this.#running.get(place)?.get(key);
    this.#takeOver(place, key, at);
    if (!known || schedulesIn(place).has(key)) return;
    const group = scheduleGroupsIn(place).get(known.schedule.GroupName);
    const goesWithGroup = group !== undefined && phaseAt(group.lifecycle, at).state !== 'ACTIVE';
    this.#noteRemoval(place, known, { at, by: goesWithGroup ? 'DeleteScheduleGroup' : 'DeleteSchedule' });
  }

  /** Takes over what all schedules have become, and forgets those of other places. */
  takeOver(places: readonly AccountRegion[]): void {
    for (const place of [...this.#running.keys()]) if (!places.includes(place)) this.#forget(place);
    for (const place of places) {
      const known = this.#running.get(place)?.keys() ?? [];
      const keys = new Set([...known, ...(schedulesIn(place).keys() as Iterable<ScheduleKey>)]);
      for (const key of keys) this.#takeOver(place, key, this.#now);
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

  standing(place: AccountRegion, key: ScheduleKey, places: readonly AccountRegion[]): ScheduleStanding {
    const now = this.#now;
    const arn = scheduleArn(place, key);
    const running = this.#running.get(place)?.get(key);
    const removed = running ? undefined : this.#removed.get(arn);
    const schedule = running?.schedule ?? removed?.schedule;
    return {
      now,
      shown: schedule && shownSchedule(schedule),
      target: schedule && targetOf(schedule, place),
      outlook: running ? outlookOf(running, place, now.getTime()) : outlookOfRemoved(removed),
      lastRun: running ? dateOf(running.lastRun) : removed?.lastRun,
      underWay: this.#parts.targets.underWay.filter((run) => run.schedule.arn === arn),
      surroundings: schedule ? undefined : surroundingsOf(place, key, { now, places }),
    };
  }

  /** Of all schedules that there are, and of those that were removed. */
  targets(places: readonly AccountRegion[]): readonly TargetOfSchedule[] {
    const there = places.flatMap((place) =>
      [...schedulesIn(place).values()].map((schedule) => targetOfSchedule({ schedule, place }, true)),
    );
    const arns = new Set(there.map(({ schedule }) => schedule.arn));
    const removed = this.#removed.all().filter(({ schedule }) => !arns.has(schedule.Arn));
    return [...there, ...removed.map((each) => targetOfSchedule(each, false))];
  }

  /** The runs whose target has not been invoked yet. */
  get underWay(): readonly ScheduleRunUnderWay[] {
    return this.#parts.targets.underWay;
  }

  clear(): void {
    for (const place of [...this.#running.keys()]) this.#forget(place);
    this.#removed.clear();
    this.#parts.targets.clear();
  }

  get #now(): Date {
    return new Date(this.#host.environment.now());
  }

  #takeOver(place: AccountRegion, key: ScheduleKey, at: Date): void {
    const inPlace = this.#in(place);
    const known = inPlace.get(key);
    if (known?.planned) this.#host.timekeeper.cancel(known.planned.entry);
    inPlace.delete(key);
    const schedule = schedulesIn(place).get(key);
    const times = schedule && timesOf(schedule);
    if (!schedule || !times) return;
    const lastRun = known?.schedule.CreationDate === schedule.CreationDate ? known.lastRun : -Infinity;
    const running: RunningSchedule = { schedule, times, lastRun, planned: undefined };
    inPlace.set(key, running);
    if (schedule.State === 'ENABLED') this.#planAt(running, place, firstRun(running, at.getTime()));
  }

  #noteRemoval(
    { account, region }: Place,
    { schedule, lastRun, planned }: RunningSchedule,
    how: Pick<RemovedSchedule, 'at' | 'by'>,
  ): void {
    const ran = dateOf(lastRun);
    this.#removed.add({
      schedule,
      place: { account, region },
      ...how,
      ...(planned && { due: planned.due }),
      ...(ran && { lastRun: ran }),
    });
  }

  #forget(place: AccountRegion): void {
    for (const { planned } of this.#running.get(place)?.values() ?? []) {
      if (planned) this.#host.timekeeper.cancel(planned.entry);
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
    const run = (): void => {
      this.#run(running, place, { due: due.getTime(), at });
    };
    running.planned = { due, at, entry: this.#host.timekeeper.add(at, run, 'schedule') };
  }

  #run(running: RunningSchedule, place: AccountRegion, { due, at }: { due: number; at: number }): void {
    const { schedule } = running;
    const key: ScheduleKey = `${schedule.GroupName}/${schedule.Name}`;
    if (schedulesIn(place).get(key) !== schedule) return;
    const isOnce = running.times.expression.kind === 'at';
    const current = isOnce ? over(schedule) : schedule;
    if (isOnce) schedulesIn(place).set(key, current);
    const ran: RunningSchedule = { ...running, schedule: current, lastRun: due, planned: undefined };
    this.#in(place).set(key, ran);
    // A date that jumps years ahead is no reason to make up for half a million runs.
    const late = Math.max(0, this.#host.environment.now() - at);
    const next = isOnce ? undefined : nextOccurrence(running.times, new Date(due + late));
    this.#planAt(ran, place, next);
    const isLast = next === undefined && schedule.ActionAfterCompletion === 'DELETE';
    // An alarm may have been set by a handler; its runs are not that handler's doing.
    doUncaused(() => {
      this.#parts.targets.invoke({ schedule, place, scheduledTime: due }, () => {
        if (isLast && schedulesIn(place).get(key) === current) this.#delete(place, key);
      });
    });
  }

  #delete(place: AccountRegion, key: ScheduleKey): void {
    const known = this.#running.get(place)?.get(key);
    schedulesIn(place).delete(key);
    this.#takeOver(place, key, this.#now);
    if (known) this.#noteRemoval(place, known, { at: this.#now, by: 'ActionAfterCompletion' });
  }
}

function targetOfSchedule(
  { schedule, place }: { readonly schedule: ScheduleRecord; readonly place: Place },
  isThere: boolean,
): TargetOfSchedule {
  const { Name: name, GroupName: groupName, Arn: arn, Target } = schedule;
  return {
    schedule: { name, groupName, arn },
    target: targetOf(schedule, place),
    deadLetterQueueArn: Target.DeadLetterConfig?.Arn,
    isThere,
  };
}

function outlookOfRemoved(removed: RemovedSchedule | undefined): Outlook {
  if (!removed) return { kind: 'absent' };
  const { at, by, due } = removed;
  return { kind: 'removed', at, by, ...(due && { due }) };
}

function dateOf(time: number): Date | undefined {
  return Number.isFinite(time) ? new Date(time) : undefined;
}

function over(schedule: ScheduleRecord): ScheduleRecord {
  return { ...schedule, isOver: true };
}
