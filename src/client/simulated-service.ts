import type { Environment } from '../environment/environment.js';
import type { CommandRecord } from '../history/records.js';
import type { ApiName } from '../service/api.js';
import type { EntryFailure } from './faults/failed-entries.js';

/** What the door from the AWS SDK needs of the simulated service behind it. */
export interface SimulatedService extends Pick<Environment, 'uuid' | 'later'> {
  /** Where a client lives for which neither the test nor its own configuration says it. */
  readonly defaultAccount: string;
  readonly defaultRegion: string;
  /** Answers one attempt of a command synchronously, with what shares nothing with the account; throws ServiceFault. */
  readonly answer: (call: ServiceCall) => Record<string, unknown>;
  /** Told of each command when its last attempt is over, before its sender hears of it. */
  readonly finished: (record: CommandRecord) => void;
  /** The account's time. */
  readonly now: () => Date;
  /** Runs a task once so much of the account's time has passed; the answer takes it back. */
  readonly after: (milliseconds: number, task: () => void) => () => void;
  /** Whether time passes only as the test moves it, and the running code may wait for that. */
  readonly timeIsHeld: () => boolean;
}

export interface ServiceCall {
  /** Whose operation it is. Default: EventBridge's. */
  readonly api?: ApiName;
  /** The operation's name: `PutEvents`. */
  readonly operation: string;
  /** A copy of the sender's input, made when the command was sent. It is recorded too: keep it, never change it. */
  readonly input: unknown;
  /** The same with members that the API does not have, where the input, which is recorded, is without them. */
  readonly received?: unknown;
  readonly account: string;
  readonly region: string;
  /** Counts from 1. */
  readonly attempt: number;
  /** Why entries of the input fail whatever they hold, by position. */
  readonly failing?: ReadonlyMap<number, EntryFailure>;
  /** The X-Ray trace header of the request, for entries that have none of their own. */
  readonly traceHeader?: string;
}
