import type { DeliveryFault } from '../../delivery/attempt/delivery-faults.js';
import { VIEW, type EventBridgeMock, type TargetView } from '../public-types.js';
import type { DeadLetterRecord, InvocationRecord, RuleTarget } from '../../history/records.js';
import type { Viewed } from './viewed.js';

export function targetView(viewed: Viewed, arnOrId: string): TargetView {
  return new LiveTarget(viewed, arnOrId);
}

class LiveTarget implements TargetView {
  readonly [VIEW] = 'target';
  readonly mock: EventBridgeMock;
  readonly arnOrId: string;
  readonly #viewed: Viewed;

  constructor(viewed: Viewed, arnOrId: string) {
    this.mock = viewed.mock;
    this.#viewed = viewed;
    this.arnOrId = arnOrId;
  }

  get exists(): boolean {
    for (const { eventBuses } of this.#viewed.simulation.world.all()) {
      for (const { rules } of eventBuses.values()) {
        for (const { targets } of rules.values()) {
          for (const { Id, Arn } of targets.values())
            if (Id === this.arnOrId || Arn === this.arnOrId) return true;
        }
      }
    }
    return false;
  }

  invocations(): readonly InvocationRecord[] {
    return this.#viewed.simulation.journal.invocations.filter((record) => this.#isOf(record));
  }

  deadLetters(): readonly DeadLetterRecord[] {
    return this.#viewed.simulation.journal.deadLetters.filter((record) => this.#isOf(record));
  }

  #isOf({ target }: RuleTarget): boolean {
    return target.arn === this.arnOrId || target.id === this.arnOrId;
  }

  fault(fault: DeliveryFault): void {
    this.#viewed.refuseElsewhere('target().fault()');
    this.#viewed.simulation.delivery.faults.plan(this.arnOrId, fault);
  }
}
