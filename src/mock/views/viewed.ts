import type { Place } from '../../text/arn.js';
import type { World } from '../../account/world.js';
import type { DeliveryFaults } from '../../delivery/attempt/delivery-faults.js';
import type { Schedules } from '../../delivery/route/schedules.js';
import type { EventBridgeMock } from '../public-types.js';
import type { Journal } from '../../history/journal.js';

/** What views look at. */
export interface Viewed {
  readonly mock: EventBridgeMock;
  readonly world: World;
  readonly journal: Journal;
  readonly schedules: Schedules;
  readonly faults: DeliveryFaults;
  readonly now: () => Date;
  /** Throws where another mock answers in this one's place. */
  readonly refuseElsewhere: (what: string) => void;
  /** The mock's own account and Region, told anew each time: the Region may still become that of the first client. */
  readonly home: () => Place;
}
