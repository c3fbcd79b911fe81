import type { EventBridgeMock } from '../../mock/public-types.js';
import type { AccountSnapshot, EventBusSnapshot } from '../../simulation/account-state.js';

/** A bus in the snapshot, wherever it is. */
export interface PlacedBus {
  readonly account: string;
  readonly region: string;
  readonly name: string;
  readonly arn: string;
  readonly bus: EventBusSnapshot;
}

/** Those of the mock's own account and Region, and of others that have anything. */
export function busesEverywhere(eventBridge: EventBridgeMock): readonly PlacedBus[] {
  const own = eventBridge.snapshot();
  return [own, ...Object.values<AccountSnapshot>(own.elsewhere ?? {})].flatMap(
    ({ account, region, eventBuses }) =>
      Object.entries(eventBuses).map(([name, bus]) => ({
        ...{ account, region, name, bus },
        arn: String(bus.Arn),
      })),
  );
}
