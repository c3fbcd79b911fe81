import type { World } from '../account/world.js';
import type { Place } from '../text/arn.js';
import { DEFAULT_EVENT_BUS } from '../account/events-arn.js';
import type { OperationInput, OperationName, OperationOutput } from '../service/operation.js';

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

/** A resource without its name, which is its key, and without the times at which it was changed. */
type Resource = Readonly<Record<string, unknown>>;
type Resources = Readonly<Record<string, Resource>>;

/** Calls an operation of the account that is looked at. */
type Call = <Name extends OperationName>(
  operation: Name,
  input: OperationInput<Name>,
) => OperationOutput<Name>;

/** What accounts have, seen from one of them. */
export function stateOfAccounts(
  world: World,
  home: Place,
  call: (operation: OperationName, input: unknown, place: Place) => object,
): AccountSnapshot {
  const stateAt = (place: Place): AccountSnapshot =>
    // The service answers what the SDK's types say of the operation: the conformance run holds it to that.
    accountState(place, ((operation, input) => call(operation, input, place)) as Call);
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
  const groups = Object.entries(GROUPS).map(([name, list]) => [name, list(call)] as const);
  return {
    account,
    region,
    eventBuses: eventBuses(call),
    ...Object.fromEntries(groups.filter(([, resources]) => !isEmpty(resources))),
  };
}

/** Whether there is anything that was not there from the start. */
function isUntouched({ account: _a, region: _r, eventBuses, ...groups }: AccountSnapshot): boolean {
  const { [DEFAULT_EVENT_BUS]: own, ...others } = eventBuses;
  const members = Object.keys(own ?? {}).filter((member) => member !== 'Arn');
  return [groups, others, members].every(isEmpty);
}

type Group = Exclude<keyof AccountSnapshot, keyof Place | 'eventBuses' | 'elsewhere'>;

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

function tags(ResourceARN: string | undefined, call: Call): object {
  const { Tags = [] } = call('ListTagsForResource', { ResourceARN });
  return Object.fromEntries(Tags.map(({ Key, Value }) => [String(Key), Value]));
}

/** The items of all pages of a list. */
function pages<Member extends string, Item>(
  list: (page: { NextToken?: string }) => { readonly NextToken?: string | undefined } & {
    readonly [Name in Member]?: Item[] | undefined;
  },
  member: Member,
): Item[] {
  const items: Item[] = [];
  let page: { NextToken?: string } = {};
  for (;;) {
    const { NextToken, [member]: more } = list(page);
    items.push(...(more ?? []));
    if (NextToken === undefined) return items;
    page = { NextToken };
  }
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
/** Shown where there are any. */
const COLLECTIONS: ReadonlySet<string> = new Set(['Tags', 'rules', 'targets']);

/** Resources by the member that names them, with what else is to say of each. */
function described<Key extends string, Item extends { readonly [Name in Key]?: string | undefined }>(
  key: Key,
  items: readonly Item[],
  describe: (name: string, item: Item) => object,
): Record<string, Resource> {
  return Object.fromEntries(
    items.map((item) => {
      const name = String(item[key]);
      const members = Object.entries(describe(name, item)).filter(([member, value]) =>
        isShown(member, key, value),
      );
      return [name, Object.fromEntries(members.map(([member, value]) => [member, parsed(member, value)]))];
    }),
  );
}

function isShown(member: string, key: string, value: unknown): boolean {
  if (member === key || TIMES.has(member) || value === undefined) return false;
  return !COLLECTIONS.has(member) || typeof value !== 'object' || value === null || !isEmpty(value);
}

function parsed(member: string, value: unknown): unknown {
  return JSON_TEXTS.has(member) ? (JSON.parse(String(value)) as unknown) : value;
}

function isEmpty(members: object): boolean {
  return Object.keys(members).length === 0;
}
