import type { EventRecord } from '../history/records.js';

/** What a diagram shows. */
export interface DiagramOptions {
  /**
   * The event whose way is shown, by its record or its id. Without this member, all buses are shown. `undefined` is
   * refused, because an event was meant.
   */
  readonly event?: EventRecord<unknown> | string | undefined;
}
