import type { AnyEvents, DetailOf, DetailTypes } from './history/typed-events.js';
import type { GivenEntry } from './service/events/put-events.js';

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
 * The entry of PutEvents that an emitted event stands for.
 * @throws TypeError for a time that is none.
 */
export function entryOf(event: EmittedEvent): GivenEntry {
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
