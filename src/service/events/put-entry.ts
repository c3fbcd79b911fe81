import type { PutEventsResultEntry } from '@aws-sdk/client-eventbridge';
import { deniedAccess } from '../../access/bus-access.js';
import { accessDeniedMessage } from '../../access/denial-text.js';
import { DEFAULT_EVENT_BUS } from '../../account/events-arn.js';
import type { EndpointRecord } from '../../account/endpoint.js';
import type { NamedBus } from '../../account/world.js';
import { BusLog } from '../../history/bus-log/bus-log.js';
import type { AccessDenied } from '../../access/access-context.js';
import type { Place } from '../../text/arn.js';
import { busThrough } from '../endpoints/endpoint-entrance.js';
import { namedBus } from '../event-buses/event-bus-lookup.js';
import type { CallContext } from '../operation.js';
import { warnOfViolation } from './detail-checks.js';
import {
  eventOf,
  invalidArgument,
  notAuthorizedForSource,
  readEntry,
  sendToBus,
  type GivenEntry,
} from './entry.js';

/** Who puts an entry, a customer also through a global endpoint: only AWS's own services may use their sources. */
export type Sender = 'customer' | 'aws service' | { readonly through: EndpointRecord };

/**
 * Puts one entry on its bus.
 *
 * @returns the EventId, or why the entry failed
 */
export function putEntry(given: GivenEntry, sender: Sender, context: CallContext): PutEventsResultEntry {
  const result = resultOf(given, sender, context);
  if (result.ErrorCode !== undefined) logRefusal(given, result, context);
  return result;
}

function resultOf(given: GivenEntry, sender: Sender, context: CallContext): PutEventsResultEntry {
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

/**
 * Which bus takes an entry in, and where the event comes from: what a global endpoint takes in, from the bus's Region.
 */
function entranceOf(
  { EventBusName }: GivenEntry,
  sender: Sender,
  context: CallContext,
): { readonly bus: NamedBus; readonly origin: Place } | { readonly refused: PutEventsResultEntry } {
  if (typeof sender === 'string') {
    return { bus: namedBus(EventBusName, context), origin: context.here };
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

/** Why the policy of another account's bus keeps the entry out. */
function deniedEntry(
  { Source = '', DetailType = '' }: GivenEntry,
  bus: NamedBus,
  context: CallContext,
): AccessDenied | undefined {
  const keys = () => ({
    'events:source': Source,
    'events:detail-type': DetailType,
    'events:eventBusInvocation': false,
  });
  return deniedAccess({ action: 'events:PutEvents', bus, keys }, context);
}

/**
 * The trace header that goes with an entry: its own, else that of the call. One that X-Ray could not read is dropped.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-related-service-xray.html
 */
function traceHeaderOf({ TraceHeader }: GivenEntry, { callersTraceHeader }: CallContext): string | undefined {
  const header = TraceHeader ?? callersTraceHeader();
  return header !== undefined && hasTraceId(header) ? header : undefined;
}

/** @see https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html#xray-concepts-tracingheader */
function hasTraceId(header: string): boolean {
  return /(?:^|;)\s*Root=1-[\da-f]{8}-[\da-f]{24}\s*(?:;|$)/i.test(header);
}

/** Tells the log of the bus that an entry names why the entry did not become an event there. */
function logRefusal(given: GivenEntry, result: PutEventsResultEntry, context: CallContext): void {
  const { place, name } = namedBus(given.EventBusName, context);
  const bus = place.eventBuses.get(name);
  if (bus?.LogConfig === undefined) return;
  const log = new BusLog(bus, { request_id: context.uuid() }, context.journal);
  const at = context.now();
  log.write('EVENT_INGEST_FAILURE', {
    at: at.getTime(),
    details: {
      caller_account_id: context.here.account,
      source_time_ms: (given.Time ?? at).getTime(),
      source: given.Source ?? '',
      detail_type: given.DetailType ?? '',
      resources: [...(given.Resources ?? [])],
      ...log.detail({ event_detail: given.Detail ?? '' }),
    },
    error: { error_message: result.ErrorMessage ?? '', aws_service: 'events' },
  });
}
