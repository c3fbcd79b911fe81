import type { EmittedEvent } from './eventbridge-mock.js';
import { putEntry, type GivenEntry } from './service/events/put-events.js';
import type { CallContext } from './service/operation.js';

/**
 * Puts an event as an AWS service would, and answers its id.
 * @throws TypeError for an event that PutEvents would refuse.
 */
export function emitEvent(event: EmittedEvent, context: CallContext): string {
  const { EventId, ErrorMessage } = putEntry(entryOf(event), 'aws service', {
    ...context,
    operation: 'PutEvents',
  });
  if (EventId === undefined) throw new TypeError(`emit: ${ErrorMessage}`);
  return EventId;
}

/** The entry of PutEvents that an emitted event stands for. */
function entryOf(event: EmittedEvent): GivenEntry {
  const { source, detail = {}, resources, time, eventBusName } = event;
  if (time !== undefined && Number.isNaN(new Date(time).getTime())) {
    throw new TypeError(`emit: time is not a date: ${String(time)}`);
  }
  return {
    Source: source,
    DetailType: event['detail-type'],
    Detail: JSON.stringify(detail),
    ...(resources && { Resources: resources }),
    ...(time !== undefined && { Time: new Date(time) }),
    ...(eventBusName !== undefined && { EventBusName: eventBusName }),
  };
}
