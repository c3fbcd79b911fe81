import fc from 'fast-check';
import {
  arnOf,
  invalid,
  notFound,
  overQuota,
  part,
  present,
  QUOTAS,
  Refusal,
  type Place,
  type PlaceModel,
} from './account-model.js';
import { calls, members, mostlyFirst, type Commands, type Here } from './calls.js';
import { lists } from './pages.js';
import type { RuleModel } from './rules.js';
import { acceptedTags, tagLists } from './tag-lists.js';

export interface BusModel {
  readonly Name: string;
  readonly Arn: string;
  readonly CreationTime: Date;
  LastModifiedTime: Date;
  settings: { readonly Description?: string };
  /** In the order in which the keys were first put. */
  readonly tags: Map<string, string>;
  readonly rules: Map<string, RuleModel>;
  /** Of its policy, by Sid, in order. A bus without any has no policy. */
  statements: ReadonlyMap<string, object>;
}

function newBus(place: Place, Name: string, now: Date): BusModel {
  return {
    Name,
    Arn: arnOf(place, `event-bus/${Name}`),
    CreationTime: now,
    LastModifiedTime: now,
    settings: {},
    tags: new Map(),
    rules: new Map(),
    statements: new Map(),
  };
}

export const busesOf = part<PlaceModel, Map<string, BusModel>>(
  (place) => new Map([['default', newBus(place, 'default', place.since)]]),
);

export const busNames = mostlyFirst('default', 'orders', 'Orders', 'ord');
const prefixes = fc.constantFrom('or', 'O', 'default', 'none');

/** A bus as operations on rules name it: by its name, or by its ARN. */
export function busReferences(place: Place): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 4, arbitrary: busNames },
    { weight: 1, arbitrary: busNames.map((name) => arnOf(place, `event-bus/${name}`)) },
  );
}

export function existingBus(nameOrArn: string | undefined, here: Here): BusModel {
  const name = (nameOrArn ?? 'default').split('/').at(-1) ?? '';
  const bus = busesOf(here.place).get(name);
  if (!bus) throw notFound(`Event bus ${name} does not exist.`);
  return bus;
}

const settings = {
  Description: fc.constantFrom('', 'first', 'second'),
  KmsKeyIdentifier: fc.constantFrom('key-1', 'key-2'),
  DeadLetterConfig: fc.constantFrom({ Arn: 'arn:aws:sqs:us-east-1:123456789012:q' }, {}),
  LogConfig: fc.constantFrom(
    { Level: 'INFO' as const },
    { Level: 'ERROR' as const, IncludeDetail: 'FULL' as const },
  ),
};

/** The policy as it is shown and as it is measured. */
export function policyText(statements: BusModel['statements']): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: [...statements.values()] });
}

function summary({ Name, Arn, CreationTime, LastModifiedTime, settings, statements }: BusModel): object {
  const Policy = statements.size === 0 ? undefined : policyText(statements);
  const { Description } = settings;
  return { Name, Arn, CreationTime, LastModifiedTime, ...present({ Description, Policy }) };
}

export const eventBuses: readonly Commands[] = [
  calls('CreateEventBus', {
    weight: 4,
    inputs: () =>
      members(
        { Name: mostlyFirst('orders', 'Orders', 'ord', 'default', 'a/b') },
        { ...settings, Tags: tagLists },
      ),
    answer: ({ Name, Tags, ...given }, here) => {
      const buses = busesOf(here.place);
      if (Name.includes('/')) throw invalid("Event bus name must not contain '/'.");
      if (buses.has(Name)) {
        throw new Refusal('ResourceAlreadyExistsException', `Event bus ${Name} already exists.`);
      }
      if (buses.size >= QUOTAS.eventBuses) throw overQuota();
      const tags = acceptedTags(Tags);
      const bus = { ...newBus(here, Name, here.now), settings: given, tags };
      buses.set(Name, bus);
      return { EventBusArn: bus.Arn, ...given };
    },
  }),
  calls('DescribeEventBus', {
    weight: 2,
    inputs: (place) => members({}, { Name: busReferences(place) }),
    everything: (here) => [...busesOf(here.place).keys()].map((Name) => ({ Name })),
    answer: ({ Name }, here) => {
      const bus = existingBus(Name, here);
      return { ...summary(bus), ...bus.settings };
    },
  }),
  calls('UpdateEventBus', {
    inputs: () => members({}, { Name: busNames, ...settings }),
    answer: ({ Name, ...given }, here) => {
      const bus = existingBus(Name, here);
      bus.settings = { ...bus.settings, ...given };
      bus.LastModifiedTime = here.now;
      return { Arn: bus.Arn, Name: bus.Name, ...bus.settings };
    },
  }),
  calls('DeleteEventBus', {
    weight: 2,
    inputs: () => fc.record({ Name: busNames }),
    answer: ({ Name }, here) => {
      if (Name === 'default') throw invalid('Cannot delete event bus default.');
      const bus = busesOf(here.place).get(Name);
      if (bus && bus.rules.size > 0) throw invalid("EventBus can't be deleted since it has rules.");
      busesOf(here.place).delete(Name);
      return {};
    },
  }),
  ...lists('ListEventBuses', {
    member: 'EventBuses',
    inputs: () => members({}, { NamePrefix: prefixes }),
    everything: () => [{}],
    items: ({ NamePrefix = '' }, here) =>
      [...busesOf(here.place).values()]
        .filter(({ Name }) => Name.startsWith(NamePrefix))
        .map((bus) => [bus.Name, summary(bus)]),
  }),
];
