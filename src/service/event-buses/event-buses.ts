import { DEFAULT_EVENT_BUS, eventsArn } from '../../account/events-arn.js';
import { newEventBus } from '../../account/event-bus.js';
import { settledIn } from '../../account/lifecycle.js';
import type { EventBusRecord } from '../../account/resources.js';
import {
  deadLetterConfig,
  eventBusName,
  eventBusNameOrArn,
  eventSourceName,
  kmsKeyIdentifier,
  paging,
  tagList,
} from '../constraints/member-shapes.js';
import { required, string, structure } from '../constraints/shapes.js';
import { eventSourceFor, releaseEventSource } from '../event-sources/event-source-lookup.js';
import type { Operation } from '../operation.js';
import { pageOf } from '../paging.js';
import { overQuota, ServiceFault } from '../service-fault.js';
import { tagMap } from '../tag-map.js';
import { existingBus } from './event-bus-lookup.js';

const description = string({ max: 512 });

const logConfig = structure({
  IncludeDetail: string({ enum: ['NONE', 'FULL'] }),
  Level: string({ enum: ['OFF', 'ERROR', 'INFO', 'TRACE'] }),
});

export const CreateEventBus: Operation<'CreateEventBus'> = {
  input: structure({
    Name: required(eventBusName),
    EventSourceName: eventSourceName,
    Description: description,
    KmsKeyIdentifier: kmsKeyIdentifier,
    DeadLetterConfig: deadLetterConfig,
    LogConfig: logConfig,
    Tags: tagList,
  }),
  handle: ({ Name, EventSourceName, Tags, ...changed }, context) => {
    const { here, quotas } = context;
    const source = EventSourceName === undefined ? undefined : eventSourceFor(Name, EventSourceName, context);
    if (!source) checkOwnName(Name);
    if (here.eventBuses.has(Name)) {
      throw new ServiceFault('ResourceAlreadyExistsException', `Event bus ${Name} already exists.`);
    }
    if (here.eventBuses.size >= quotas.eventBuses) throw overQuota();
    const tags = tagMap(Tags);
    const now = context.now();
    const bus = newEventBus(Name, eventsArn(here, `event-bus/${Name}`), now);
    Object.assign(bus, changed, { tags });
    here.eventBuses.set(Name, bus);
    if (source) source.lifecycle = settledIn('ACTIVE', now);
    return { EventBusArn: bus.Arn, ...changed };
  },
};

export const DescribeEventBus: Operation<'DescribeEventBus'> = {
  input: structure({ Name: eventBusNameOrArn }),
  handle: ({ Name }, context) => {
    const bus = existingBus(Name, context);
    return { ...shown(bus), ...changedIn(bus) };
  },
};

export const ListEventBuses: Operation<'ListEventBuses'> = {
  input: structure({ NamePrefix: eventBusName, ...paging }),
  handle: ({ NamePrefix = '', ...request }, { here }) => {
    const items = [...here.eventBuses.values()].filter(({ Name }) => Name.startsWith(NamePrefix));
    const listing = { operation: 'ListEventBuses', items, nameOf: ({ Name }: EventBusRecord) => Name };
    const { page, NextToken } = pageOf(listing, request);
    return { EventBuses: page.map(shown), NextToken };
  },
};

export const UpdateEventBus: Operation<'UpdateEventBus'> = {
  input: structure({
    Name: eventBusName,
    KmsKeyIdentifier: kmsKeyIdentifier,
    Description: description,
    DeadLetterConfig: deadLetterConfig,
    LogConfig: logConfig,
  }),
  handle: ({ Name, ...changed }, context) => {
    const bus = existingBus(Name, context);
    Object.assign(bus, changed, { LastModifiedTime: context.now() });
    return { Arn: bus.Arn, Name: bus.Name, ...changedIn(bus) };
  },
};

export const DeleteEventBus: Operation<'DeleteEventBus'> = {
  input: structure({ Name: required(eventBusName) }),
  handle: ({ Name }, context) => {
    const { here } = context;
    if (Name === DEFAULT_EVENT_BUS) {
      throw new ServiceFault('ValidationException', 'Cannot delete event bus default.');
    }
    const bus = here.eventBuses.get(Name);
    if (bus && bus.rules.size > 0) {
      throw new ServiceFault('ValidationException', "EventBus can't be deleted since it has rules.");
    }
    if (here.eventBuses.delete(Name)) releaseEventSource(Name, context);
    return {};
  },
};

/** Only partner event buses have names like those of their sources. */
function checkOwnName(name: string): void {
  if (name.startsWith('aws.')) {
    throw new ServiceFault('ValidationException', "EventBus name starting with 'aws.' is not valid.");
  }
  if (name.includes('/')) {
    throw new ServiceFault('ValidationException', "Event bus name must not contain '/'.");
  }
}

/** What callers have set. */
function changedIn({ Description, KmsKeyIdentifier, DeadLetterConfig, LogConfig }: EventBusRecord) {
  return { Description, KmsKeyIdentifier, DeadLetterConfig, LogConfig };
}

function shown({ Name, Arn, Description, policy, CreationTime, LastModifiedTime }: EventBusRecord) {
  const Policy = policy && JSON.stringify(policy);
  return { Name, Arn, Description, Policy, CreationTime, LastModifiedTime };
}
