import { randomFrom } from '../../environment/repeatable-random.js';
import type { ApiName } from '../../service/api.js';
import { apiOperation, type ApiOperation } from '../../service/scheduler-operations.js';
import { NO_FAULT, type AttemptFault } from './attempt-fault.js';
import { checkMembers, checkObject, given } from '../../text/given.js';
import { checkCode } from './check-plan.js';
import { entriesOf, OPERATIONS_WITH_ENTRIES, type EntryFailure } from './failed-entries.js';
import type { AttemptedCommand, FaultedOperation } from './plan.js';
import { KNOWN_ERROR_CODES, plannedServiceFault, type KnownErrorCode } from './service-errors.js';

/** Random failures: the same ones for the same seed and the same commands in the same order. */
export interface ChaosOptions {
  /** The seed of the random numbers: any number. */
  readonly seed: number;
  /** The probability that an entry, or an attempt, fails: from 0 to 1. */
  readonly rate: number;
  /** Whether single entries fail, for operations whose response reports them. Default `true`. */
  readonly entries?: boolean;
  /** Whether attempts fail as a whole, so that the client retries. Default `false`. */
  readonly calls?: boolean;
  /**
   * The error codes to choose from. Default: `ThrottlingException` and `InternalFailure`, which is
   * `InternalServerException` in EventBridge Scheduler: they are worth a retry.
   */
  readonly errors?: readonly (KnownErrorCode | (string & {}))[];
  /**
   * The operations that fail, named as in `fault()`. Default `['PutEvents']`. Those of EventBridge Scheduler have no
   * entries: only `calls` can fail.
   */
  readonly operations?: readonly Exclude<FaultedOperation, '*'>[];
}

const OPTIONS = [
  'seed',
  'rate',
  'entries',
  'calls',
  'errors',
  'operations',
] as const satisfies (keyof ChaosOptions)[];

/**
 * Error codes of entries that AWS calls retryable.
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsResultEntry.html
 */
const RETRYABLE: Readonly<Record<ApiName, readonly string[]>> = {
  EventBridge: ['InternalFailure', 'ThrottlingException'],
  'EventBridge Scheduler': ['InternalServerException', 'ThrottlingException'],
};

/** One source of random failures. */
export class Chaos {
  readonly #options: ChaosOptions;
  readonly #operations: readonly ApiOperation[];
  readonly #random: () => number;

  /** @throws TypeError for an operation of which nothing could fail. */
  constructor(options: ChaosOptions) {
    const { operations = ['PutEvents'], calls = false } = options;
    const inert = calls ? undefined : operations.find((name) => !OPERATIONS_WITH_ENTRIES.includes(name));
    if (inert !== undefined) throw noEntries(inert);
    this.#options = options;
    this.#operations = operations.map(apiOperation);
    this.#random = randomFrom(options.seed);
  }

  concerns(operation: string, api: ApiName): boolean {
    return this.#operations.some((one) => one.operation === operation && one.api === api);
  }

  /** Takes as many numbers for a command whatever fails of it, so that a failure more changes none of the others. */
  decide(command: AttemptedCommand): AttemptFault {
    const { entries = true, calls = false } = this.#options;
    const ofCall = calls ? this.#draw(command) : undefined;
    const failures = new Map<number, EntryFailure>();
    for (const position of entries ? entriesOf(command).keys() : []) {
      const ErrorCode = this.#draw(command);
      if (ErrorCode !== undefined) failures.set(position, { ErrorCode, ErrorMessage: messageOf(ErrorCode) });
    }
    if (ofCall !== undefined) {
      return {
        ...NO_FAULT,
        error: plannedServiceFault(command.api, ofCall, messageOf(ofCall)),
        injected: [this.#injected(command, 'failed')],
      };
    }
    if (failures.size === 0) return NO_FAULT;
    const injected = this.#injected(command, 'failed entries');
    return { ...NO_FAULT, entries: failures, injected: [{ ...injected, entries: [...failures.keys()] }] };
  }

  /** The error code of a failure, or undefined where all goes well. */
  #draw({ api }: AttemptedCommand): string | undefined {
    const { rate, errors = RETRYABLE[api] } = this.#options;
    const fails = this.#random() < rate;
    const code = errors[Math.floor(this.#random() * errors.length)];
    return fails ? code : undefined;
  }

  #injected({ attempt }: AttemptedCommand, effect: 'failed' | 'failed entries') {
    return { attempt, by: { method: 'chaos', args: [this.#options] }, effect } as const;
  }
}

function messageOf(code: string): string {
  return `${code}, caused by the chaos that the test planned.`;
}

function noEntries(operation: string): TypeError {
  return new TypeError(
    `chaos: ${operation} has no entries, so only whole calls can fail: { operations: ["${operation}"], calls: true }.`,
  );
}

/** @throws TypeError for options that nobody would read, RangeError for a rate that is no probability. */
export function checkChaos(options: ChaosOptions): void {
  checkObject('chaos()', 'options such as { seed: 1, rate: 0.1 }', options);
  checkMembers('chaos', options, OPTIONS);
  const { seed, rate, entries = true, calls = false, errors, operations } = options;
  if (!Number.isFinite(seed)) {
    throw new TypeError(
      `chaos needs a seed: a number, so that it fails the same way each time, not ${given(seed)}.`,
    );
  }
  if (typeof rate !== 'number' || !(rate >= 0 && rate <= 1)) {
    throw new RangeError(`chaos: the rate must be a probability from 0 to 1, not ${given(rate)}.`);
  }
  if (typeof entries !== 'boolean' || typeof calls !== 'boolean' || !(entries || calls)) {
    throw new TypeError(
      'chaos makes entries or calls fail, or both: each option must be true or false, and one of them true.',
    );
  }
  checkList('errors', errors);
  checkList('operations', operations);
  errors?.forEach((code) => {
    checkCode('chaos', 'errors', code, KNOWN_ERROR_CODES);
  });
}

function checkList(option: string, list: unknown): void {
  if (list === undefined || (Array.isArray(list) && list.length > 0)) return;
  throw new TypeError(`chaos: "${option}" must be a list of names, not ${given(list)}.`);
}
