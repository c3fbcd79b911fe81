import type { World } from '../account/world.js';
import type { Place } from '../text/arn.js';
import { DEFAULT_EVENT_BUS } from '../account/arn.js';
import type { OperationName } from '../service/operation.js';

/** What an account has in one Region, as plain data in the words of the API's Describe operations. */
export interface AccountSnapshot extends Place {
  /** All by name. Groups that are empty are left out. */
  readonly eventBuses: Readonly<Record<string, EventBusSnapshot>>;
  readonly archives?: Resources;
  readonly replays?: Resources;
  readonly connections?: Resources;
  readonly apiDestinations?: Resources;
  readonly endpoints?: Resources;
  readonly eventSources?: Resources;
  /** Other accounts and Regions that have anything, by `account/region`. */
  readonly elsewhere?: Readonly<Record<string, AccountSnapshot>>;
}

/** Rules that AWS itself manages, such as those of archives, are left out. */
export interface EventBusSnapshot extends Resource {
  readonly rules?: Readonly<Record<string, RuleSnapshot>>;
}

export interface RuleSnapshot extends Resource {
  /** By Id. */
  readonly targets?: Resources;
}

/** A resource without its name, which is its key, and without the times at which it was changed. */
type Resource = Readonly<Record<string, unknown>>;
type Resources = Readonly<Record<string, Resource>>;

/** Calls an operation of the account that is looked at. */
type Call = (operation: OperationName, input: object) => Resource;

/** What accounts have, seen from one of them. */
export function stateOfAccounts(
  world: World,
  home: Place,
  call: (operation: OperationName, input: object, place: Place) => Resource,
): AccountSnapshot {
  const stateAt = (place: Place): AccountSnapshot =>
    accountState(place, (operation, input) => call(operation, input, place));
  const own = world.at(home);
  const others = world
    .all()
    .filter((place) => place !== own)
    .map((place) => [`${place.account}/${place.region}`, stateAt(place)] as const)
    .filter(([, state]) => !isUntouched(state));
  return { ...stateAt(home), ...(others.length > 0 && { elsewhere: Object.fromEntries(others) }) };
}

/** Everything that the API shows of the account: what it keeps to itself, such as secrets, is not in it. */
function accountState({ account, region }: Place, call: Call): AccountSnapshot {
  const groups = GROUPS.map((group) => [group.name, listed(group, call)] as const);
  return {
    account,
    region,
    eventBuses: byName(listAll(call, 'ListEventBuses', {}, 'EventBuses'), 'Name', ({ Name }) =>
      bus(Name, call),
    ),
    ...Object.fromEntries(groups.filter(([, resources]) => !isEmpty(resources))),
  };
}

/** Whether there is anything that was not there from the start. */
function isUntouched({ account: _a, region: _r, eventBuses, ...groups }: AccountSnapshot): boolean {
  const { [DEFAULT_EVENT_BUS]: own, ...others } = eventBuses;
  const members = Object.keys(own ?? {}).filter((member) => member !== 'Arn');
  return [groups, others, members].every(isEmpty);
}

interface Group {
  readonly name: keyof AccountSnapshot;
  readonly list: OperationName;
  readonly describe: OperationName;
  /** Of what List answers. */
  readonly members: string;
  readonly key: string;
}

const GROUPS: readonly Group[] = [
  {
    name: 'archives',
    list: 'ListArchives',
    describe: 'DescribeArchive',
    members: 'Archives',
    key: 'ArchiveName',
  },
  { name: 'replays', list: 'ListReplays', describe: 'DescribeReplay', members: 'Replays', key: 'ReplayName' },
  {
    name: 'connections',
    list: 'ListConnections',
    describe: 'DescribeConnection',
    members: 'Connections',
    key: 'Name',
  },
  {
    name: 'apiDestinations',
    list: 'ListApiDestinations',
    describe: 'DescribeApiDestination',
    members: 'ApiDestinations',
    key: 'Name',
  },
  {
    name: 'endpoints',
    list: 'ListEndpoints',
    describe: 'DescribeEndpoint',
    members: 'Endpoints',
    key: 'Name',
  },
  {
    name: 'eventSources',
    list: 'ListEventSources',
    describe: 'DescribeEventSource',
    members: 'EventSources',
    key: 'Name',
  },
];

function listed({ list, describe, members, key }: Group, call: Call): Resources {
  return byName(listAll(call, list, {}, members), key, ({ [key]: name }) =>
    described(call(describe, { [key]: name }), key),
  );
}

function bus(Name: unknown, call: Call): EventBusSnapshot {
  const known = call('DescribeEventBus', { Name });
  const rules = listAll(call, 'ListRules', { EventBusName: Name }, 'Rules').filter(
    ({ ManagedBy }) => ManagedBy === undefined,
  );
  return {
    ...described(known, 'Name'),
    ...tags(known.Arn, call),
    ...filled(
      'rules',
      byName(rules, 'Name', (rule) => ruleOf(rule.Name, Name, call)),
    ),
  };
}

function ruleOf(Name: unknown, EventBusName: unknown, call: Call): RuleSnapshot {
  const { EventBusName: _bus, ...rule } = call('DescribeRule', { Name, EventBusName });
  const targets = listAll(call, 'ListTargetsByRule', { Rule: Name, EventBusName }, 'Targets');
  return {
    ...described(rule, 'Name'),
    ...tags(rule.Arn, call),
    ...filled(
      'targets',
      byName(targets, 'Id', (target) => described(target, 'Id')),
    ),
  };
}

function tags(ResourceARN: unknown, call: Call): Resource {
  const list = objectsIn(call('ListTagsForResource', { ResourceARN }).Tags);
  return filled('Tags', Object.fromEntries(list.map(({ Key, Value }) => [String(Key), Value])));
}

function filled(member: string, resources: object): Resource {
  return isEmpty(resources) ? {} : { [member]: resources };
}

function listAll(call: Call, operation: OperationName, input: object, member: string): Resource[] {
  const items: Resource[] = [];
  let token: unknown;
  do {
    const page = call(operation, { ...input, ...(token !== undefined && { NextToken: token }) });
    items.push(...objectsIn(page[member]));
    token = page.NextToken;
  } while (token !== undefined);
  return items;
}

function byName<Made>(
  items: readonly Resource[],
  key: string,
  make: (item: Resource) => Made,
): Record<string, Made> {
  return Object.fromEntries(items.map((item) => [String(item[key]), make(item)]));
}

/** When things happened is nothing that an account has. */
const TIMES: ReadonlySet<string> = new Set([
  'CreationTime',
  'LastModifiedTime',
  'LastAuthorizedTime',
  'ReplayStartTime',
  'ReplayEndTime',
  'EventLastReplayedTime',
]);

const JSON_TEXTS: ReadonlySet<string> = new Set(['EventPattern', 'Policy']);

function described(answer: Resource, key: string): Resource {
  const members = Object.entries(answer).filter(
    ([member, value]) => member !== key && value !== undefined && !TIMES.has(member),
  );
  return Object.fromEntries(
    members.map(([member, value]) => [
      member,
      JSON_TEXTS.has(member) ? (JSON.parse(String(value)) as unknown) : value,
    ]),
  );
}

function objectsIn(list: unknown): readonly Resource[] {
  return Array.isArray(list) ? (list as readonly Resource[]) : [];
}

function isEmpty(members: object): boolean {
  return Object.keys(members).length === 0;
}
