import type { DetailOf, DetailTypes } from '../event/declared-events.js';
import type { ArchivedEventRecord, EventRecord } from '../history/records.js';

/**
 * Events that a bus took in: a union with a member for each detail-type, so that comparing `detail-type` narrows
 * `detail`.
 */
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
 * const eventBridge = mockEventBridge<{ OrderPlaced: { id: string } }>();
 * const idOf = (event: EventOf<typeof eventBridge, 'OrderPlaced'>): string => event.detail.id;
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
