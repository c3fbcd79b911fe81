import { describeLocation, type JsonLocation } from '../json/location.js';
import { JsonReader } from '../json/reader.js';
import { MalformedJson } from '../json/malformed-json.js';

/** An event is not the text of a JSON object. The message is that of the service's reader, with the location. */
export class MalformedEvent extends Error {
  override readonly name = 'MalformedEvent';

  constructor(
    message: string,
    /** Where the text stops being JSON, if it is that. */
    readonly location?: JsonLocation,
  ) {
    super(message);
  }
}

/** Finds out what is wrong with a text that cannot be read as an event. */
export function malformedEvent(text: string): MalformedEvent {
  const reader = new JsonReader(text);
  try {
    if (reader.next() !== '{') return new MalformedEvent('Event must be a JSON object');
    for (let depth = 1; depth > 0;) {
      const token = reader.next();
      if (token === '{' || token === '[') depth++;
      else if (token === '}' || token === ']') depth--;
    }
  } catch (error) {
    if (error instanceof MalformedJson) return describeMalformed(text, error);
    throw error;
  }
  throw new Error('The two readers of JSON disagree about an event.', { cause: text });
}

const START = { line: 1, column: 1 };
const REDACTED = '[Source: REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled)';

/** Unlike a pattern, an event is never quoted in the message. */
function describeMalformed(text: string, { reason, location }: MalformedJson): MalformedEvent {
  const quoted = describeLocation(text, START).slice(0, -'; line: 1, column: 1]'.length);
  const message = reason.replaceAll(quoted, () => REDACTED);
  if (location === undefined) return new MalformedEvent(message);
  const where = `${REDACTED}; line: ${location.line}, column: ${location.column}]`;
  return new MalformedEvent(`${message}\n at ${where}`, location);
}
