import { nearestName } from '../../account/nearest-name.js';
import type { BusView, EventBridgeMock } from '../../eventbridge-mock.js';
import type { EventRecord } from '../../history/records.js';
import type { EventExpectation } from '../expected/expected-event.js';
import { refuse } from '../misuse.js';
import type { Scope } from '../scope.js';
import type { SubjectReader } from './reader.js';
import { isView, refuseOutsideOfIsolation } from './view.js';

/** A mock or one bus of it: what received events. */
export interface EventSource {
  readonly scope: Scope;
  readonly mock: EventBridgeMock;
  /** The only bus that counts. */
  readonly bus?: BusView;
  readonly events: readonly EventRecord[];
}

export const eventSource: SubjectReader<EventSource> = {
  label: (received) => (isView(received, 'bus') ? 'bus' : 'eventBridge'),
  read(received) {
    if (isView(received, 'mock')) {
      refuseOutsideOfIsolation(received);
      return { scope: { of: 'mock' }, mock: received, events: received.events() };
    }
    if (!isView(received, 'bus')) {
      return refuse({ kind: 'wrong-received', accepts: ['mock', 'bus'], received });
    }
    refuseOutsideOfIsolation(received.mock);
    refuseUnknownBus(received);
    return {
      scope: { of: 'bus', name: received.name },
      mock: received.mock,
      bus: received,
      events: received.events(),
    };
  },
};

/** Refuses an expected event whose bus nobody can have meant. */
export function refuseUnknownBusOf({ eventBus }: EventExpectation, mock: EventBridgeMock): void {
  if (eventBus !== undefined) refuseUnknownBus(mock.bus(eventBus));
}

/**
 * Refuses a bus that nobody can have meant: it does not exist, and nothing was ever sent to it. Otherwise a misspelt
 * bus would let every negated assertion pass.
 */
function refuseUnknownBus(bus: BusView): void {
  const { mock, name, arn } = bus;
  if (bus.exists || bus.events().length > 0 || wasAddressed(mock, name)) return;
  const [, , , region = mock.region, account = mock.account] = arn.split(':');
  const didYouMean = nearestName(
    name,
    mock.buses().map((bus) => bus.name),
  );
  refuse({ kind: 'unknown-bus', name, account, region, ...(didYouMean !== undefined && { didYouMean }) });
}

function wasAddressed(mock: EventBridgeMock, name: string): boolean {
  return mock
    .warnings()
    .some((warning) => warning.kind === 'unknown-event-bus' && warning.eventBusName === name);
}
