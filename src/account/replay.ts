import type { ReplayState } from '@aws-sdk/client-eventbridge';
import { collection } from './collection.js';
import type { Lifecycle } from './lifecycle.js';
import type { ArchivedEvent } from './resources.js';

/** A replay, of what its archive held when it started. */
export interface ReplayRecord {
  readonly ReplayName: string;
  readonly ReplayArn: string;
  readonly Description?: string;
  /** The ARN of the archive. */
  readonly EventSourceArn: string;
  readonly Destination: { readonly Arn: string; readonly FilterArns?: readonly string[] };
  readonly EventStartTime: Date;
  readonly EventEndTime: Date;
  readonly ReplayStartTime: Date;
  lifecycle: Lifecycle<ReplayState>;
  /** What it replays, in the order of the events' own times. */
  readonly events: readonly ArchivedEvent[];
  /** The `time` of the event that was sent last. */
  lastReplayed?: Date;
}

/** Replays are never deleted: their names stay taken. */
export const replaysIn = collection<ReplayRecord>();
