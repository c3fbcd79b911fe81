import type { EventSourceState } from '@aws-sdk/client-eventbridge';
import {
  eventSourceIn,
  eventSourcesIn,
  eventSourceState,
  pending,
  type EventSourceRecord,
} from '../../account/event-source.js';
import { settledIn } from '../../account/lifecycle.js';
import type { CallContext } from '../operation.js';
import { ServiceFault } from '../service-fault.js';

export function existingEventSource(name: string, { here, now }: CallContext): EventSourceRecord {
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
  { now }: CallContext,
): void {
  const state = eventSourceState(source, now());
  if (state && valid.includes(state)) return;
  throw new ServiceFault('InvalidStateException', `Event source ${source.Name} is in state ${state}.`);
}

/** The source that a new bus is for. Its name is the bus's. */
export function eventSourceFor(busName: string, sourceName: string, context: CallContext): EventSourceRecord {
  const source = existingEventSource(sourceName, context);
  if (busName !== sourceName) {
    throw new ServiceFault(
      'ValidationException',
      `Parameter Name is not valid. Reason: A partner event bus must have the name of its event source, which is ${sourceName}.`,
    );
  }
  // An active source has its bus already, which is told in another way.
  requireState(source, ['PENDING', 'ACTIVE'], context);
  return source;
}

/** Without its bus, a source that has been deleted is gone, and any other waits for a bus again. */
export function releaseEventSource(busName: string, { here, now }: CallContext): void {
  const source = eventSourcesIn(here).get(busName);
  if (!source) return;
  const isDeleted = eventSourceState(source, now()) === 'DELETED';
  source.lifecycle = isDeleted ? settledIn('GONE', now()) : pending(now(), { hasBus: false });
}
