import type { BusView, EventBridgeMock } from '../../mock/public-types.js';
import { refuse } from '../misuse/misuse.js';
import type { Scope } from '../scope.js';
import { refuseUnknownBus } from './event-source.js';
import type { SubjectReader } from './reader.js';
import { isView, refuseOutsideOfIsolation } from '../given/kinds.js';

/** What has rules: the account of a mock, or one bus. */
export interface RulesOwner {
  readonly scope: Scope;
  readonly mock: EventBridgeMock;
  readonly buses: readonly BusView[];
}

export const rulesOwner: SubjectReader<RulesOwner> = {
  label: (received) => (isView(received, 'bus') ? 'bus' : 'eventBridge'),
  read(received) {
    if (isView(received, 'mock')) {
      refuseOutsideOfIsolation(received);
      return { scope: { of: 'mock' }, mock: received, buses: received.buses() };
    }
    if (!isView(received, 'bus')) {
      return refuse({ kind: 'wrong-received', accepts: ['mock', 'bus'], received });
    }
    refuseOutsideOfIsolation(received.mock);
    refuseUnknownBus(received);
    return { scope: { of: 'bus', name: received.name }, mock: received.mock, buses: [received] };
  },
};
