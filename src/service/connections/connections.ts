import { eventsArn } from '../../account/arn.js';
import {
  connectionNamed,
  connectionsAt,
  storeConnection,
  type Connection,
  type ConnectionRecord,
} from '../../account/connection.js';
import { authorized, entering, touchesAuthorization } from './connection-authorization.js';
import { changeableConnection, existingConnection, unknownConnection } from './connection-lookup.js';
import { connectionName, connectionState, createConnection, updateConnection } from './connection-shapes.js';
import { paging } from '../constraints/member-shapes.js';
import type { Operation } from '../operation.js';
import { pageOf } from '../paging.js';
import { publicAuthParameters } from './public-auth-parameters.js';
import { overQuota, ServiceFault } from '../service-fault.js';
import { required, structure } from '../constraints/shapes.js';

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
      ...settings(given),
      ...authorization,
      CreationTime: now,
      LastModifiedTime: now,
    };
    storeConnection(here, connection);
    return outline(connection);
  },
};

export const DescribeConnection: Operation<'DescribeConnection'> = {
  input: structure({ Name: required(connectionName) }),
  handle: ({ Name }, { here, now }) => {
    const connection = connectionNamed(here, Name, now());
    if (!connection) throw unknownConnection(Name, 'Failed to describe the connection(s). ');
    const { InvocationConnectivityParameters, SecretArn, AuthParameters } = connection;
    return {
      ...summary(connection),
      ...settings(connection),
      ...(InvocationConnectivityParameters && {
        InvocationConnectivityParameters: structuredClone(InvocationConnectivityParameters),
      }),
      ...(SecretArn !== undefined && { SecretArn }),
      ...(AuthParameters && { AuthParameters: publicAuthParameters(AuthParameters) }),
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
    const { page, next } = pageOf(listing, request);
    return { Connections: page.map(summary), ...next };
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
      ...settings(given),
      LastModifiedTime: context.now(),
    };
    storeConnection(context.here, connection);
    return authorizedOutline(connection);
  },
};

export const DeleteConnection: Operation<'DeleteConnection'> = {
  input: structure({ Name: required(connectionName) }),
  handle: ({ Name }, context) => {
    const known = existingConnection(Name, context);
    if (known.ConnectionState === 'DELETING') return authorizedOutline(known);
    const connection: Connection = {
      ...known,
      ...entering({ first: 'DELETING', then: 'gone' }, context),
      LastModifiedTime: context.now(),
    };
    storeConnection(context.here, connection);
    return authorizedOutline(connection);
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
    return authorizedOutline(connection);
  },
};

type Settings = Pick<ConnectionRecord, 'Description' | 'KmsKeyIdentifier'>;

function settings(given: { readonly [Member in keyof Settings]?: Settings[Member] | undefined }): Settings {
  const { Description, KmsKeyIdentifier } = given;
  return {
    ...(Description !== undefined && { Description }),
    ...(KmsKeyIdentifier !== undefined && { KmsKeyIdentifier }),
  };
}

/** What CreateConnection answers. */
function outline({ ConnectionArn, ConnectionState, CreationTime, LastModifiedTime }: Connection) {
  return {
    ConnectionArn,
    ConnectionState,
    CreationTime: new Date(CreationTime),
    LastModifiedTime: new Date(LastModifiedTime),
  };
}

/** What the operations that change a connection answer. */
function authorizedOutline(connection: Connection) {
  return { ...outline(connection), LastAuthorizedTime: new Date(connection.LastAuthorizedTime) };
}

function summary(connection: Connection) {
  const { Name, AuthorizationType } = connection;
  return { Name, AuthorizationType, ...authorizedOutline(connection) };
}
