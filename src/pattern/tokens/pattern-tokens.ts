import { InvalidEventPattern } from './invalid-event-pattern.js';
import type { JsonLocation } from '../json/location.js';
import { MalformedJson } from '../json/malformed-json.js';
import { JsonReader, type JsonToken } from '../json/reader.js';

/** What pattern parsing reads from: the tokens of the pattern's JSON, and the location that refusals tell. */
export class PatternTokens {
  readonly #reader: JsonReader;
  #insideList = false;

  constructor(readonly text: string) {
    this.#reader = new JsonReader(text);
  }

  /** Moves on. Throws InvalidEventPattern when the text is not JSON. */
  next(): JsonToken {
    return this.#reading(() => this.#reader.next());
  }

  /** The name that was read last. */
  get name(): string {
    return this.#reader.name;
  }

  /** The decoded text of a string, the source spelling of anything else. Asking moves the location of refusals on. */
  get tokenText(): string {
    return this.#reading(() => this.#reader.text);
  }

  /** Moves on to a string and returns its text. */
  nextString(complaint: string): string {
    if (this.next() !== 'string') this.refuse(complaint);
    return this.tokenText;
  }

  /** Moves on to the end of a match expression. */
  nextEnd(complaint = 'Only one key allowed in match expression'): void {
    if (this.next() !== '}') this.refuse(complaint);
  }

  /** Refuses the pattern for what was read last. */
  refuse(reason: string): never {
    throw this.#refusal(reason, [this.#reader.location]);
  }

  /** Refuses the pattern without telling where. */
  refuseAnywhere(reason: string): never {
    throw this.#refusal(reason, []);
  }

  /** Reads with `read`; its refusals tell the location once more than they would. */
  insideList<T>(read: () => T): T {
    this.#insideList = true;
    try {
      return read();
    } finally {
      this.#insideList = false;
    }
  }

  #reading<T>(read: () => T): T {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof MalformedJson)) throw error;
      throw this.#refusal(error.reason, error.location ? [error.location] : []);
    }
  }

  #refusal(reason: string, locations: readonly JsonLocation[]): InvalidEventPattern {
    const repeated = this.#insideList ? [...locations, this.#reader.location] : locations;
    return new InvalidEventPattern(reason, this.text, repeated);
  }
}
