import type { EventRecord } from '../history/records.js';

/** What a diagram shows. */
export interface DiagramOptions {
  /**
   * The way of one event, given by its record or its id. Without it, all buses with what is on them; undefined is
   * refused, since an event was meant.
   */
  readonly event?: EventRecord<unknown> | string | undefined;
}
