import { eventsArn } from '../../account/events-arn.js';
import {
  endpointIn,
  endpointsIn,
  endpointUrl,
  livingEndpoints,
  type EndpointRecord,
  type EndpointSettings,
} from '../../account/endpoint.js';
import { passing, phaseAt } from '../../account/lifecycle.js';
import type { AccountRegion } from '../../account/world.js';
import { required, structure } from '../constraints/shapes.js';
import type { CallContext, Operation } from '../operation.js';
import { pageOf } from '../paging.js';
import { overQuota, ServiceFault } from '../service-fault.js';
import { checkEventBuses } from './endpoint-buses.js';
import { checkRoomForReplication, endReplication, startReplication } from './endpoint-replication.js';
import {
  endpointDescription,
  endpointEventBuses,
  endpointName,
  endpointPaging,
  homeRegion,
  iamRoleArn,
  replicationConfig,
  routingConfig,
} from './endpoint-shapes.js';

export const CreateEndpoint: Operation<'CreateEndpoint'> = {
  input: structure({
    Name: required(endpointName),
    Description: endpointDescription,
    RoutingConfig: required(routingConfig),
    ReplicationConfig: replicationConfig,
    EventBuses: required(endpointEventBuses),
    RoleArn: iamRoleArn,
  }),
  handle: ({ Name, ...changed }, context) => {
    const { here, quotas, transitionTime } = context;
    const now = context.now();
    if (endpointIn(here, Name, now)) {
      throw new ServiceFault('ResourceAlreadyExistsException', `Endpoint ${Name} already exists.`);
    }
    const EndpointId = `${context.randomText(5)}.veo`;
    const settings = {
      ...changed,
      ReplicationConfig: { State: 'ENABLED', ...changed.ReplicationConfig } as const,
    };
    checkSettings({ ...settings, EndpointId }, context);
    if (livingEndpoints(here, now).length >= quotas.endpoints) throw overQuota();
    const endpoint: EndpointRecord = {
      ...settings,
      Name,
      Arn: eventsArn(here, `endpoint/${Name}`),
      EndpointId,
      EndpointUrl: endpointUrl(EndpointId, here.region),
      CreationTime: now,
      lifecycle: passing({ first: 'CREATING', then: 'ACTIVE' }, now, transitionTime),
      activeRoute: 'primary',
    };
    endpointsIn(here).set(Name, endpoint);
    startReplication(endpoint, context);
    return { ...shownOnChange(endpoint), State: 'CREATING' };
  },
};

export const DescribeEndpoint: Operation<'DescribeEndpoint'> = {
  input: structure({ Name: required(endpointName), HomeRegion: homeRegion }),
  handle: ({ Name, HomeRegion }, context) => {
    const now = context.now();
    return shown(existingEndpoint(Name, home(HomeRegion, context), now), now);
  },
};

export const ListEndpoints: Operation<'ListEndpoints'> = {
  input: structure({ NamePrefix: endpointName, HomeRegion: homeRegion, ...endpointPaging }),
  handle: ({ NamePrefix = '', HomeRegion, MaxResults: Limit, ...request }, context) => {
    const now = context.now();
    const items = livingEndpoints(home(HomeRegion, context), now).filter(({ Name }) =>
      Name.startsWith(NamePrefix),
    );
    const listing = { operation: 'ListEndpoints', items, nameOf: ({ Name }: EndpointRecord) => Name };
    const { page, NextToken } = pageOf(listing, { ...request, Limit });
    return { Endpoints: page.map((endpoint) => shown(endpoint, now)), NextToken };
  },
};

export const UpdateEndpoint: Operation<'UpdateEndpoint'> = {
  input: structure({
    Name: required(endpointName),
    Description: endpointDescription,
    RoutingConfig: routingConfig,
    ReplicationConfig: replicationConfig,
    EventBuses: endpointEventBuses,
    RoleArn: iamRoleArn,
  }),
  handle: ({ Name, ...changed }, context) => {
    const { here, transitionTime } = context;
    const now = context.now();
    const known = existingEndpoint(Name, here, now);
    refuseInTransition(known, now);
    const endpoint: EndpointRecord = {
      ...known,
      ...changed,
      ReplicationConfig: { ...known.ReplicationConfig, ...changed.ReplicationConfig },
      lifecycle: passing({ first: 'UPDATING', then: 'ACTIVE' }, now, transitionTime),
    };
    checkSettings(endpoint, context);
    endReplication(known, context);
    endpointsIn(here).set(Name, endpoint);
    startReplication(endpoint, context);
    const { EndpointId, EndpointUrl } = endpoint;
    return { ...shownOnChange(endpoint), EndpointId, EndpointUrl, State: 'UPDATING' };
  },
};

export const DeleteEndpoint: Operation<'DeleteEndpoint'> = {
  input: structure({ Name: required(endpointName) }),
  handle: ({ Name }, context) => {
    const { here, transitionTime } = context;
    const now = context.now();
    const endpoint = existingEndpoint(Name, here, now);
    refuseInTransition(endpoint, now);
    endReplication(endpoint, context);
    const lifecycle = passing({ first: 'DELETING', then: 'GONE' } as const, now, transitionTime);
    endpointsIn(here).set(Name, { ...endpoint, lifecycle });
    return {};
  },
};

/** Endpoints are looked for in their home Region: the caller's own, unless another is named. */
function home(region: string | undefined, { world, here }: CallContext): AccountRegion {
  return region === undefined ? here : world.at({ account: here.account, region });
}

function existingEndpoint(name: string, place: AccountRegion, now: Date): EndpointRecord {
  const endpoint = endpointIn(place, name, now);
  if (!endpoint) throw new ServiceFault('ResourceNotFoundException', `Endpoint ${name} does not exist.`);
  return endpoint;
}

function refuseInTransition({ Name, lifecycle }: EndpointRecord, now: Date): void {
  const { state } = phaseAt(lifecycle, now);
  if (state === 'ACTIVE') return;
  throw new ServiceFault('ConcurrentModificationException', `Endpoint ${Name} is in state ${state}.`);
}

/** Everything that may be wrong with an endpoint's settings as a whole. */
function checkSettings(
  endpoint: EndpointSettings & Pick<EndpointRecord, 'EndpointId'>,
  context: CallContext,
): void {
  if (endpoint.ReplicationConfig.State === 'ENABLED' && endpoint.RoleArn === undefined) {
    throw new ServiceFault(
      'ValidationException',
      'Parameter(s) RoleArn must be specified when event replication is enabled.',
    );
  }
  checkEventBuses(endpoint, context);
  checkRoomForReplication(endpoint, context);
}

/** What the operations that change an endpoint answer, and all others too. */
function shownOnChange({ Name, Arn, RoutingConfig, ReplicationConfig, EventBuses, RoleArn }: EndpointRecord) {
  return { Name, Arn, RoutingConfig, ReplicationConfig, EventBuses, RoleArn };
}

function shown(endpoint: EndpointRecord, now: Date) {
  const { Description, EndpointId, EndpointUrl, CreationTime, lifecycle } = endpoint;
  const { state, from } = phaseAt(lifecycle, now);
  return {
    ...shownOnChange(endpoint),
    Description,
    EndpointId,
    EndpointUrl,
    State: state === 'GONE' ? undefined : state,
    CreationTime,
    LastModifiedTime: from,
  };
}
