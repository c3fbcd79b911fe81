import { MINUTE } from '../time/units.js';
import type { Environment } from '../environment/environment.js';
import type { Journal } from '../history/journal.js';
import { RETRY, type Timekeeper } from '../time/timekeeper.js';
import { runInChain } from './cascade.js';
import { isDeliveryErrorCode, type DeliveryError } from './delivery-errors.js';
import { parsedPayload, type Attempt, type OpenInvocation } from './invocation.js';
import { linkOf, type Job } from './job.js';
import { lambdaContext } from './lambda-context.js';
import type { CallableHandler } from './target-handler.js';

export interface BoundHandlersHost {
  readonly journal: Journal;
  readonly environment: Environment;
  readonly timekeeper: Timekeeper;
  /** Calls a function where what it sends comes back to the account that it was called by. */
  readonly enter: <Result>(call: () => Result) => Result;
  /** Takes note of a function that is waited for. */
  readonly track: (running: Promise<void>) => void;
}

/** Lambda calls a function that fails again after a minute, and once more after two. */
const FUNCTION_RETRY_PAUSES = [MINUTE, 2 * MINUTE];

/** Calls the functions that a test has bound to targets. */
export class BoundHandlers {
  readonly #host: BoundHandlersHost;
  /** Grows with every `clear`: what was begun before leaves no trace after it. */
  #era = 0;

  constructor(host: BoundHandlersHost) {
    this.#host = host;
  }

  clear(): void {
    this.#era += 1;
  }

  /** EventBridge is done when Lambda has taken the event; what the function makes of it is Lambda's affair. */
  callFunction(attempt: Attempt, handler: CallableHandler, invocation: OpenInvocation): void {
    const { job, at } = attempt;
    const era = this.#era;
    const context = lambdaContext(job.record.target.arn, this.#host.environment);
    // Each call parses its own copy: what a handler does to its input stays its own affair.
    const call = () => handler(parsedPayload(job.payload) as never, context as never);
    this.#run(job, call, (failure) => {
      invocation.outcome = failure ? 'failed' : 'succeeded';
      if (!failure) return;
      invocation.error = failure.error;
      if (era !== this.#era) return;
      if (invocation.calls === 1) this.#warnOfFailure(job, failure.error);
      const pause = FUNCTION_RETRY_PAUSES[invocation.calls - 1];
      if (pause === undefined) return;
      const again = () => {
        invocation.calls += 1;
        invocation.outcome = 'running';
        this.callFunction({ ...attempt, at: at + pause }, handler, invocation);
      };
      this.#host.timekeeper.add(at + pause, again, RETRY);
    });
  }

  /** A function that stands for another service: when it fails, the service has not taken the event. */
  callService(
    { job, request }: Attempt,
    handler: CallableHandler,
    done: (error: DeliveryError | undefined) => void,
  ): void {
    const era = this.#era;
    const call = () => handler(structuredClone(request) as never, undefined as never);
    this.#run(job, call, (failure) => {
      if (era === this.#era) done(failure && errorOf(failure.error));
    });
  }

  #run(job: Job, call: () => unknown, done: (failure: Failure | undefined) => void): void {
    const chain = [...job.event.chain, linkOf(job)];
    const outcome = async (): Promise<Failure | undefined> => {
      try {
        await runInChain(chain, () => this.#host.enter(call));
        return undefined;
      } catch (error) {
        return { error };
      }
    };
    this.#host.track(outcome().then(done));
  }

  #warnOfFailure({ record, event }: Job, error: unknown): void {
    const { arn: targetArn } = record.target;
    this.#host.journal.warn({ kind: 'handler-failed', targetArn, eventId: event.envelope.id, error });
  }
}

interface Failure {
  readonly error: unknown;
}

/** An error may say which of EventBridge's codes it stands for. */
function errorOf(error: unknown): DeliveryError {
  const given = typeof error === 'object' && error !== null && 'errorCode' in error ? error.errorCode : '';
  return { errorCode: isDeliveryErrorCode(given) ? given : 'ERROR_FROM_TARGET', message: messageOf(error) };
}

/** Also of a plain object that looks like an error. */
function messageOf(error: unknown): string {
  const given = typeof error === 'object' && error !== null && 'message' in error ? error.message : error;
  return typeof given === 'string' ? given : String(given);
}
