import type { AnyEvents, DetailOf, DetailTypes } from '../event/declared-events.js';
import { refuseViolations } from '../service/events/detail-checks.js';
import type { GivenEntry } from '../service/events/entry.js';
import { putEntry } from '../service/events/put-entry.js';
import type { CallContext } from '../service/operation.js';

/** An event as `emit` takes it. A detail may be left out where it may be empty. */
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

/**
 * Puts an event as an AWS service would, and answers its id.
 * @throws TypeError for an event that PutEvents would refuse.
 */
export function emitEvent(event: EmittedEvent, context: CallContext): string {
  const entry = entryOf(event);
  refuseViolations([entry], context);
  const { EventId, ErrorMessage } = putEntry(entry, 'aws service', context);
  if (EventId === undefined) throw new TypeError(`emit: ${ErrorMessage}`);
  return EventId;
}

/** The entry of PutEvents that an emitted event stands for. */
function entryOf(event: EmittedEvent): GivenEntry {
  const { source, detail = {}, resources, time, eventBusName } = event;
  if (time !== undefined && Number.isNaN(new Date(time).getTime())) {
    throw new TypeError(`emit: time is not a date: ${String(time)}`);
  }
  return {
    Source: source,
    DetailType: event['detail-type'],
    Detail: JSON.stringify(detail),
    ...(resources && { Resources: resources }),
    ...(time !== undefined && { Time: new Date(time) }),
    ...(eventBusName !== undefined && { EventBusName: eventBusName }),
  };
}
