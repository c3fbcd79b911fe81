import { readJsonObject } from '../given/event-values.js';
import { refuseKind, refuseUnlessJson } from '../misuse/misuse.js';
import type { EventText } from './event.js';

/** Brings a record of a queue or a stream into the form that the filter of a pipe is held against. */
export function readRecord(given: unknown, of: string): EventText {
  const record = readJsonObject(given);
  if (record === undefined) {
    return refuseKind(of, 'a record of the source of the pipe', given, "For example { body: { id: 'o-1' } }");
  }
  refuseUnlessJson(of, record);
  return { text: JSON.stringify(withReadBody(record)), filledIn: [] };
}

/** A filter looks into the body of a message that is JSON text. */
function withReadBody(record: { readonly body?: unknown }): object {
  const body = typeof record.body === 'string' ? readJsonObject(record.body) : undefined;
  return body ? { ...record, body } : record;
}
