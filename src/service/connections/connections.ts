import { eventsArn } from '../../account/events-arn.js';
import {
  connectionNamed,
  connectionsAt,
  storeConnection,
  type Connection,
} from '../../account/connection.js';
import { definedMembers } from '../../text/defined-members.js';
import { paging } from '../constraints/member-shapes.js';
import { required, structure } from '../constraints/shapes.js';
import type { Operation } from '../operation.js';
import { pageOf } from '../paging.js';
import { overQuota, ServiceFault } from '../service-fault.js';
import { shownAuthParameters } from './auth-parameters.js';
import { authorized, entering, touchesAuthorization } from './connection-authorization.js';
import { changeableConnection, existingConnection, unknownConnection } from './connection-lookup.js';
import { connectionName, connectionState, createConnection, updateConnection } from './connection-shapes.js';

export const CreateConnection: Operation<'CreateConnection'> = {
  input: createConnection,
  handle: (given, context) => {
    const { Name, AuthorizationType: type } = given;
    const { here, quotas } = context;
    const now = context.now();
    const authorization = authorized(given, { type }, context);
    if (connectionNamed(here, Name, now)) {
      throw new ServiceFault('ResourceAlreadyExistsException', `Connection ${Name} already exists.`);
    }
    if (connectionsAt(here, now).length >= quotas.connections) throw overQuota();
    const connection: Connection = {
      Name,
      ConnectionArn: eventsArn(here, `connection/${Name}/${context.uuid()}`),
      ...changedIn(given),
      ...authorization,
      CreationTime: now,
      LastModifiedTime: now,
    };
    storeConnection(here, connection);
    return shownOnCreation(connection);
  },
};

export const DescribeConnection: Operation<'DescribeConnection'> = {
  input: structure({ Name: required(connectionName) }),
  handle: ({ Name }, { here, now }) => {
    const connection = connectionNamed(here, Name, now());
    if (!connection) throw unknownConnection(Name, 'Failed to describe the connection(s). ');
    const { InvocationConnectivityParameters, SecretArn, AuthParameters } = connection;
    return {
      ...shown(connection),
      ...changedIn(connection),
      InvocationConnectivityParameters,
      SecretArn,
      AuthParameters: AuthParameters && shownAuthParameters(AuthParameters),
    };
  },
};

export const ListConnections: Operation<'ListConnections'> = {
  input: structure({ NamePrefix: connectionName, ConnectionState: connectionState, ...paging }),
  handle: ({ NamePrefix = '', ConnectionState, ...request }, { here, now }) => {
    const items = connectionsAt(here, now()).filter(
      (connection) =>
        connection.Name.startsWith(NamePrefix) &&
        (ConnectionState === undefined || connection.ConnectionState === ConnectionState),
    );
    const listing = { operation: 'ListConnections', items, nameOf: ({ Name }: Connection) => Name };
    const { page, NextToken } = pageOf(listing, request);
    return { Connections: page.map(shown), NextToken };
  },
};

export const UpdateConnection: Operation<'UpdateConnection'> = {
  input: updateConnection,
  handle: (given, context) => {
    const known = changeableConnection(given.Name, context);
    const { InvocationConnectivityParameters: _replaced, ...rest } = known;
    const type = given.AuthorizationType ?? known.AuthorizationType;
    const connection: Connection = {
      ...(touchesAuthorization(given) ? { ...rest, ...authorized(given, { type, known }, context) } : known),
      ...changedIn(given),
      LastModifiedTime: context.now(),
    };
    storeConnection(context.here, connection);
    return shownOnChange(connection);
  },
};

export const DeleteConnection: Operation<'DeleteConnection'> = {
  input: structure({ Name: required(connectionName) }),
  handle: ({ Name }, context) => {
    const known = existingConnection(Name, context);
    if (known.ConnectionState === 'DELETING') return shownOnChange(known);
    const connection: Connection = {
      ...known,
      ...entering({ first: 'DELETING', then: 'gone' }, context),
      LastModifiedTime: context.now(),
    };
    storeConnection(context.here, connection);
    return shownOnChange(connection);
  },
};

export const DeauthorizeConnection: Operation<'DeauthorizeConnection'> = {
  input: structure({ Name: required(connectionName) }),
  handle: ({ Name }, context) => {
    const { AuthParameters: _gone, SecretArn: _too, ...rest } = changeableConnection(Name, context);
    const connection: Connection = {
      ...rest,
      ...entering({ first: 'DEAUTHORIZING', then: 'DEAUTHORIZED' }, context),
      LastModifiedTime: context.now(),
    };
    storeConnection(context.here, connection);
    return shownOnChange(connection);
  },
};

/** What callers set besides the authorization. */
function changedIn({ Description, KmsKeyIdentifier }: Pick<Connection, 'Description' | 'KmsKeyIdentifier'>) {
  return definedMembers({ Description, KmsKeyIdentifier });
}

function shownOnCreation({ ConnectionArn, ConnectionState, CreationTime, LastModifiedTime }: Connection) {
  return { ConnectionArn, ConnectionState, CreationTime, LastModifiedTime };
}

/** What the operations that change a connection answer. */
function shownOnChange(connection: Connection) {
  return { ...shownOnCreation(connection), LastAuthorizedTime: connection.LastAuthorizedTime };
}

function shown(connection: Connection) {
  const { Name, AuthorizationType } = connection;
  return { Name, AuthorizationType, ...shownOnChange(connection) };
}
