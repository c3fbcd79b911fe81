import type { EventEnvelope } from './envelope.js';
import type { JsonObject } from './json-value.js';

/**
 * The events of a mock that declares none: their details are any JSON objects.
 *
 * It is `any` so that a mock with declared events can be passed where a mock without them is expected.
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
