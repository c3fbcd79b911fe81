import type { Target } from '@aws-sdk/client-scheduler';
import { partitionOf, type Place } from '../text/arn.js';
import { DEFAULT_EVENT_BUS } from './events-arn.js';
import { collection } from './collection.js';
import { phaseAt, type Lifecycle } from './lifecycle.js';
import type { AccountRegion } from './world.js';

/** A schedule's group and name: `default/nightly`. */
export type ScheduleKey = `${string}/${string}`;

export const DEFAULT_SCHEDULE_GROUP = 'default';

/** The target of a schedule as it is stored. */
export type ScheduleTarget = Stored<Target>;

type Stored<T> = T extends readonly (infer Member)[]
  ? readonly Stored<Member>[]
  : T extends object
    ? { readonly [Name in keyof T]: Stored<NonNullable<T[Name]>> }
    : T;

/**
 * A schedule of EventBridge Scheduler. Members in AWS's spelling are what GetSchedule answers. What changes is another
 * record in its place.
 */
export interface ScheduleRecord {
  readonly ActionAfterCompletion: 'NONE' | 'DELETE';
  readonly Arn: string;
  readonly CreationDate: Date;
  readonly Description?: string;
  readonly EndDate?: Date;
  readonly FlexibleTimeWindow: {
    readonly Mode: 'OFF' | 'FLEXIBLE';
    readonly MaximumWindowInMinutes?: number;
  };
  readonly GroupName: string;
  readonly KmsKeyArn?: string;
  readonly LastModificationDate: Date;
  readonly Name: string;
  readonly ScheduleExpression: string;
  readonly ScheduleExpressionTimezone: string;
  readonly StartDate?: Date;
  readonly State: 'ENABLED' | 'DISABLED';
  readonly Target: ScheduleTarget;
  /** From when on a rate counts that has no StartDate. */
  readonly countsFrom: Date;
  /** Whether it was to run once, and has. */
  readonly isOver?: true;
  /** What it was created with, by a caller who gave a token to be recognised by. */
  readonly created?: { readonly token: string; readonly request: object };
}

export interface ScheduleGroupRecord {
  readonly Arn: string;
  readonly CreationDate: Date;
  readonly LastModificationDate: Date;
  readonly Name: string;
  readonly lifecycle: Lifecycle<'ACTIVE' | 'DELETING' | 'GONE'>;
  readonly tags: ReadonlyMap<string, string>;
  readonly created?: { readonly token: string; readonly request: object };
}

/** By key. */
export const schedulesIn = collection<ScheduleRecord>('schedules');

/** With those that are gone, and without `default` unless something about it has been changed. */
export const scheduleGroupsIn = collection<ScheduleGroupRecord>('schedule groups');

export function scheduleKey(group: string, name: string): ScheduleKey {
  return `${group}/${name}`;
}

/** The ARN of a resource of EventBridge Scheduler: `schedule/default/nightly`. */
export function schedulerArn({ account, region }: Place, resource: string): string {
  return `arn:${partitionOf(region)}:scheduler:${region}:${account}:${resource}`;
}

export function scheduleArn(place: Place, key: ScheduleKey): string {
  return schedulerArn(place, `schedule/${key}`);
}

/** The group of a name, unless it is gone. `default` is always there, as long as the account's default bus. */
export function scheduleGroupIn(
  place: AccountRegion,
  name: string,
  now: Date,
): ScheduleGroupRecord | undefined {
  const group = scheduleGroupsIn(place).get(name);
  if (group) return phaseAt(group.lifecycle, now).state === 'GONE' ? undefined : group;
  return name === DEFAULT_SCHEDULE_GROUP ? defaultGroup(place, now) : undefined;
}

/** All groups that are there, `default` among them. */
export function livingScheduleGroups(place: AccountRegion, now: Date): readonly ScheduleGroupRecord[] {
  const names = new Set([DEFAULT_SCHEDULE_GROUP, ...scheduleGroupsIn(place).keys()]);
  return [...names].flatMap((name) => scheduleGroupIn(place, name, now) ?? []);
}

function defaultGroup(place: AccountRegion, now: Date): ScheduleGroupRecord {
  const since = place.eventBuses.get(DEFAULT_EVENT_BUS)?.CreationTime ?? now;
  return {
    Arn: schedulerArn(place, `schedule-group/${DEFAULT_SCHEDULE_GROUP}`),
    CreationDate: since,
    LastModificationDate: since,
    Name: DEFAULT_SCHEDULE_GROUP,
    lifecycle: [{ state: 'ACTIVE', from: since }],
    tags: new Map(),
  };
}
