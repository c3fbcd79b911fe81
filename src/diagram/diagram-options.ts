import type { EventRecord } from '../history/records.js';

/** What a diagram shows. */
export interface DiagramOptions {
  /** The way of one event, given by its record or its id. Default: all buses with what is on them. */
  readonly event?: EventRecord | string;
}
