import {
  apiDestinationState,
  apiDestinationsIn,
  type ApiDestinationRecord,
} from '../../account/api-destination.js';
import { eventsArn } from '../../account/arn.js';
import { connectionByArn, connectionName } from '../../account/connection.js';
import { unknownConnection } from './connection-lookup.js';
import { connectionArn, httpsEndpoint } from './connection-shapes.js';

import { paging } from '../constraints/member-shapes.js';
import type { Operation, CallContext } from '../operation.js';
import { pageOf } from '../paging.js';
import { overQuota, ServiceFault } from '../service-fault.js';
import { integer, required, string, structure } from '../constraints/shapes.js';

const apiDestinationName = string({ min: 1, max: 64, pattern: '[\\.\\-_A-Za-z0-9]+' });
const description = string({ max: 512, pattern: '.*' });
const rateLimit = integer({ min: 1 });
/** In the order of a recorded complaint, which is not the model's. */
const httpMethod = string({ enum: ['HEAD', 'POST', 'PATCH', 'DELETE', 'PUT', 'GET', 'OPTIONS'] });

const DEFAULT_RATE_LIMIT = 300;

export const CreateApiDestination: Operation<'CreateApiDestination'> = {
  input: structure({
    Name: required(apiDestinationName),
    Description: description,
    ConnectionArn: required(connectionArn),
    InvocationEndpoint: required(httpsEndpoint),
    HttpMethod: required(httpMethod),
    InvocationRateLimitPerSecond: rateLimit,
  }),
  handle: (given, context) => {
    const { here, quotas } = context;
    const { Name, ConnectionArn, InvocationEndpoint, HttpMethod, ...rest } = given;
    const destinations = apiDestinationsIn(here);
    if (destinations.has(Name)) {
      throw new ServiceFault(
        'ResourceAlreadyExistsException',
        `An api-destination '${Name}' already exists.`,
      );
    }
    checkConnection(ConnectionArn, context);
    if (destinations.size >= quotas.apiDestinations) throw overQuota();
    const now = context.now();
    const destination: ApiDestinationRecord = {
      Name,
      ApiDestinationArn: eventsArn(here, `api-destination/${Name}/${context.uuid()}`),
      ConnectionArn,
      InvocationEndpoint,
      HttpMethod,
      InvocationRateLimitPerSecond: DEFAULT_RATE_LIMIT,
      ...settings(rest),
      CreationTime: now,
      LastModifiedTime: now,
    };
    destinations.set(Name, destination);
    return outline(destination, context);
  },
};

export const DescribeApiDestination: Operation<'DescribeApiDestination'> = {
  input: structure({ Name: required(apiDestinationName) }),
  handle: ({ Name }, context) => {
    const destination = apiDestinationsIn(context.here).get(Name);
    if (!destination) throw unknownApiDestination(Name, 'Failed to describe the api-destination(s). ');
    const { Description } = destination;
    return { ...summary(destination, context), ...(Description !== undefined && { Description }) };
  },
};

export const ListApiDestinations: Operation<'ListApiDestinations'> = {
  input: structure({ NamePrefix: apiDestinationName, ConnectionArn: connectionArn, ...paging }),
  handle: ({ NamePrefix = '', ConnectionArn, ...request }, context) => {
    const items = [...apiDestinationsIn(context.here).values()].filter(
      (destination) =>
        destination.Name.startsWith(NamePrefix) &&
        (ConnectionArn === undefined || destination.ConnectionArn === ConnectionArn),
    );
    const nameOf = ({ Name }: ApiDestinationRecord) => Name;
    const { page, next } = pageOf({ operation: 'ListApiDestinations', items, nameOf }, request);
    return { ApiDestinations: page.map((destination) => summary(destination, context)), ...next };
  },
};

export const UpdateApiDestination: Operation<'UpdateApiDestination'> = {
  input: structure({
    Name: required(apiDestinationName),
    Description: description,
    ConnectionArn: connectionArn,
    InvocationEndpoint: httpsEndpoint,
    HttpMethod: httpMethod,
    InvocationRateLimitPerSecond: rateLimit,
  }),
  handle: ({ Name, ...given }, context) => {
    const known = existingApiDestination(Name, context);
    if (given.ConnectionArn !== undefined) checkConnection(given.ConnectionArn, context);
    const destination = { ...known, ...settings(given), LastModifiedTime: context.now() };
    apiDestinationsIn(context.here).set(Name, destination);
    return outline(destination, context);
  },
};

export const DeleteApiDestination: Operation<'DeleteApiDestination'> = {
  input: structure({ Name: required(apiDestinationName) }),
  handle: ({ Name }, context) => {
    existingApiDestination(Name, context);
    apiDestinationsIn(context.here).delete(Name);
    return {};
  },
};

function existingApiDestination(name: string, { here }: CallContext): ApiDestinationRecord {
  const destination = apiDestinationsIn(here).get(name);
  if (!destination) throw unknownApiDestination(name);
  return destination;
}

/** The text with the beginning is recorded for DescribeApiDestination alone. */
function unknownApiDestination(name: string, beginning = ''): ServiceFault {
  return new ServiceFault(
    'ResourceNotFoundException',
    `${beginning}An api-destination '${name}' does not exist.`,
  );
}

/** The connection has to be of the caller's own account and Region. */
function checkConnection(arn: string, { here, now }: CallContext): void {
  if (!connectionByArn(here, arn, now())) throw unknownConnection(connectionName(arn));
}

type Settings = Partial<
  Pick<
    ApiDestinationRecord,
    'Description' | 'ConnectionArn' | 'InvocationEndpoint' | 'HttpMethod' | 'InvocationRateLimitPerSecond'
  >
>;

/** What is given, without members that are not. */
function settings(given: { readonly [Member in keyof Settings]?: Settings[Member] | undefined }): Settings {
  const { Description, ConnectionArn, InvocationEndpoint, HttpMethod, InvocationRateLimitPerSecond } = given;
  return {
    ...(Description !== undefined && { Description }),
    ...(ConnectionArn !== undefined && { ConnectionArn }),
    ...(InvocationEndpoint !== undefined && { InvocationEndpoint }),
    ...(HttpMethod !== undefined && { HttpMethod }),
    ...(InvocationRateLimitPerSecond !== undefined && { InvocationRateLimitPerSecond }),
  };
}

/** What the operations that change an API destination answer. */
function outline(destination: ApiDestinationRecord, { here, now }: CallContext) {
  return {
    ApiDestinationArn: destination.ApiDestinationArn,
    ApiDestinationState: apiDestinationState(destination, here, now()),
    CreationTime: new Date(destination.CreationTime),
    LastModifiedTime: new Date(destination.LastModifiedTime),
  };
}

function summary(destination: ApiDestinationRecord, context: CallContext) {
  return {
    ...outline(destination, context),
    Name: destination.Name,
    ConnectionArn: destination.ConnectionArn,
    InvocationEndpoint: destination.InvocationEndpoint,
    HttpMethod: destination.HttpMethod,
    InvocationRateLimitPerSecond: destination.InvocationRateLimitPerSecond,
  };
}
