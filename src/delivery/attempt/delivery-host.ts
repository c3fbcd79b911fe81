import type { AccessContext } from '../../access/access-context.js';
import type { OutsideResources } from '../../account/outside-resource.js';
import type { World } from '../../account/world.js';
import type { Environment } from '../../environment/environment.js';
import type { Journal } from '../../history/journal.js';
import type { Place } from '../../text/arn.js';
import type { Timekeeper } from '../../time/timekeeper.js';
import type { HandlerErrors } from './handler-errors.js';

/** What deliveries need around them. */
export interface DeliveryHost {
  readonly journal: Journal;
  /** The process's, but for the time, which is the account's. */
  readonly environment: Environment;
  readonly timekeeper: Timekeeper;
  /** What the test has said of targets and dead-letter queues. */
  readonly resources: OutsideResources;
  /** What a rule sees that asks from a place. */
  readonly accessFrom: (place: Place) => AccessContext & { readonly world: World };
  readonly handlerErrors: HandlerErrors;
  /** Calls a function where what it sends comes back to the account that it was called by. */
  readonly enter: <Result>(call: () => Result) => Result;
}
