import type { JsonBreak } from './broken-json.js';
import type { JsonFragment } from './input-event.js';

/** Why no input can be made, so that the service drops the event without a report. */
export type DroppedInput =
  | {
      readonly reason: 'invalid JSON';
      /** What the template made. */
      readonly text: string;
      readonly at: JsonBreak;
      /** The first placeholder that broke it; absent where the template does so by itself. */
      readonly culprit?: Culprit;
    }
  | { readonly reason: 'path finds nothing'; readonly path: string };

export interface Culprit {
  readonly placeholder: string;
  readonly place: 'quoted value' | 'key';
  /** Absent where the placeholder's path finds nothing. */
  readonly value?: JsonFragment;
}
