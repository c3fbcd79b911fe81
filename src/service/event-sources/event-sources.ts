import {
  eventSourcesIn,
  eventSourceState,
  expirationTime,
  pending,
  type EventSourceRecord,
} from '../../account/event-source.js';
import { settledIn } from '../../account/lifecycle.js';
import { eventSourceName, paging } from '../constraints/member-shapes.js';
import { required, string, structure } from '../constraints/shapes.js';
import type { Operation } from '../operation.js';
import { pageOf } from '../paging.js';
import { ServiceFault } from '../service-fault.js';
import { existingEventSource, requireState } from './event-source-lookup.js';

/** Partner event sources as the account sees them that they are offered to. */
export const DescribeEventSource: Operation<'DescribeEventSource'> = {
  input: structure({ Name: required(eventSourceName) }),
  handle: ({ Name }, context) => shown(existingEventSource(Name, context), context.now()),
};

export const ListEventSources: Operation<'ListEventSources'> = {
  input: structure({
    NamePrefix: string({ min: 1, max: 256, pattern: '[/\\.\\-_A-Za-z0-9]+' }),
    ...paging,
  }),
  handle: ({ NamePrefix = '', ...request }, context) => {
    const now = context.now();
    const items = [...eventSourcesIn(context.here).values()].filter(
      (source) => source.Name.startsWith(NamePrefix) && eventSourceState(source, now) !== undefined,
    );
    const listing = { operation: 'ListEventSources', items, nameOf: ({ Name }: EventSourceRecord) => Name };
    const { page, NextToken } = pageOf(listing, request);
    return { EventSources: page.map((source) => shown(source, now)), NextToken };
  },
};

export const ActivateEventSource: Operation<'ActivateEventSource'> = {
  input: structure({ Name: required(eventSourceName) }),
  handle: ({ Name }, context) => {
    const { here, now } = context;
    const source = eventSourcesIn(here).get(Name);
    if (!source || eventSourceState(source, now()) === undefined || !here.eventBuses.has(Name)) {
      throw new ServiceFault(
        'ResourceNotFoundException',
        `Event source ${Name} or event bus ${Name} does not exist.`,
      );
    }
    requireState(source, ['PENDING'], context);
    source.lifecycle = settledIn('ACTIVE', now());
    return {};
  },
};

export const DeactivateEventSource: Operation<'DeactivateEventSource'> = {
  input: structure({ Name: required(eventSourceName) }),
  handle: ({ Name }, context) => {
    const source = existingEventSource(Name, context);
    requireState(source, ['ACTIVE'], context);
    source.lifecycle = pending(context.now(), { hasBus: true });
    return {};
  },
};

function shown(source: EventSourceRecord, now: Date) {
  const { Arn, CreatedBy, CreationTime, Name } = source;
  const State = eventSourceState(source, now);
  return { Arn, CreatedBy, CreationTime, ExpirationTime: expirationTime(source, now), Name, State };
}
