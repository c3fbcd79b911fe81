import type { PutPartnerEventsResultEntry } from '@aws-sdk/client-eventbridge';
import { eventSourceState, offersOf, type EventSourceRecord } from '../../account/event-source.js';
import type { AccountRegion } from '../../account/world.js';
import { eventSourceName } from '../constraints/member-shapes.js';
import { list, required, string, structure, timestamp } from '../constraints/shapes.js';
import type { CallContext, Operation } from '../operation.js';
import { warnOfViolation } from './detail-checks.js';
import { eventOf, notAuthorizedForSource, putEach, readEntry, sendToBus, type GivenEntry } from './entry.js';

const entry = structure(
  {
    Time: timestamp,
    Source: eventSourceName,
    Resources: list(string({ max: 2048 })),
    DetailType: string(),
    Detail: string(),
  },
  { className: 'PutPartnerEventsRequestEntry' },
);

export const PutPartnerEvents: Operation<'PutPartnerEvents'> = {
  input: structure({ Entries: required(list(entry, { min: 1, max: 20 })) }),
  handle: ({ Entries }, context) => putEach(Entries, (given) => putPartnerEntry(given, context), context),
};

/** Each account gets the event as one of its own. */
function putPartnerEntry(given: GivenEntry, context: CallContext): PutPartnerEventsResultEntry {
  const read = readEntry(given);
  if ('refused' in read) return read.refused;
  const now = context.now();
  const offers = offersOf(context.here, given.Source ?? '', now);
  if (offers.length === 0) return notAuthorizedForSource();
  const id = context.uuid();
  const sent = offers
    .filter((source) => !isStopped(source, context))
    .map((source) => {
      const place = customerOf(source, context);
      const event = eventOf(read, { id, place, traceHeader: undefined }, now);
      return { event, bus: { place, name: source.Name } };
    });
  for (const { event, bus } of sent) sendToBus(event, bus, context);
  const [first] = sent;
  if (first) warnOfViolation(first.event.envelope, context);
  return { EventId: id };
}

/** A bus that its owner keeps from getting events; a bus that is missing is worth a warning. */
function isStopped(source: EventSourceRecord, context: CallContext): boolean {
  const isActive = eventSourceState(source, context.now()) === 'ACTIVE';
  return !isActive && customerOf(source, context).eventBuses.has(source.Name);
}

function customerOf({ Account }: EventSourceRecord, { world, here }: CallContext): AccountRegion {
  return world.at({ account: Account, region: here.region });
}
