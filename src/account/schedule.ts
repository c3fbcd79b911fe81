import { partitionOf, type Place } from '../text/arn.js';
import { DEFAULT_EVENT_BUS } from './events-arn.js';
import { collection } from './collection.js';
import { phaseAt, type Lifecycle } from './lifecycle.js';
import type { AccountRegion } from './world.js';

/** A schedule's group and name: `default/nightly`. */
export type ScheduleKey = `${string}/${string}`;

export const DEFAULT_SCHEDULE_GROUP = 'default';

/**
 * The target of a schedule as it is stored, spelt out: the SDK's own type is there only for those who use the SDK.
 * @see https://docs.aws.amazon.com/scheduler/latest/APIReference/API_Target.html
 */
export interface ScheduleTarget {
  readonly Arn: string;
  readonly RoleArn: string;
  readonly DeadLetterConfig?: { readonly Arn?: string };
  readonly RetryPolicy?: {
    readonly MaximumEventAgeInSeconds?: number;
    readonly MaximumRetryAttempts?: number;
  };
  readonly Input?: string;
  readonly EcsParameters?: ScheduleEcsParameters;
  readonly EventBridgeParameters?: { readonly DetailType: string; readonly Source: string };
  readonly KinesisParameters?: { readonly PartitionKey: string };
  readonly SageMakerPipelineParameters?: {
    readonly PipelineParameterList?: readonly { readonly Name: string; readonly Value: string }[];
  };
  readonly SqsParameters?: { readonly MessageGroupId?: string };
}

interface ScheduleEcsParameters {
  readonly TaskDefinitionArn: string;
  readonly TaskCount?: number;
  readonly LaunchType?: 'EC2' | 'EXTERNAL' | 'FARGATE';
  readonly NetworkConfiguration?: {
    readonly awsvpcConfiguration?: {
      readonly Subnets: readonly string[];
      readonly SecurityGroups?: readonly string[];
      readonly AssignPublicIp?: 'DISABLED' | 'ENABLED';
    };
  };
  readonly PlatformVersion?: string;
  readonly Group?: string;
  readonly CapacityProviderStrategy?: readonly {
    readonly capacityProvider: string;
    readonly weight?: number;
    readonly base?: number;
  }[];
  readonly EnableECSManagedTags?: boolean;
  readonly EnableExecuteCommand?: boolean;
  readonly PlacementConstraints?: readonly {
    readonly type?: 'distinctInstance' | 'memberOf';
    readonly expression?: string;
  }[];
  readonly PlacementStrategy?: readonly {
    readonly type?: 'binpack' | 'random' | 'spread';
    readonly field?: string;
  }[];
  readonly PropagateTags?: 'TASK_DEFINITION';
  readonly ReferenceId?: string;
  readonly Tags?: readonly Readonly<Record<string, string>>[];
}

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
