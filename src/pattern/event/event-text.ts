import { MalformedEvent } from './malformed-event.js';

/** The JSON text of an event. An object is written by JSON.stringify: what that leaves out is not there. */
export function eventText(event: string | object): string {
  if (typeof event === 'string') return event;
  const text: unknown = JSON.stringify(event);
  if (typeof text !== 'string') throw new MalformedEvent('Event must be a JSON object');
  return text;
}
