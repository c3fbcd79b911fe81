import type { DroppedInput } from './dropped-input.js';
import type { EmptyPath } from './empty-path.js';

/** The text that the target gets, with what its template found nothing for, or why it gets none. */
export type ShapedInput =
  | { readonly payload: string; readonly emptyPaths?: readonly EmptyPath[] }
  | { readonly dropped: DroppedInput };
