import type { EventEnvelope } from '../../src/event/envelope.js';
import { IncomingEnvelope } from '../../src/event/incoming-envelope.js';
import { InputEvent } from '../../src/input/input-event.js';

/** The event of a text, as a bus takes it in. */
export function incoming(text: string): IncomingEnvelope {
  const detail = new InputEvent(text).at('$.detail')?.json ?? '{}';
  return new IncomingEnvelope(JSON.parse(text) as EventEnvelope, detail);
}
