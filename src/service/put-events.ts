import type { PutEventsRequestEntry, PutEventsResultEntry } from '@aws-sdk/client-eventbridge';
import { nearestName } from '../account/nearest-name.js';
import type { EventEnvelope, JsonObject } from '../history/records.js';
import { MalformedEvent } from '../pattern/event/malformed-event.js';
import { placeOfBus } from './event-bus-lookup.js';
import { nonPartnerEventBusNameOrArn } from './member-shapes.js';
import type { Operation, OperationContext, Validated } from './operation.js';
import { ServiceFault } from './service-fault.js';
import { list, required, string, structure, timestamp } from './shapes.js';

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
  {
    className: 'PutEventsRequestEntry',
    members: [
      'time',
      'source',
      'resources',
      'detailType',
      'detail',
      'eventBusName',
      'traceHeader',
      'kmsKeyIdentifier',
      'internalMetadata',
    ],
  },
);

/** @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html */
export const PutEvents: Operation<'PutEvents'> = {
  input: structure({
    Entries: required(list(entry, { min: 1, max: 10 })),
    EndpointId: string({ min: 1, max: 50, pattern: '^[A-Za-z0-9\\-]+[\\.][A-Za-z0-9\\-]+$' }),
  }),
  handle: ({ Entries }, context) => {
    const bytes = Entries.reduce((sum, given) => sum + entryBytes(given), 0);
    if (bytes > context.quotas.putEventsRequestBytes) {
      throw new ServiceFault(
        'ValidationException',
        'Total size of the entries in the request is over the limit.',
      );
    }
    const results = Entries.map((given) => putEntry(given, 'customer', context));
    return {
      FailedEntryCount: results.filter(({ ErrorCode }) => ErrorCode !== undefined).length,
      Entries: results,
    };
  },
};

/** The members of an entry, wherever it comes from. */
export type GivenEntry = Validated<PutEventsRequestEntry>;

/**
 * Bytes that count for the limit of a request.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html
 */
function entryBytes({ Time, Source, DetailType, Detail, Resources = [] }: GivenEntry): number {
  const texts = [Source, DetailType, Detail, ...Resources];
  return texts.reduce((sum, text) => sum + (text === undefined ? 0 : Buffer.byteLength(text)), Time ? 14 : 0);
}

/** Who puts an entry: only AWS's own services may use their sources. */
export type Sender = 'customer' | 'aws service';

/**
 * Puts one entry on its bus.
 *
 * @returns the EventId, or why the entry failed
 */
export function putEntry(given: GivenEntry, sender: Sender, context: OperationContext): PutEventsResultEntry {
  const { Source = '', DetailType = '', Detail = '', EventBusName } = given;
  const missing = invalidArgumentIn(given);
  if (missing) return missing;
  const detail = parsedObject(Detail);
  if (!detail) return { ...MALFORMED_DETAIL };
  if (sender === 'customer' && Source.startsWith('aws.')) return { ...NOT_AUTHORIZED_FOR_SOURCE };
  const envelope: EventEnvelope = {
    version: '0',
    id: context.uuid(),
    'detail-type': DetailType,
    source: Source,
    account: context.here.account,
    time: wholeSeconds(given.Time ?? context.now()),
    region: context.here.region,
    resources: [...(given.Resources ?? [])],
    detail,
  };
  const { place, name } = placeOfBus(EventBusName, context);
  const bus = place.eventBuses.get(name);
  if (!bus) {
    const didYouMean = nearestName(name, place.eventBuses.keys());
    context.journal.warn({
      kind: 'unknown-event-bus',
      eventBusName: name,
      account: place.account,
      region: place.region,
      ...(didYouMean !== undefined && { didYouMean }),
      event: envelope,
    });
    return { EventId: envelope.id };
  }
  try {
    context.route({ bus, envelope, text: envelopeText(envelope, compact(Detail)) });
  } catch (error) {
    // What JSON.parse takes may still go beyond the depth or the length of a number that the service reads.
    if (error instanceof MalformedEvent) return { ...MALFORMED_DETAIL };
    throw error;
  }
  return { EventId: envelope.id };
}

const MALFORMED_DETAIL = { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' };
const NOT_AUTHORIZED_FOR_SOURCE = {
  ErrorCode: 'NotAuthorizedForSourceException',
  ErrorMessage: 'Not authorized for the source.',
};
const LONGEST_DETAIL_TYPE = 128;

/** In the order in which the service complains. */
function invalidArgumentIn(given: GivenEntry): PutEventsResultEntry | undefined {
  for (const name of ['Source', 'DetailType', 'Detail'] as const) {
    if (!given[name]) return invalidArgument(name, `${name} is a required argument.`);
  }
  if ((given.DetailType ?? '').length > LONGEST_DETAIL_TYPE) {
    return invalidArgument(
      'DetailType',
      `DetailType must not be longer than ${LONGEST_DETAIL_TYPE} characters.`,
    );
  }
  return undefined;
}

function invalidArgument(name: string, reason: string): PutEventsResultEntry {
  return { ErrorCode: 'InvalidArgument', ErrorMessage: `Parameter ${name} is not valid. Reason: ${reason}` };
}

function parsedObject(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as JsonObject)
      : undefined;
  } catch {
    return undefined;
  }
}

function wholeSeconds(time: Date): string {
  return `${time.toISOString().slice(0, 19)}Z`;
}

/** The members in the order in which targets see them, the detail with the sender's spelling of numbers. */
function envelopeText(envelope: EventEnvelope, detailText: string): string {
  const { detail: _, ...head } = envelope;
  return `${JSON.stringify(head).slice(0, -1)},"detail":${detailText}}`;
}

/** JSON text without the white space between tokens. */
function compact(text: string): string {
  return /\s/.test(text) ? text.replaceAll(/("(?:[^"\\]|\\.)*")|\s+/g, '$1') : text;
}
