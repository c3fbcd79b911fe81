import type { CommandRecord } from '../history/records.js';

/** What the door from the AWS SDK needs of the simulated service behind it. */
export interface SimulatedService {
  /** Where a client lives for which neither the test nor its own configuration says it. */
  readonly defaultAccount: string;
  readonly defaultRegion: string;
  /** Answers one attempt of a command synchronously; throws ServiceFault. `attempt` counts from 1. */
  readonly answer: (call: ServiceCall) => Record<string, unknown>;
  /** Told of each command when its last attempt is over. */
  readonly finished: (record: Omit<CommandRecord, 'sentAt'> & { readonly sentAt?: Date }) => void;
  readonly uuid: () => string;
  readonly now: () => Date;
}

export interface ServiceCall {
  /** The operation's name: `PutEvents`. */
  readonly operation: string;
  readonly input: unknown;
  readonly account: string;
  readonly region: string;
  readonly attempt: number;
}
