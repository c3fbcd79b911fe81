import type { EventSourceState } from '@aws-sdk/client-eventbridge';
import { eventSourceIn, eventSourceState, type EventSourceRecord } from '../../account/event-source.js';
import type { OperationContext } from '../operation.js';
import { ServiceFault } from '../service-fault.js';

export function existingEventSource(name: string, { here, now }: OperationContext): EventSourceRecord {
  const source = eventSourceIn(here, name, now());
  if (!source) throw unknownEventSource(name);
  return source;
}

export function unknownEventSource(name: string): ServiceFault {
  return new ServiceFault('ResourceNotFoundException', `Event source ${name} does not exist.`);
}

/** @throws ServiceFault `InvalidStateException`, whose text is not known, for a source in any other state. */
export function requireState(
  source: EventSourceRecord,
  valid: readonly EventSourceState[],
  { now }: OperationContext,
): void {
  const state = eventSourceState(source, now());
  if (state && valid.includes(state)) return;
  throw new ServiceFault('InvalidStateException', `Event source ${source.Name} is in state ${state}.`);
}
