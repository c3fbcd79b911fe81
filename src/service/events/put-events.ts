import type { PutEventsRequestEntry, PutEventsResultEntry } from '@aws-sdk/client-eventbridge';
import { DEFAULT_EVENT_BUS } from '../../account/arn.js';
import type { Place } from '../../text/arn.js';
import type { EndpointRecord } from '../../account/endpoint.js';
import { nearestName } from '../../text/nearest-name.js';
import { envelopeText } from '../../event/envelope-text.js';
import { wholeSeconds } from '../../time/whole-seconds.js';
import type { AccessDenied } from '../../access/access-context.js';
import type { EventEnvelope } from '../../event/envelope.js';
import { deniedAccess } from '../../access/bus-access.js';
import { accessDeniedMessage } from '../../access/denial-text.js';
import { refuseViolations, warnOfViolation } from './detail-checks.js';
import { readDetail, type Detail } from './detail.js';
import { logRefusal } from './refusal-log.js';
import { traceHeaderOf } from './trace-header.js';
import type { NamedBus } from '../../account/world.js';
import { busThrough, openEndpoint } from '../endpoints/endpoint-entrance.js';
import { placeOfBus } from '../event-buses/event-bus-lookup.js';
import { nonPartnerEventBusNameOrArn } from '../constraints/member-shapes.js';
import type { IncomingEvent, Operation, OperationContext, Validated } from '../operation.js';
import { ServiceFault } from '../service-fault.js';
import { list, required, string, structure, timestamp } from '../constraints/shapes.js';

const entry = structure(
  {
    Time: timestamp,
    Source: string(),
    Resources: list(string({ max: 2048 })),
    DetailType: string(),
    Detail: string(),
    EventBusName: nonPartnerEventBusNameOrArn,
    TraceHeader: string({ min: 1, max: 500 }),
  },
  { className: 'PutEventsRequestEntry', hiddenMembers: ['kmsKeyIdentifier', 'internalMetadata'] },
);

/** @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html */
export const PutEvents: Operation<'PutEvents'> = {
  input: structure({
    Entries: required(list(entry, { min: 1, max: 10 })),
    EndpointId: string({ min: 1, max: 50, pattern: '^[A-Za-z0-9\\-]+[\\.][A-Za-z0-9\\-]+$' }),
  }),
  handle: ({ Entries, EndpointId }, context) => {
    const sender: Sender =
      EndpointId === undefined ? 'customer' : { through: openEndpoint(EndpointId, context) };
    checkRequestSize(Entries, context);
    refuseViolations(Entries, context);
    return answerOf(Entries.map((given, at) => failedEntry(at, context) ?? putEntry(given, sender, context)));
  },
};

/** An entry that fails whatever it holds. */
export function failedEntry(
  position: number,
  { failing }: OperationContext,
): { ErrorCode: string; ErrorMessage: string } | undefined {
  const failure = failing?.get(position);
  return failure && { ...failure };
}

/** What the members of an answer are, made of the results of its entries. */
export function answerOf<Result extends PutEventsResultEntry>(
  results: Result[],
): { FailedEntryCount: number; Entries: Result[] } {
  return {
    FailedEntryCount: results.filter(({ ErrorCode }) => ErrorCode !== undefined).length,
    Entries: results,
  };
}

/** The members of an entry, wherever it comes from. */
export type GivenEntry = Validated<PutEventsRequestEntry>;

export function checkRequestSize(entries: readonly GivenEntry[], { quotas }: OperationContext): void {
  const bytes = entries.reduce((sum, given) => sum + entryBytes(given), 0);
  if (bytes <= quotas.putEventsRequestBytes) return;
  throw new ServiceFault(
    'ValidationException',
    'Total size of the entries in the request is over the limit.',
  );
}

/**
 * Bytes that count for the limit of a request.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html
 */
function entryBytes({ Time, Source = '', DetailType = '', Detail = '', Resources = [] }: GivenEntry): number {
  let bytes = Time ? 14 : 0;
  for (const text of [Source, DetailType, Detail, ...Resources]) bytes += Buffer.byteLength(text);
  return bytes;
}

/** Who puts an entry, a customer also through a global endpoint: only AWS's own services may use their sources. */
export type Sender = 'customer' | 'aws service' | { readonly through: EndpointRecord };

/**
 * Puts one entry on its bus.
 *
 * @returns the EventId, or why the entry failed
 */
export function putEntry(given: GivenEntry, sender: Sender, context: OperationContext): PutEventsResultEntry {
  const result = resultOf(given, sender, context);
  if (result.ErrorCode !== undefined) logRefusal(given, result, context);
  return result;
}

function resultOf(given: GivenEntry, sender: Sender, context: OperationContext): PutEventsResultEntry {
  const read = readEntry(given);
  if ('refused' in read) return read.refused;
  const isCustomer = sender !== 'aws service';
  if (isCustomer && given.Source?.startsWith('aws.')) return notAuthorizedForSource();
  const entrance = entranceOf(given, sender, context);
  if ('refused' in entrance) return entrance.refused;
  const { bus, origin } = entrance;
  const denied = isCustomer ? deniedEntry(given, bus, context) : undefined;
  if (denied) return { ErrorCode: 'AccessDeniedException', ErrorMessage: accessDeniedMessage(denied) };
  const traceHeader = isCustomer ? traceHeaderOf(given, context) : undefined;
  const event = eventOf(read, { id: context.uuid(), place: origin, traceHeader }, context.now());
  sendToBus(event, bus, context);
  warnOfViolation(event.envelope, context);
  return { EventId: event.envelope.id };
}

/** Which bus takes an entry in, and where the event comes from: what a global endpoint takes in, from the bus's Region. */
function entranceOf(
  { EventBusName }: GivenEntry,
  sender: Sender,
  context: OperationContext,
): { readonly bus: NamedBus; readonly origin: Place } | { readonly refused: PutEventsResultEntry } {
  if (typeof sender === 'string') {
    return { bus: placeOfBus(EventBusName, context), origin: context.here };
  }
  const bus = busThrough(sender.through, EventBusName, context);
  if (bus) return { bus, origin: bus.place };
  const name = EventBusName ?? DEFAULT_EVENT_BUS;
  return {
    refused: invalidArgument(
      'EventBusName',
      `Event bus ${name} is not one of endpoint ${sender.through.Name}.`,
    ),
  };
}

export function notAuthorizedForSource(): PutEventsResultEntry {
  return { ErrorCode: 'NotAuthorizedForSourceException', ErrorMessage: 'Not authorized for the source.' };
}

/** An entry from which an event can be made. */
interface CompleteEntry {
  readonly given: GivenEntry;
  readonly detail: Detail;
}

/** What every entry has to be, whoever sends it. */
export function readEntry(given: GivenEntry): CompleteEntry | { readonly refused: PutEventsResultEntry } {
  const refused = invalidArgumentIn(given);
  if (refused) return { refused };
  const detail = readDetail(given.Detail ?? '');
  if (detail) return { given, detail };
  return { refused: { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' } };
}

/** An event, and its text as targets get it. */
type NewEvent = Omit<IncomingEvent, 'bus'>;

interface Origin {
  /** The event's id. */
  readonly id: string;
  readonly place: Place;
  readonly traceHeader?: string | undefined;
}

/** The event of an entry, as one of the account and Region of its origin. */
export function eventOf(
  { given, detail }: CompleteEntry,
  { id, place, traceHeader }: Origin,
  now: Date,
): NewEvent {
  const envelope: EventEnvelope = {
    version: '0',
    id,
    'detail-type': given.DetailType ?? '',
    source: given.Source ?? '',
    account: place.account,
    time: wholeSeconds(given.Time ?? now),
    region: place.region,
    resources: [...(given.Resources ?? [])],
    detail: detail.value,
  };
  return { envelope, text: envelopeText(envelope, detail.text), traceHeader };
}

/** Why the policy of another account's bus keeps the entry out. */
function deniedEntry(
  { Source = '', DetailType = '' }: GivenEntry,
  bus: NamedBus,
  context: OperationContext,
): AccessDenied | undefined {
  const keys = () => ({
    'events:source': Source,
    'events:detail-type': DetailType,
    'events:eventBusInvocation': false,
  });
  return deniedAccess({ action: 'events:PutEvents', bus, keys }, context);
}

/** An event for a bus that does not exist is dropped, which the sender is not told. */
export function sendToBus(event: NewEvent, { place, name }: NamedBus, context: OperationContext): void {
  const bus = place.eventBuses.get(name);
  if (bus) {
    context.route({ bus, ...event });
    return;
  }
  const { account, region, eventBuses } = place;
  const didYouMean = nearestName(name, eventBuses.keys());
  context.journal.warn({
    kind: 'unknown-event-bus',
    eventBusName: name,
    account,
    region,
    ...(didYouMean !== undefined && { didYouMean }),
    event: event.envelope,
  });
}

const LONGEST_DETAIL_TYPE = 128;

/** In the order in which the service complains. */
function invalidArgumentIn(given: GivenEntry): PutEventsResultEntry | undefined {
  if (!given.Source) return invalidArgument('Source', 'Source is a required argument.');
  if (!given.DetailType) return invalidArgument('DetailType', 'DetailType is a required argument.');
  if (!given.Detail) return invalidArgument('Detail', 'Detail is a required argument.');
  if (given.DetailType.length <= LONGEST_DETAIL_TYPE) return undefined;
  return invalidArgument(
    'DetailType',
    `DetailType must not be longer than ${LONGEST_DETAIL_TYPE} characters.`,
  );
}

function invalidArgument(name: string, reason: string): PutEventsResultEntry {
  return { ErrorCode: 'InvalidArgument', ErrorMessage: `Parameter ${name} is not valid. Reason: ${reason}` };
}
