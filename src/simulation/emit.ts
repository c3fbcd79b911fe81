import { detailTextOf, readGivenEvent, textOf, textsOf, timeOf } from '../event/given-event.js';
import type { AnyEvents, DetailOf, DetailTypes } from '../event/declared-events.js';
import { refuseViolations } from '../service/events/detail-checks.js';
import type { GivenEntry } from '../service/events/entry.js';
import { putEntry } from '../service/events/put-entry.js';
import type { CallContext } from '../service/operation.js';

/** An event for `emit`, spelled as in the envelope. The detail may be left out if it may be empty. */
export type EmittedEvent<Events = AnyEvents> = {
  [DetailType in DetailTypes<Events>]: EmittedMembers<DetailType> &
    EmittedDetail<DetailType, DetailOf<Events, DetailType>>;
}[DetailTypes<Events>];

interface EmittedMembers<DetailType> {
  readonly source: string;
  readonly 'detail-type': DetailType;
  readonly resources?: readonly string[];
  readonly time?: Date | string;
  /** Name or ARN. Default `default`. */
  readonly eventBusName?: string;
}

type EmittedDetail<DetailType, Detail> = string extends DetailType
  ? { readonly detail?: object }
  : Partial<Detail> extends Detail
    ? { readonly detail?: Detail }
    : { readonly detail: Detail };

/** An event for `emit`, spelled as in PutEvents. */
export interface EmittedEntry {
  /** The source, which may begin with `aws.`. */
  readonly Source: string;
  /** The detail-type. */
  readonly DetailType: string;
  /** An object, or its JSON text. Default `{}`. */
  readonly Detail?: object | string;
  /** The ARNs of the resources that the event concerns. Default: none. */
  readonly Resources?: readonly string[];
  /** The time: a Date, or an ISO 8601 text. Default: the account's time. */
  readonly Time?: Date | string;
  /** The name or ARN of the bus. Default `default`. */
  readonly EventBusName?: string;
}

/**
 * Puts an event as an AWS service would, and answers its id.
 * @throws TypeError for what is no event, and for an event that PutEvents would refuse.
 */
export function emitEvent(event: EmittedEvent | EmittedEntry, context: CallContext): string {
  const entry = entryOf(event);
  refuseViolations([entry], context);
  const { EventId, ErrorMessage } = putEntry(entry, 'aws service', context);
  if (EventId === undefined) throw new TypeError(`emit: ${ErrorMessage}`);
  return EventId;
}

/** The entry of PutEvents that an event stands for. What only whole envelopes have, EventBridge fills in anew. */
function entryOf(event: unknown): GivenEntry {
  const entry: { -readonly [Member in keyof GivenEntry]: GivenEntry[Member] } = { Detail: '{}' };
  for (const given of readGivenEvent(event, 'emit')) {
    const { member, value } = given;
    if (member === 'source') entry.Source = textOf(given, 'emit');
    if (member === 'detail-type') entry.DetailType = textOf(given, 'emit');
    if (member === 'eventBusName' || member === 'eventBusArn') entry.EventBusName ??= textOf(given, 'emit');
    if (member === 'traceHeader') entry.TraceHeader = textOf(given, 'emit');
    if (member === 'time') entry.Time = new Date(timeOf(given, 'emit'));
    if (member === 'resources') entry.Resources = textsOf(given, 'emit');
    if (member === 'detail') entry.Detail = typeof value === 'string' ? value : detailTextOf(given, 'emit');
  }
  return entry;
}
