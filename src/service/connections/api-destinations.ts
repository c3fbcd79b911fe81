import {
  apiDestinationState,
  apiDestinationsIn,
  type ApiDestinationRecord,
} from '../../account/api-destination.js';
import { eventsArn } from '../../account/events-arn.js';
import { connectionByArn, connectionName } from '../../account/connection.js';
import { paging } from '../constraints/member-shapes.js';
import { integer, required, string, structure } from '../constraints/shapes.js';
import type { CallContext, Operation } from '../operation.js';
import { refuseOtherRegion } from '../own-region.js';
import { pageOf } from '../paging.js';
import { overQuota, ServiceFault } from '../service-fault.js';
import { unknownConnection } from './connection-lookup.js';
import { connectionArn, httpsEndpoint } from './connection-shapes.js';

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
  handle: (changed, context) => {
    const { here, quotas } = context;
    const { Name, ConnectionArn } = changed;
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
      InvocationRateLimitPerSecond: DEFAULT_RATE_LIMIT,
      ...changed,
      ApiDestinationArn: eventsArn(here, `api-destination/${Name}/${context.uuid()}`),
      CreationTime: now,
      LastModifiedTime: now,
    };
    destinations.set(Name, destination);
    return shownOnChange(destination, context);
  },
};

export const DescribeApiDestination: Operation<'DescribeApiDestination'> = {
  input: structure({ Name: required(apiDestinationName) }),
  handle: ({ Name }, context) => {
    const destination = apiDestinationsIn(context.here).get(Name);
    if (!destination) throw unknownApiDestination(Name, 'Failed to describe the api-destination(s). ');
    return { ...shown(destination, context), Description: destination.Description };
  },
};

export const ListApiDestinations: Operation<'ListApiDestinations'> = {
  input: structure({ NamePrefix: apiDestinationName, ConnectionArn: connectionArn, ...paging }),
  handle: ({ NamePrefix = '', ConnectionArn, ...request }, context) => {
    refuseOtherRegion(ConnectionArn, context);
    const items = [...apiDestinationsIn(context.here).values()].filter(
      (destination) =>
        destination.Name.startsWith(NamePrefix) &&
        (ConnectionArn === undefined || destination.ConnectionArn === ConnectionArn),
    );
    const nameOf = ({ Name }: ApiDestinationRecord) => Name;
    const { page, NextToken } = pageOf({ operation: 'ListApiDestinations', items, nameOf }, request);
    return { ApiDestinations: page.map((destination) => shown(destination, context)), NextToken };
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
  handle: ({ Name, ...changed }, context) => {
    const known = existingApiDestination(Name, context);
    if (changed.ConnectionArn !== undefined) checkConnection(changed.ConnectionArn, context);
    const destination = { ...known, ...changed, LastModifiedTime: context.now() };
    apiDestinationsIn(context.here).set(Name, destination);
    return shownOnChange(destination, context);
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
function checkConnection(arn: string, context: CallContext): void {
  refuseOtherRegion(arn, context);
  const { here, now } = context;
  if (!connectionByArn(here, arn, now())) throw unknownConnection(connectionName(arn));
}

/** What the operations that change an API destination answer. */
function shownOnChange(destination: ApiDestinationRecord, { here, now }: CallContext) {
  const { ApiDestinationArn, CreationTime, LastModifiedTime } = destination;
  const ApiDestinationState = apiDestinationState(destination, here, now());
  return { ApiDestinationArn, ApiDestinationState, CreationTime, LastModifiedTime };
}

function shown(destination: ApiDestinationRecord, context: CallContext) {
  const { Name, ConnectionArn, InvocationEndpoint, HttpMethod, InvocationRateLimitPerSecond } = destination;
  return {
    ...shownOnChange(destination, context),
    Name,
    ConnectionArn,
    InvocationEndpoint,
    HttpMethod,
    InvocationRateLimitPerSecond,
  };
}
