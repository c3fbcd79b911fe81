import fc from 'fast-check';
import { expect } from 'vitest';
import { notFound, overQuota, part, QUOTAS, Refusal, type PlaceModel } from './account-model.js';
import { calls, members, mostlyFirst, type Answer, type Commands, type Here } from './calls.js';
import { connectionNames, lastArn, stateOf, unknownConnection } from './connections.js';
import { lists } from './pages.js';

interface Settings {
  readonly Description?: string;
  readonly ConnectionArn: string;
  readonly InvocationEndpoint: string;
  readonly HttpMethod: string;
  readonly InvocationRateLimitPerSecond: number;
}

interface DestinationModel {
  readonly Name: string;
  readonly CreationTime: Date;
  /** Known when the service has told it. */
  ApiDestinationArn: unknown;
  LastModifiedTime: Date;
  settings: Settings;
}

const destinationsOf = part<PlaceModel, Map<string, DestinationModel>>(() => new Map());

const names = mostlyFirst('push', 'pu', 'Push');

/** `Connection` stands for the ARN of the last connection of that name: random data cannot know it. */
interface ByConnection {
  readonly Connection?: string;
}

function withArn<Input extends ByConnection>({ Connection, ...rest }: Input, here: Here) {
  return { ...rest, ...(Connection !== undefined && { ConnectionArn: lastArn(Connection, here) }) };
}

function refuseUnknownConnection({ Connection }: ByConnection, here: Here): void {
  if (Connection === undefined || stateOf(lastArn(Connection, here), here) !== undefined) return;
  throw unknownConnection(Connection);
}

function existingDestination(name: string, here: Here, beginning = ''): DestinationModel {
  const destination = destinationsOf(here.place).get(name);
  if (!destination) throw notFound(`${beginning}An api-destination '${name}' does not exist.`);
  return destination;
}

function outline({ settings, ...destination }: DestinationModel, here: Here): Answer {
  const { ApiDestinationArn, CreationTime, LastModifiedTime } = destination;
  const isActive = stateOf(settings.ConnectionArn, here) === 'AUTHORIZED';
  const ApiDestinationState = isActive ? 'ACTIVE' : 'INACTIVE';
  return { ApiDestinationArn, ApiDestinationState, CreationTime, LastModifiedTime };
}

function summary(destination: DestinationModel, here: Here): Answer {
  const { Description: _, ...settings } = destination.settings;
  return { Name: destination.Name, ...outline(destination, here), ...settings };
}

const endpoints = fc.constantFrom('https://a.example/push', 'https://b.example/*');
const methods = fc.constantFrom('POST', 'PUT');
const settings = {
  Description: fc.constantFrom('', 'first', 'second'),
  InvocationRateLimitPerSecond: fc.constantFrom(1, 20),
};

export const apiDestinations: readonly Commands[] = [
  calls('CreateApiDestination', {
    weight: 3,
    sent: withArn,
    inputs: () =>
      members(
        { Name: names, Connection: connectionNames, InvocationEndpoint: endpoints, HttpMethod: methods },
        settings,
      ),
    answer: (given, here) => {
      const { Name, ...rest } = withArn(given, here);
      const known = destinationsOf(here.place);
      if (known.has(Name)) {
        throw new Refusal('ResourceAlreadyExistsException', `An api-destination '${Name}' already exists.`);
      }
      refuseUnknownConnection(given, here);
      if (known.size >= QUOTAS.apiDestinations) throw overQuota();
      const ConnectionArn = lastArn(given.Connection, here);
      const arn = `^arn:aws:events:${here.region}:${here.account}:api-destination/${Name}/[-0-9a-f]{36}$`;
      const destination = {
        Name,
        ApiDestinationArn: expect.stringMatching(arn),
        CreationTime: here.now,
        LastModifiedTime: here.now,
        settings: { InvocationRateLimitPerSecond: 300, ...rest, ConnectionArn },
      };
      known.set(Name, destination);
      return outline(destination, here);
    },
    learn: ({ ApiDestinationArn }, { Name }, here) => {
      existingDestination(Name, here).ApiDestinationArn = ApiDestinationArn;
    },
  }),
  calls('DescribeApiDestination', {
    everything: (here) => [...destinationsOf(here.place).keys()].map((Name) => ({ Name })),
    weight: 2,
    inputs: () => fc.record({ Name: names }),
    answer: ({ Name }, here) => {
      const known = existingDestination(Name, here, 'Failed to describe the api-destination(s). ');
      return { ...summary(known, here), ...known.settings };
    },
  }),
  calls('UpdateApiDestination', {
    sent: withArn,
    inputs: () =>
      members(
        { Name: names },
        {
          Connection: connectionNames,
          InvocationEndpoint: endpoints,
          HttpMethod: methods,
          ...settings,
        },
      ),
    answer: (given, here) => {
      const { Name, ...rest } = withArn(given, here);
      const known = existingDestination(Name, here);
      refuseUnknownConnection(given, here);
      known.settings = { ...known.settings, ...rest };
      known.LastModifiedTime = here.now;
      return outline(known, here);
    },
  }),
  calls('DeleteApiDestination', {
    inputs: () => fc.record({ Name: names }),
    answer: ({ Name }, here) => {
      existingDestination(Name, here);
      destinationsOf(here.place).delete(Name);
      return {};
    },
  }),
  ...lists('ListApiDestinations', {
    member: 'ApiDestinations',
    everything: () => [{}],
    sent: withArn,
    inputs: () =>
      members({}, { NamePrefix: fc.constantFrom('pu', 'P', 'none'), Connection: connectionNames }),
    items: (given, here) => {
      const { NamePrefix = '' } = given;
      const { ConnectionArn } = { ConnectionArn: undefined, ...withArn(given, here) };
      return [...destinationsOf(here.place).values()]
        .filter(({ Name }) => Name.startsWith(NamePrefix))
        .filter(({ settings }) => ConnectionArn === undefined || settings.ConnectionArn === ConnectionArn)
        .map((destination) => [destination.Name, summary(destination, here)]);
    },
  }),
];
