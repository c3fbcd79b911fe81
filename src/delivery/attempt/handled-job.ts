import type { ChainLink } from '../../history/records.js';
import type { RunningHandler } from './under-way.js';

/** What a function that is bound to a target has to be called with, and is known by. */
export interface HandledJob {
  readonly targetArn: string;
  /** The text that the target gets. */
  readonly payload: string;
  /** As messages about it name it. */
  readonly handled: RunningHandler;
  /** What has led to all that the function does. */
  readonly causes: readonly ChainLink[];
}
