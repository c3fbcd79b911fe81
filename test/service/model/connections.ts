import fc from 'fast-check';
import { expect } from 'vitest';
import { notFound, overQuota, part, QUOTAS, Refusal, type PlaceModel } from './account-model.js';
import { calls, members, mostlyFirst, type Answer, type Commands, type Here } from './calls.js';
import {
  authorizationTypes,
  mergedParameters,
  partsOfParameters,
  publicParameters,
  typedParameters,
  type AuthorizationType,
  type AuthParameters,
} from './connection-parameters.js';
import { lists } from './pages.js';

interface ConnectionModel {
  readonly Name: string;
  readonly CreationTime: Date;
  /** Known when the service has told it. */
  ConnectionArn: unknown;
  AuthorizationType: AuthorizationType;
  LastModifiedTime: Date;
  LastAuthorizedTime: Date;
  settings: object;
  /** Absent once it is deauthorized. */
  parameters?: AuthParameters;
  /** The state that it entered, when, and the one that it goes on to after a second. */
  state: { readonly first: string; readonly then: string; readonly since: Date };
}

const TRANSITION = 1000;

const recordsOf = part<PlaceModel, Map<string, ConnectionModel>>(() => new Map());
/** The last ARN that was given out for a name; its connection may be gone. */
const arnsOf = part<PlaceModel, Map<string, string>>(() => new Map());

export const connectionNames = mostlyFirst('crm', 'cr', 'Crm');

const NEVER_GIVEN_OUT = '00000000-0000-4000-8000-000000000000';

/** The ARN of the last connection of the name. */
export function lastArn(name: string, here: Here): string {
  const { account, region } = here;
  const unknown = `arn:aws:events:${region}:${account}:connection/${name}/${NEVER_GIVEN_OUT}`;
  return arnsOf(here.place).get(name) ?? unknown;
}

/** What state a connection of exactly this ARN is in, if there is one. */
export function stateOf(arn: string, here: Here): string | undefined {
  const connection = connectionsAt(here).find(({ ConnectionArn }) => ConnectionArn === arn);
  return connection && stateAt(connection, here.now);
}

function stateAt({ state: { first, then, since } }: ConnectionModel, now: Date): string {
  return now.getTime() - since.getTime() >= TRANSITION ? then : first;
}

function connectionsAt(here: Here): readonly ConnectionModel[] {
  return [...recordsOf(here.place).values()].filter((connection) => stateAt(connection, here.now) !== 'gone');
}

export function unknownConnection(name: string): Refusal {
  return notFound(`Connection '${name}' does not exist.`);
}

function existingConnection(name: string, here: Here): ConnectionModel {
  const connection = connectionsAt(here).find(({ Name }) => Name === name);
  if (!connection) throw unknownConnection(name);
  return connection;
}

function changeableConnection(name: string, here: Here): ConnectionModel {
  const connection = existingConnection(name, here);
  if (stateAt(connection, here.now) !== 'DELETING') return connection;
  throw new Refusal('ConcurrentModificationException', `Connection ${name} is being deleted.`);
}

function authorizing(type: AuthorizationType, since: Date): ConnectionModel['state'] {
  const first = type === 'OAUTH_CLIENT_CREDENTIALS' ? 'AUTHORIZING' : 'AUTHORIZED';
  return { first, then: 'AUTHORIZED', since };
}

function outline(connection: ConnectionModel, here: Here): Answer {
  const { ConnectionArn, CreationTime, LastModifiedTime, LastAuthorizedTime } = connection;
  const ConnectionState = stateAt(connection, here.now);
  return { ConnectionArn, ConnectionState, CreationTime, LastModifiedTime, LastAuthorizedTime };
}

function summary(connection: ConnectionModel, here: Here): Answer {
  const { Name, AuthorizationType } = connection;
  return { Name, AuthorizationType, ...outline(connection, here) };
}

const settings = {
  Description: fc.constantFrom('', 'first', 'second'),
  KmsKeyIdentifier: fc.constantFrom('key-1', 'key-2'),
};

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}';

export const connections: readonly Commands[] = [
  calls('CreateConnection', {
    weight: 4,
    inputs: () =>
      fc
        .tuple(typedParameters, members({ Name: connectionNames }, settings))
        .map(([typed, rest]) => ({ ...rest, ...typed })),
    answer: ({ Name, AuthorizationType, AuthParameters, ...settings }, here) => {
      const parameters = mergedParameters(AuthorizationType, {}, AuthParameters);
      const existing = connectionsAt(here);
      if (existing.some((connection) => connection.Name === Name)) {
        throw new Refusal('ResourceAlreadyExistsException', `Connection ${Name} already exists.`);
      }
      if (existing.length >= QUOTAS.connections) throw overQuota();
      const arn = `^arn:aws:events:${here.region}:${here.account}:connection/${Name}/${uuid}$`;
      const { now } = here;
      const times = { CreationTime: now, LastModifiedTime: now, LastAuthorizedTime: now };
      const state = authorizing(AuthorizationType, now);
      const connection = { Name, AuthorizationType, settings, parameters, state, ...times };
      const ConnectionArn: unknown = expect.stringMatching(arn);
      recordsOf(here.place).set(Name, { ...connection, ConnectionArn });
      return { ConnectionArn, ConnectionState: state.first, CreationTime: now, LastModifiedTime: now };
    },
    learn: ({ ConnectionArn }, { Name }, here) => {
      existingConnection(Name, here).ConnectionArn = ConnectionArn;
      arnsOf(here.place).set(Name, String(ConnectionArn));
    },
  }),
  calls('DescribeConnection', {
    everything: (here) => connectionsAt(here).map(({ Name }) => ({ Name })),
    weight: 2,
    inputs: () => fc.record({ Name: connectionNames }),
    answer: ({ Name }, here) => {
      const known = connectionsAt(here).find((connection) => connection.Name === Name);
      if (!known) {
        throw notFound(`Failed to describe the connection(s). Connection '${Name}' does not exist.`);
      }
      const secret = `^arn:aws:secretsmanager:${here.region}:${here.account}:secret:events!connection/${Name}/${uuid}-[0-9a-z]{6}$`;
      return {
        ...summary(known, here),
        ...known.settings,
        ...(known.parameters && {
          SecretArn: expect.stringMatching(secret),
          AuthParameters: publicParameters(known.AuthorizationType, known.parameters),
        }),
      };
    },
  }),
  calls('UpdateConnection', {
    weight: 3,
    inputs: () =>
      members(
        { Name: connectionNames },
        { AuthorizationType: authorizationTypes, AuthParameters: partsOfParameters, ...settings },
      ),
    answer: ({ Name, AuthorizationType, AuthParameters, ...given }, here) => {
      const known = changeableConnection(Name, here);
      if (AuthorizationType ?? AuthParameters) {
        const type = AuthorizationType ?? known.AuthorizationType;
        known.parameters = mergedParameters(type, known.parameters ?? {}, AuthParameters ?? {});
        known.AuthorizationType = type;
        known.state = authorizing(type, here.now);
        known.LastAuthorizedTime = here.now;
      }
      known.settings = { ...known.settings, ...given };
      known.LastModifiedTime = here.now;
      return outline(known, here);
    },
  }),
  calls('DeauthorizeConnection', {
    inputs: () => fc.record({ Name: connectionNames }),
    answer: ({ Name }, here) => {
      const known = changeableConnection(Name, here);
      known.state = { first: 'DEAUTHORIZING', then: 'DEAUTHORIZED', since: here.now };
      known.LastModifiedTime = here.now;
      delete known.parameters;
      return outline(known, here);
    },
  }),
  calls('DeleteConnection', {
    weight: 2,
    inputs: () => fc.record({ Name: connectionNames }),
    answer: ({ Name }, here) => {
      const known = existingConnection(Name, here);
      if (stateAt(known, here.now) !== 'DELETING') {
        known.state = { first: 'DELETING', then: 'gone', since: here.now };
        known.LastModifiedTime = here.now;
      }
      return outline(known, here);
    },
  }),
  ...lists('ListConnections', {
    member: 'Connections',
    everything: () => [{}],
    inputs: () =>
      members(
        {},
        {
          NamePrefix: fc.constantFrom('cr', 'C', 'none'),
          ConnectionState: fc.constantFrom('AUTHORIZED', 'AUTHORIZING', 'DELETING', 'DEAUTHORIZED'),
        },
      ),
    items: ({ NamePrefix = '', ConnectionState }, here) =>
      connectionsAt(here)
        .filter(({ Name }) => Name.startsWith(NamePrefix))
        .map((connection) => summary(connection, here))
        .filter((shown) => ConnectionState === undefined || shown['ConnectionState'] === ConnectionState)
        .map((shown) => [String(shown['Name']), shown]),
  }),
];
