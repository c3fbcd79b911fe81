import type { AccountRegion } from '../account/world.js';
import { inAnotherRegion } from '../text/region.js';
import type { CallContext } from './operation.js';
import { ServiceFault } from './service-fault.js';

/** What was looked for, and where. */
export interface Sought {
  /** As the kit's own words call it: `bus "orders"`. */
  readonly what: string;
  readonly place: AccountRegion;
  readonly isIn: (place: AccountRegion) => boolean;
}

/** The answer about a thing that is not there; if it is in another Region, that is told beside the service's words. */
export function absence(message: string, sought: Sought, context: CallContext): ServiceFault {
  const fault = new ServiceFault('ResourceNotFoundException', message);
  const regions = otherRegions(sought, context);
  if (regions.length === 0) return fault;
  return fault.because(inAnotherRegion(sought.what, regions, sought.place.region));
}

/** The other Regions in which the account has it. */
export function otherRegions({ place, isIn }: Omit<Sought, 'what'>, { world }: CallContext): string[] {
  return world
    .all()
    .filter((other) => other !== place && other.account === place.account && isIn(other))
    .map(({ region }) => region);
}
