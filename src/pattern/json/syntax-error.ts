import { describeLocation } from './location.js';
import { MalformedJson } from './malformed-json.js';
import { JsonReader } from './reader.js';

/** Where a text stops being JSON, in the words of the service's reader; undefined for JSON. */
export function jsonSyntaxError(text: string): string | undefined {
  const reader = new JsonReader(text);
  try {
    while (reader.next() !== 'end');
    return undefined;
  } catch (error) {
    if (!(error instanceof MalformedJson)) throw error;
    return error.location ? describeLocation(text, error.location) : error.reason;
  }
}
