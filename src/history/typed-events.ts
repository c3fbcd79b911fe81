import type { JsonObject } from './json-value.js';
import type { ArchivedEventRecord, EventEnvelope, EventRecord } from './records.js';

/**
 * The events of a mock of which nobody has told more: their details are any JSON objects.
 *
 * It is `any` so that a mock whose events are known is also one whose events are not, whatever their types are made of.
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- see above
export type AnyEvents = any;

/** Details by detail-type, as a test declares them: `{ OrderPlaced: { id: string } }`. */
export type DetailsByType<Events> = {
  readonly [DetailType in keyof Events]: unknown extends Events[DetailType] ? unknown : object;
};

export type DetailTypes<Events> = keyof Events & string;

/** The detail of one type. Where nothing is known of it, it is known to be a JSON object. */
export type DetailOf<Events, DetailType extends keyof Events> =
  IsAny<Events> extends true
    ? JsonObject
    : unknown extends Events[DetailType]
      ? JsonObject
      : Events[DetailType];

/** Only `any` is both above and below everything. */
type IsAny<T> = 0 extends 1 & T ? true : false;

/** A union with a member for each detail-type, so that comparing `detail-type` narrows `detail`. */
export type EnvelopeOf<Events> = {
  [DetailType in DetailTypes<Events>]: EventEnvelope<DetailOf<Events, DetailType>, DetailType>;
}[DetailTypes<Events>];

/** The same for events that a bus took in. */
export type RecordOf<Events> = {
  [DetailType in DetailTypes<Events>]: EventRecord<DetailOf<Events, DetailType>, DetailType>;
}[DetailTypes<Events>];

/** The same for events that an archive keeps. */
export type ArchivedOf<Events> = {
  [DetailType in DetailTypes<Events>]: ArchivedEventRecord<DetailOf<Events, DetailType>, DetailType>;
}[DetailTypes<Events>];

/**
 * The events that a mock or a view of it received, or those of one detail-type.
 *
 * @example
 * function lineOf(event: EventOf<typeof eventBridge, 'OrderPlaced'>): string { … }
 */
export type EventOf<View extends EventSource, DetailType extends DetailTypeOf<View> = DetailTypeOf<View>> =
  string extends DetailTypeOf<View>
    ? ReceivedBy<View>
    : Extract<ReceivedBy<View>, { readonly 'detail-type': DetailType }>;

interface EventSource {
  events(): readonly { readonly 'detail-type': string }[];
}
type ReceivedBy<View extends EventSource> = ReturnType<View['events']>[number];
type DetailTypeOf<View extends EventSource> = ReceivedBy<View>['detail-type'];
