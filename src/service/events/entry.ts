import type { PutEventsRequestEntry, PutEventsResultEntry } from '@aws-sdk/client-eventbridge';
import type { NamedBus } from '../../account/world.js';
import { IncomingEnvelope } from '../../event/incoming-envelope.js';
import type { Place } from '../../text/arn.js';
import { definedMembers } from '../../text/defined-members.js';
import { nearestName } from '../../text/nearest-name.js';
import { wholeSeconds } from '../../time/whole-seconds.js';
import type { CallContext, IncomingEvent, OperationContext, Validated } from '../operation.js';
import { ServiceFault } from '../service-fault.js';
import { malformedDetailText } from './malformed-detail-text.js';
import { refuseViolations } from './detail-checks.js';
import { otherRegions } from '../absence.js';
import { hasBus } from '../event-buses/event-bus-lookup.js';
import { compactDetail } from './detail.js';

/** The members of an entry, wherever it comes from. */
export type GivenEntry = Validated<PutEventsRequestEntry>;

/** What the members of an answer are once each entry is put that does not fail whatever it holds. */
export function putEach<Result extends PutEventsResultEntry>(
  entries: readonly GivenEntry[],
  put: (given: GivenEntry) => Result,
  context: OperationContext,
) {
  checkRequestSize(entries, context);
  refuseViolations(entries, context);
  const { operation, failing, journal } = context;
  const results = entries.map((given, entry) => {
    const planned = failing.get(entry);
    if (planned) return planned;
    const result = put(given);
    warnOfFailure(given, result, { entry, operation, journal });
    return result;
  });
  return {
    FailedEntryCount: results.filter(({ ErrorCode }) => ErrorCode !== undefined).length,
    Entries: results,
  };
}

function checkRequestSize(entries: readonly GivenEntry[], { quotas }: CallContext): void {
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

/** An entry from which an event can be made. */
interface CompleteEntry {
  readonly given: GivenEntry;
  /** Compact JSON. */
  readonly detail: string;
}

/** What every entry has to be, whoever sends it. */
export function readEntry(given: GivenEntry): CompleteEntry | { readonly refused: PutEventsResultEntry } {
  const refused = invalidArgumentIn(given);
  if (refused) return { refused };
  const detail = compactDetail(given.Detail ?? '');
  if (detail) return { given, detail };
  return { refused: { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' } };
}

/** Notes an entry that failed by itself; what is denied has a warning of its own. */
function warnOfFailure(
  given: GivenEntry,
  { ErrorCode: errorCode, ErrorMessage: errorMessage = '' }: PutEventsResultEntry,
  { entry, operation, journal }: { entry: number } & Pick<OperationContext, 'operation' | 'journal'>,
): void {
  if (errorCode === undefined || errorCode === 'AccessDeniedException') return;
  const named = definedMembers({
    source: given.Source || undefined,
    detailType: given.DetailType || undefined,
  });
  const explanation = errorCode === 'MalformedDetail' ? malformedDetailText(given.Detail ?? '') : undefined;
  const reason = { errorCode, errorMessage, ...(explanation !== undefined && { explanation }) };
  journal.warn({ kind: 'entry-failed', operation, entry, ...named, ...reason });
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

export function invalidArgument(name: string, reason: string): PutEventsResultEntry {
  return { ErrorCode: 'InvalidArgument', ErrorMessage: `Parameter ${name} is not valid. Reason: ${reason}` };
}

export function notAuthorizedForSource(): PutEventsResultEntry {
  return { ErrorCode: 'NotAuthorizedForSourceException', ErrorMessage: 'Not authorized for the source.' };
}

/** An event before it is known which bus takes it in. */
type NewEvent = Omit<IncomingEvent, 'bus'>;

interface Origin extends Pick<IncomingEvent, 'traceHeader'> {
  /** The EventId. */
  readonly id: string;
  readonly place: Place;
}

/** The event of an entry, as one of the account and Region of its origin. */
export function eventOf(
  { given, detail }: CompleteEntry,
  { id, place, traceHeader }: Origin,
  now: Date,
): NewEvent {
  const head = {
    id,
    'detail-type': given.DetailType ?? '',
    source: given.Source ?? '',
    account: place.account,
    time: wholeSeconds(given.Time ?? now),
    region: place.region,
    resources: [...(given.Resources ?? [])],
  };
  return { envelope: new IncomingEnvelope(head, detail), traceHeader };
}

/** An event for a bus that does not exist is dropped, which the sender is not told. */
export function sendToBus(event: NewEvent, { place, name }: NamedBus, context: CallContext): void {
  const bus = place.eventBuses.get(name);
  if (bus) {
    context.route({ bus, ...event });
    return;
  }
  const { account, region, eventBuses } = place;
  const didYouMean = nearestName(name, eventBuses.keys());
  const inRegions = otherRegions({ place, isIn: hasBus(name) }, context);
  context.journal.warn({
    kind: 'unknown-event-bus',
    eventBusName: name,
    account,
    region,
    ...(inRegions.length > 0 && { inRegions }),
    ...(didYouMean !== undefined && { didYouMean }),
    event: event.envelope.whole,
  });
}
