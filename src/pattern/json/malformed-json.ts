import type { JsonLocation } from './location.js';

/** A text is not JSON, or breaks a limit of the service's reader; limits are reported without a location. */
export class MalformedJson extends Error {
  override readonly name = 'MalformedJson';

  constructor(
    readonly reason: string,
    readonly location?: JsonLocation,
  ) {
    super(location ? `${reason} (line ${location.line}, column ${location.column})` : reason);
  }
}
