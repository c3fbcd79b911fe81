import { randomFrom } from '../../environment/repeatable-random.js';
import { NO_FAULT, type AttemptFault } from './attempt-fault.js';
import type { ChaosOptions } from './chaos-options.js';
import { checkChaos } from './check-chaos.js';
import { entriesOf, type EntryFailure } from './failed-entries.js';
import type { AttemptedCommand } from './plan.js';
import { plannedServiceFault } from './service-errors.js';

/**
 * Error codes of entries that AWS calls retryable.
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsResultEntry.html
 */
const RETRYABLE = ['InternalFailure', 'ThrottlingException'];

/** One source of random failures. */
export class Chaos {
  readonly #options: ChaosOptions;
  readonly #random: () => number;

  /** @throws TypeError or RangeError for options that are none. */
  constructor(options: ChaosOptions) {
    checkChaos(options);
    this.#options = options;
    this.#random = randomFrom(options.seed);
  }

  concerns(operation: string): boolean {
    return (this.#options.operations ?? ['PutEvents']).some((name) => name === operation);
  }

  /** Takes as many numbers for a command whatever fails of it, so that a failure more changes none of the others. */
  decide(command: AttemptedCommand): AttemptFault {
    const { entries = true, calls = false } = this.#options;
    const ofCall = calls ? this.#draw() : undefined;
    const failures = new Map<number, EntryFailure>();
    for (const position of entries ? entriesOf(command).keys() : []) {
      const ErrorCode = this.#draw();
      if (ErrorCode !== undefined) failures.set(position, { ErrorCode, ErrorMessage: messageOf(ErrorCode) });
    }
    if (ofCall !== undefined) {
      return {
        ...NO_FAULT,
        error: plannedServiceFault(ofCall, messageOf(ofCall)),
        injected: [this.#injected(command, 'failed')],
      };
    }
    if (failures.size === 0) return NO_FAULT;
    const injected = this.#injected(command, 'failed entries');
    return { ...NO_FAULT, entries: failures, injected: [{ ...injected, entries: [...failures.keys()] }] };
  }

  /** The error code of a failure, or undefined where all goes well. */
  #draw(): string | undefined {
    const { rate, errors = RETRYABLE } = this.#options;
    const fails = this.#random() < rate;
    const code = errors[Math.floor(this.#random() * errors.length)];
    return fails ? code : undefined;
  }

  #injected({ attempt }: AttemptedCommand, effect: 'failed' | 'failed entries') {
    return { attempt, by: { method: 'chaos', args: [this.#options] }, effect } as const;
  }
}

function messageOf(code: string): string {
  return `${code}, by the chaos that the test planned.`;
}
