import type { PutEventsRequestEntry, PutEventsResultEntry } from '@aws-sdk/client-eventbridge';
import { nearestName } from '../account/nearest-name.js';
import type { EventEnvelope } from '../history/records.js';
import { readDetail } from './detail.js';
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
  { className: 'PutEventsRequestEntry', hiddenMembers: ['kmsKeyIdentifier', 'internalMetadata'] },
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
function entryBytes({ Time, Source = '', DetailType = '', Detail = '', Resources = [] }: GivenEntry): number {
  let bytes = Time ? 14 : 0;
  for (const text of [Source, DetailType, Detail, ...Resources]) bytes += Buffer.byteLength(text);
  return bytes;
}

/** Who puts an entry: only AWS's own services may use their sources. */
export type Sender = 'customer' | 'aws service';

/**
 * Puts one entry on its bus.
 *
 * @returns the EventId, or why the entry failed
 */
export function putEntry(given: GivenEntry, sender: Sender, context: OperationContext): PutEventsResultEntry {
  const { Source = '', DetailType = '', Detail = '' } = given;
  const missing = invalidArgumentIn(given);
  if (missing) return missing;
  const detail = readDetail(Detail);
  if (!detail) return { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' };
  if (sender === 'customer' && Source.startsWith('aws.')) {
    return { ErrorCode: 'NotAuthorizedForSourceException', ErrorMessage: 'Not authorized for the source.' };
  }
  const envelope: EventEnvelope = {
    version: '0',
    id: context.uuid(),
    'detail-type': DetailType,
    source: Source,
    account: context.here.account,
    time: wholeSeconds(given.Time ?? context.now()),
    region: context.here.region,
    resources: [...(given.Resources ?? [])],
    detail: detail.value,
  };
  sendToBus({ envelope, text: envelopeText(envelope, detail.text) }, given.EventBusName, context);
  return { EventId: envelope.id };
}

/** An event for a bus that does not exist is dropped, which the sender is not told. */
function sendToBus(
  event: { readonly envelope: EventEnvelope; readonly text: string },
  nameOrArn: string | undefined,
  context: OperationContext,
): void {
  const { place, name } = placeOfBus(nameOrArn, context);
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

function wholeSeconds(time: Date): string {
  return `${time.toISOString().slice(0, -'.000Z'.length)}Z`;
}

/** The members in the order in which targets see them. */
function envelopeText(envelope: EventEnvelope, detailText: string): string {
  const { id, source, account, time, region, resources } = envelope;
  return (
    `{"version":"0","id":"${id}","detail-type":${JSON.stringify(envelope['detail-type'])}` +
    `,"source":${JSON.stringify(source)},"account":"${account}","time":"${time}","region":"${region}"` +
    `,"resources":${JSON.stringify(resources)},"detail":${detailText}}`
  );
}
