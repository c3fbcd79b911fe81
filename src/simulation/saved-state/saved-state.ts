import { OutsideResources, type OutsideResource } from '../../account/outside-resource.js';
import { replaysIn, type ReplayRecord } from '../../account/replay.js';
import type { AccountRegion, World } from '../../account/world.js';
import { schedulesIn, type ScheduleKey } from '../../account/schedule.js';
import type { Schedules } from '../../delivery/route/schedules.js';
import type { ScheduleRuns } from '../../delivery/scheduler/schedule-runs.js';
import type { JsonValue } from '../../event/json-value.js';
import { parseArn } from '../../text/arn.js';
import { isObject } from '../../text/kinds-of-values.js';
import type { AccountClock } from '../../time/account-clock.js';
import { BrokenState } from './broken-state.js';
import { dateIn, listIn, mapIn, numberIn, textIn } from './members.js';
import { restoredPlace, savedPlace } from './places.js';
import { plainOf, valueOf } from './plain.js';

/** By which a saved state is known. */
const FORMAT = 'aws-eventbridge-mock state';
/** Raised when a state that was saved before cannot be read as it is. */
const VERSION = 1;

/** All that accounts have and are about to do, secrets included, as plain JSON. */
export interface SavedState {
  readonly format: typeof FORMAT;
  readonly version: typeof VERSION;
  readonly [part: string]: JsonValue;
}

/** What is saved. */
interface Accounts {
  readonly world: World;
  readonly resources: OutsideResources;
  readonly schedules: Schedules;
  readonly time: AccountClock;
  /** Made when there are schedules of EventBridge Scheduler. */
  readonly scheduleRuns: () => ScheduleRuns;
}

export function savedState({ world, resources, schedules, time }: Accounts): SavedState {
  const parts = {
    ahead: time.ahead,
    accounts: world.all().map(savedPlace),
    resources: new Map(resources.all),
    schedules: schedules.rules.map(({ bus, name, start, next }) => ({
      bus: bus.Arn,
      rule: name,
      start,
      next,
    })),
  };
  return { format: FORMAT, version: VERSION, ...(plainOf(parts) as Readonly<Record<string, JsonValue>>) };
}

/** What a saved state makes of accounts. */
export interface RestoredState {
  /** How many milliseconds the account's clock is ahead of the process's. */
  readonly ahead: number;
  readonly places: readonly AccountRegion[];
  readonly resources: OutsideResources;
  readonly schedules: readonly RestoredSchedule[];
}

interface RestoredSchedule {
  readonly bus: string;
  readonly rule: string;
  readonly start: Date;
  readonly next: Date | undefined;
}

/** @throws BrokenState for anything but what was saved. */
export function restoredState(saved: unknown): RestoredState {
  if (!isObject(saved) || saved['format'] !== FORMAT) {
    throw new BrokenState('', `it is not a saved state, which has the "format" ${JSON.stringify(FORMAT)}.`);
  }
  const { format: _format, version, ...plain } = saved;
  if (version !== VERSION) {
    const is = JSON.stringify(version);
    throw new BrokenState('version', `this release of the kit reads version ${VERSION}, but this is ${is}.`);
  }
  const parts = valueOf(plain);
  if (!isObject(parts)) throw new BrokenState('', 'it is not a saved state.');
  const resources = new OutsideResources();
  for (const [arn, resource] of mapIn(parts, 'resources', '')) {
    resources.set(arn, resource as OutsideResource);
  }
  return {
    ahead: numberIn(parts, 'ahead', ''),
    places: listIn(parts, 'accounts', '').map((place, index) => restoredPlace(place, `accounts[${index}]`)),
    resources,
    schedules: listIn(parts, 'schedules', '').map((one, index) =>
      restoredSchedule(one, `schedules[${index}]`),
    ),
  };
}

function restoredSchedule(saved: unknown, path: string): RestoredSchedule {
  if (!isObject(saved)) throw new BrokenState(path, 'a schedule must be an object.');
  return {
    bus: textIn(saved, 'bus', path),
    rule: textIn(saved, 'rule', path),
    start: dateIn(saved, 'start', path),
    next: saved['next'] === undefined ? undefined : dateIn(saved, 'next', path),
  };
}

/** Puts it in the place of what the accounts have, and lets schedules and replays go on. */
export function putBack(
  { ahead, places, resources, schedules }: RestoredState,
  accounts: Accounts,
  replay: (replay: ReplayRecord) => void,
): void {
  const { world } = accounts;
  accounts.time.be(ahead);
  accounts.schedules.clear();
  accounts.resources.clear();
  accounts.resources.add(resources);
  world.take(places);
  for (const { bus: arn, rule: name, ...runs } of schedules) {
    const bus = busAt(arn, world);
    if (bus) accounts.schedules.resume({ bus, name, ...runs });
  }
  for (const place of places) for (const one of replaysIn(place).values()) replay(one);
  for (const place of places) {
    for (const key of schedulesIn(place).keys()) accounts.scheduleRuns().changed(place, key as ScheduleKey);
  }
}

function busAt(arn: string, world: World) {
  const parsed = parseArn(arn);
  if (!parsed) return undefined;
  const { place, name } = world.busOf(parsed);
  return place.eventBuses.get(name);
}
