import { describeLocation, type JsonLocation } from '../json/location.js';

/**
 * An event pattern that the service refuses. `message` is the complete text of the service behind its prefix
 * `Event pattern is not valid. Reason: `.
 */
export class InvalidEventPattern extends Error {
  override readonly name = 'InvalidEventPattern';

  /**
   * @param reason what is wrong, without the location
   * @param text the pattern that was refused
   * @param locations how far the service had read, as often as its message says so: lists inside anything-but
   * are reported by their reader and again by the reader of the whole
   */
  constructor(
    readonly reason: string,
    text = '',
    readonly locations: readonly JsonLocation[] = [],
  ) {
    super([reason, ...locations.map((location) => ` at ${describeLocation(text, location)}`)].join('\n'));
  }

  /** Where the pattern is wrong, with a mark, and what was probably meant; absent where nothing is known of either. */
  explanation?: string;

  /** The same error, with an explanation by the kit for the reader; `message` stays that of the service. */
  because(explanation: string): this {
    if (explanation === '') return this;
    this.explanation = explanation;
    const { message, stack } = this;
    if (stack !== undefined) this.stack = stack.replace(message, () => `${message}\n\n${explanation}\n`);
    return this;
  }

  /** How far the service had read; absent when it does not say. */
  get location(): JsonLocation | undefined {
    return this.locations[0];
  }

  /** True when the message reports the location twice. */
  get repeated(): boolean {
    return this.locations.length > 1;
  }
}
