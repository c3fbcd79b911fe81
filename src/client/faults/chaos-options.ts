import type { OperationName } from '../../service/operation.js';
import type { KnownErrorCode } from './service-errors.js';

/** Failures at random, the same ones for the same seed and the same commands in the same order. */
export interface ChaosOptions {
  readonly seed: number;
  /** How likely each entry, or each attempt, fails: from 0 to 1. */
  readonly rate: number;
  /** Whether entries fail one by one, where the operation's answer tells of them. Default `true`. */
  readonly entries?: boolean;
  /** Whether attempts fail as a whole, of which the client's retries learn. Default `false`. */
  readonly calls?: boolean;
  /** Error codes, one of them for each failure. Default: the two that are worth a retry. */
  readonly errors?: readonly (KnownErrorCode | (string & {}))[];
  /** Default `['PutEvents']`. */
  readonly operations?: readonly OperationName[];
}
