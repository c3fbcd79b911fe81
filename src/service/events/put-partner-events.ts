import type { PutPartnerEventsResultEntry } from '@aws-sdk/client-eventbridge';
import { eventSourceState, offersOf, type EventSourceRecord } from '../../account/event-source.js';
import type { AccountRegion } from '../../account/world.js';
import { eventSourceName } from '../constraints/member-shapes.js';
import type { Operation, OperationContext } from '../operation.js';
import { refuseViolations, warnOfViolation } from './detail-checks.js';
import {
  answerOf,
  checkRequestSize,
  eventOf,
  failedEntry,
  notAuthorizedForSource,
  readEntry,
  sendToBus,
  type GivenEntry,
} from './put-events.js';
import { list, required, string, structure, timestamp } from '../constraints/shapes.js';

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
  handle: ({ Entries }, context) => {
    checkRequestSize(Entries, context);
    refuseViolations(Entries, context);
    return answerOf(Entries.map((given, at) => failedEntry(at, context) ?? putPartnerEntry(given, context)));
  },
};

/** Each account gets the event as one of its own. */
function putPartnerEntry(given: GivenEntry, context: OperationContext): PutPartnerEventsResultEntry {
  const read = readEntry(given);
  if ('refused' in read) return read.refused;
  const now = context.now();
  const offers = offersOf(context.here, given.Source ?? '', now);
  if (offers.length === 0) return notAuthorizedForSource();
  const id = context.uuid();
  const sent = offers
    .filter((source) => !isStopped(source, context))
    .map((source) => {
      const place = placeOf(source, context);
      return { event: eventOf(read, { id, place }, now), bus: { place, name: source.Name } };
    });
  for (const { event, bus } of sent) sendToBus(event, bus, context);
  const [first] = sent;
  if (first) warnOfViolation(first.event.envelope, context);
  return { EventId: id };
}

/** A bus that its owner keeps from getting events; a bus that is missing is worth a warning. */
function isStopped(source: EventSourceRecord, context: OperationContext): boolean {
  const isActive = eventSourceState(source, context.now()) === 'ACTIVE';
  return !isActive && placeOf(source, context).eventBuses.has(source.Name);
}

function placeOf({ Account }: EventSourceRecord, { world, here }: OperationContext): AccountRegion {
  return world.at({ account: Account, region: here.region });
}
