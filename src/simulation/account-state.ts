import { hasAny } from '../account/collection.js';
import { DEFAULT_SCHEDULE_GROUP, scheduleKey } from '../account/schedule.js';
import type { AccountRegion, World } from '../account/world.js';
import type { Place } from '../text/arn.js';
import { DEFAULT_EVENT_BUS } from '../account/events-arn.js';
import type { ApiName } from '../service/api.js';
import type { OperationInput, OperationName, OperationOutput } from '../service/operation.js';
import type {
  SchedulerInput,
  SchedulerOperationName,
  SchedulerOutput,
} from '../service/scheduler/scheduler-operation.js';
import { byKey, described, isEmpty, pages, type Resource, type Resources } from './described.js';

/** What an account has in one Region, as plain data in the words of the API's Describe operations. */
export interface AccountSnapshot extends Place {
  /** Event buses with their rules, by name. */
  readonly eventBuses: Readonly<Record<string, EventBusSnapshot>>;
  /** Archives by name; absent if there are none. */
  readonly archives?: Resources;
  /** Replays by name; absent if there are none. */
  readonly replays?: Resources;
  /** Connections by name, without secrets; absent if there are none. */
  readonly connections?: Resources;
  /** API destinations by name; absent if there are none. */
  readonly apiDestinations?: Resources;
  /** Global endpoints by name; absent if there are none. */
  readonly endpoints?: Resources;
  /** Partner event sources by name; absent if there are none. */
  readonly eventSources?: Resources;
  /** Schedule groups of EventBridge Scheduler by name, `default` only with tags; absent if there are none. */
  readonly scheduleGroups?: Resources;
  /** Schedules of EventBridge Scheduler by group and name, `default/nightly`; absent if there are none. */
  readonly schedules?: Resources;
  /** Other accounts and Regions that have anything, by `account/region`. */
  readonly elsewhere?: Readonly<Record<string, AccountSnapshot>>;
}

/** An event bus with its rules, without those that AWS manages, such as the rules of archives. */
export interface EventBusSnapshot extends Resource {
  /** By name; absent if there are none. */
  readonly rules?: Readonly<Record<string, RuleSnapshot>>;
}

/** A rule with its targets. */
export interface RuleSnapshot extends Resource {
  /** By Id. */
  readonly targets?: Resources;
}

/** Calls an operation of the account that is looked at. */
type Call = <Name extends OperationName>(
  operation: Name,
  input: OperationInput<Name>,
) => OperationOutput<Name>;

/** Calls an operation of EventBridge Scheduler there. */
type SchedulerCall = <Name extends SchedulerOperationName>(
  operation: Name,
  input: SchedulerInput<Name>,
) => SchedulerOutput<Name>;

/** What accounts have, seen from one of them. */
export function stateOfAccounts(
  world: World,
  home: Place,
  call: (operation: string, input: unknown, place: Place, api: ApiName) => object,
): AccountSnapshot {
  // The service answers what the SDK's types say of the operation: the conformance run holds it to that.
  const callTo = (place: Place, api: ApiName) => (operation: string, input: unknown) =>
    call(operation, input, place, api);
  const stateAt = (place: AccountRegion): AccountSnapshot => ({
    ...accountState(place, callTo(place, 'EventBridge') as Call),
    ...(hasScheduler(place) && schedulerState(callTo(place, 'EventBridge Scheduler') as SchedulerCall)),
  });
  const own = world.at(home);
  const others = world
    .all()
    .filter((place) => place !== own)
    .map((place) => [`${place.account}/${place.region}`, stateAt(place)] as const)
    .filter(([, state]) => !isUntouched(state));
  return { ...stateAt(own), ...(others.length > 0 && { elsewhere: Object.fromEntries(others) }) };
}

/** Everything that the API shows of the account: what it keeps to itself, such as secrets, is not in it. */
function accountState({ account, region }: Place, call: Call): AccountSnapshot {
  const groups = Object.entries(GROUPS).map(([name, list]) => [name, list(call)] as const);
  return { account, region, eventBuses: eventBuses(call), ...notEmpty(groups) };
}

/** Where nobody has used EventBridge Scheduler, nothing of it is loaded. */
function hasScheduler(place: AccountRegion): boolean {
  return hasAny(place, 'schedules') || hasAny(place, 'schedule groups');
}

function schedulerState(call: SchedulerCall): Pick<AccountSnapshot, 'scheduleGroups' | 'schedules'> {
  return notEmpty([
    ['scheduleGroups', scheduleGroups(call)],
    ['schedules', schedules(call)],
  ]);
}

function notEmpty(groups: readonly (readonly [string, Resources])[]): Readonly<Record<string, Resources>> {
  return Object.fromEntries(groups.filter(([, resources]) => !isEmpty(resources)));
}

/** Whether there is anything that was not there from the start. */
function isUntouched({ account: _a, region: _r, eventBuses, ...groups }: AccountSnapshot): boolean {
  const { [DEFAULT_EVENT_BUS]: own, ...others } = eventBuses;
  const members = Object.keys(own ?? {}).filter((member) => member !== 'Arn');
  return [groups, others, members].every(isEmpty);
}

type Group = Exclude<
  keyof AccountSnapshot,
  keyof Place | 'eventBuses' | 'scheduleGroups' | 'schedules' | 'elsewhere'
>;

const GROUPS: { readonly [Name in Group]: (call: Call) => Resources } = {
  archives: (call) =>
    described(
      'ArchiveName',
      pages((page) => call('ListArchives', page), 'Archives'),
      (ArchiveName) => call('DescribeArchive', { ArchiveName }),
    ),
  replays: (call) =>
    described(
      'ReplayName',
      pages((page) => call('ListReplays', page), 'Replays'),
      (ReplayName) => call('DescribeReplay', { ReplayName }),
    ),
  connections: (call) =>
    described(
      'Name',
      pages((page) => call('ListConnections', page), 'Connections'),
      (Name) => call('DescribeConnection', { Name }),
    ),
  apiDestinations: (call) =>
    described(
      'Name',
      pages((page) => call('ListApiDestinations', page), 'ApiDestinations'),
      (Name) => call('DescribeApiDestination', { Name }),
    ),
  endpoints: (call) =>
    described(
      'Name',
      pages((page) => call('ListEndpoints', page), 'Endpoints'),
      (Name) => call('DescribeEndpoint', { Name }),
    ),
  eventSources: (call) =>
    described(
      'Name',
      pages((page) => call('ListEventSources', page), 'EventSources'),
      (Name) => call('DescribeEventSource', { Name }),
    ),
};

function eventBuses(call: Call): Record<string, EventBusSnapshot> {
  const buses = pages((page) => call('ListEventBuses', page), 'EventBuses');
  return described('Name', buses, (Name) => {
    const bus = call('DescribeEventBus', { Name });
    return { ...bus, Tags: tags(bus.Arn, call), rules: rules(Name, call) };
  });
}

function rules(EventBusName: string, call: Call): Record<string, RuleSnapshot> {
  const own = pages((page) => call('ListRules', { ...page, EventBusName }), 'Rules').filter(
    ({ ManagedBy }) => ManagedBy === undefined,
  );
  return described('Name', own, (Name) => {
    const { EventBusName: _bus, ...rule } = call('DescribeRule', { Name, EventBusName });
    const targets = pages(
      (page) => call('ListTargetsByRule', { ...page, Rule: Name, EventBusName }),
      'Targets',
    );
    return {
      ...rule,
      Tags: tags(rule.Arn, call),
      targets: described('Id', targets, (_id, target) => target),
    };
  });
}

/** `default` is everywhere. */
function scheduleGroups(call: SchedulerCall): Resources {
  const listed = pages((page) => call('ListScheduleGroups', page), 'ScheduleGroups');
  const groups = described('Name', listed, (Name) => {
    const group = call('GetScheduleGroup', { Name });
    return { ...group, Tags: byKey(call('ListTagsForResource', { ResourceArn: group.Arn }).Tags) };
  });
  const { [DEFAULT_SCHEDULE_GROUP]: own, ...others } = groups;
  return own?.['Tags'] === undefined ? others : groups;
}

function schedules(call: SchedulerCall): Resources {
  const listed = pages((page) => call('ListSchedules', page), 'Schedules').map(
    ({ GroupName = '', Name = '' }) => ({ key: scheduleKey(GroupName, Name), GroupName, Name }),
  );
  return described('key', listed, (_key, { GroupName, Name }) => {
    const { GroupName: _group, Name: _name, ...schedule } = call('GetSchedule', { GroupName, Name });
    return schedule;
  });
}

function tags(ResourceARN: string | undefined, call: Call): object {
  return byKey(call('ListTagsForResource', { ResourceARN }).Tags);
}
