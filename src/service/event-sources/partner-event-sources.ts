import {
  eventSourceIn,
  eventSourcesIn,
  eventSourceState,
  expirationTime,
  offersOf,
  partnerEventSourcesIn,
  pending,
  type EventSourceRecord,
} from '../../account/event-source.js';
import { settledIn } from '../../account/lifecycle.js';
import { partitionOf } from '../../text/arn.js';
import { eventSourceName, paging } from '../constraints/member-shapes.js';
import { required, string, structure } from '../constraints/shapes.js';
import type { CallContext, Operation } from '../operation.js';
import { pageOf } from '../paging.js';
import { ServiceFault } from '../service-fault.js';
import { unknownEventSource } from './event-source-lookup.js';

const accountId = string({ min: 12, max: 12, pattern: '\\d{12}' });

/** Partner event sources as the partner sees them. */
export const CreatePartnerEventSource: Operation<'CreatePartnerEventSource'> = {
  input: structure({ Name: required(eventSourceName), Account: required(accountId) }),
  handle: ({ Name, Account }, context) => {
    const { world, here } = context;
    const now = context.now();
    const customer = world.at({ account: Account, region: here.region });
    const known = eventSourceIn(customer, Name, now);
    if (known && eventSourceState(known, now) !== 'DELETED') {
      throw new ServiceFault('ResourceAlreadyExistsException', `Event source ${Name} already exists.`);
    }
    const source: EventSourceRecord = {
      Name,
      Arn: eventSourceArn(here.region, Name),
      CreatedBy: partnerOf(Name),
      CreationTime: now,
      Account,
      lifecycle: pending(now, { hasBus: customer.eventBuses.has(Name) }),
    };
    eventSourcesIn(customer).set(Name, source);
    const offers = partnerEventSourcesIn(here).get(Name) ?? new Map<string, EventSourceRecord>();
    partnerEventSourcesIn(here).set(Name, offers.set(Account, source));
    return { EventSourceArn: source.Arn };
  },
};

export const DeletePartnerEventSource: Operation<'DeletePartnerEventSource'> = {
  input: structure({ Name: required(eventSourceName), Account: required(accountId) }),
  handle: ({ Name, Account }, { world, here, now }) => {
    const offers = partnerEventSourcesIn(here).get(Name);
    const source = offers?.get(Account);
    if (!source) return {};
    offers?.delete(Account);
    const customer = world.at({ account: Account, region: here.region });
    source.lifecycle = settledIn(customer.eventBuses.has(Name) ? 'DELETED' : 'GONE', now());
    return {};
  },
};

export const DescribePartnerEventSource: Operation<'DescribePartnerEventSource'> = {
  input: structure({ Name: required(eventSourceName) }),
  handle: ({ Name }, context) => {
    existingOffers(Name, context);
    return { Arn: eventSourceArn(context.here.region, Name), Name };
  },
};

export const ListPartnerEventSources: Operation<'ListPartnerEventSources'> = {
  input: structure({
    NamePrefix: required(
      string({ min: 1, max: 256, pattern: 'aws\\.partner/[\\.\\-_A-Za-z0-9]+/[/\\.\\-_A-Za-z0-9]*' }),
    ),
    ...paging,
  }),
  handle: ({ NamePrefix, ...request }, { here, now }) => {
    const items = [...partnerEventSourcesIn(here).keys()].filter(
      (name) => name.startsWith(NamePrefix) && offersOf(here, name, now()).length > 0,
    );
    const listing = { operation: 'ListPartnerEventSources', items, nameOf: (name: string) => name };
    const { page, NextToken } = pageOf(listing, request);
    const PartnerEventSources = page.map((Name) => ({ Arn: eventSourceArn(here.region, Name), Name }));
    return { PartnerEventSources, NextToken };
  },
};

export const ListPartnerEventSourceAccounts: Operation<'ListPartnerEventSourceAccounts'> = {
  input: structure({ EventSourceName: required(eventSourceName), ...paging }),
  handle: ({ EventSourceName, ...request }, context) => {
    const listing = {
      operation: 'ListPartnerEventSourceAccounts',
      items: existingOffers(EventSourceName, context),
      nameOf: ({ Account }: EventSourceRecord) => Account,
    };
    const { page, NextToken } = pageOf(listing, request);
    const now = context.now();
    return { PartnerEventSourceAccounts: page.map((source) => shown(source, now)), NextToken };
  },
};

function existingOffers(name: string, { here, now }: CallContext): readonly EventSourceRecord[] {
  const offers = offersOf(here, name, now());
  if (offers.length === 0) throw unknownEventSource(name);
  return offers;
}

function shown(source: EventSourceRecord, now: Date) {
  const { Account, CreationTime } = source;
  const State = eventSourceState(source, now);
  return { Account, CreationTime, ExpirationTime: expirationTime(source, now), State };
}

/** Event sources belong to no account. */
function eventSourceArn(region: string, name: string): string {
  return `arn:${partitionOf(region)}:events:${region}::event-source/${name}`;
}

/** `aws.partner/example.com` of `aws.partner/example.com/shop/orders`. */
function partnerOf(name: string): string {
  return name.split('/').slice(0, 2).join('/');
}
