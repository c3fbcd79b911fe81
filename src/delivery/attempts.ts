import type { Environment } from '../environment.js';
import type { Journal } from '../history/journal.js';
import type { InvocationRecord } from '../history/records.js';
import type { TargetRequest } from '../targets/target-request.js';
import type { RefusedRequest } from '../targets/target-kind.js';
import { RETRY, type Timekeeper } from '../time/timekeeper.js';
import { BoundHandlers } from './bound-handlers.js';
import { giveUp } from './dead-letters.js';
import { isRetried, type DeliveryError } from './delivery-errors.js';
import type { DeliveryFaults } from './delivery-faults.js';
import { invoked, type Attempt, type OpenInvocation } from './invocation.js';
import type { Job } from './job.js';
import { nextRetry, retryPolicyOf } from './retry-policy.js';
import type { CallableHandler } from './target-handler.js';

/** What attempts need around them. */
export interface AttemptHost {
  readonly journal: Journal;
  readonly environment: Environment;
  readonly timekeeper: Timekeeper;
  readonly faults: DeliveryFaults;
  readonly handlerOf: (targetArn: string) => CallableHandler | undefined;
  /** Puts the event on the bus that the target is, or says why not. */
  readonly forward: (job: Job) => DeliveryError | undefined;
  /** Takes note of a function that is waited for. */
  readonly track: (running: Promise<void>) => void;
}

/** Tries to deliver, again and again where that may help, until the delivery is made or given up. */
export class Attempts {
  readonly #host: AttemptHost;
  readonly #handlers: BoundHandlers;

  constructor(host: AttemptHost) {
    this.#host = host;
    this.#handlers = new BoundHandlers(host);
  }

  /** Whatever still runs or waits ends without a trace. */
  clear(): void {
    this.#handlers.clear();
  }

  /** @param at - Milliseconds since 1970; may lie ahead of the account's clock. */
  attempt(job: Job, at: number): void {
    job.log?.attemptStarted(at);
    const planned = this.#host.faults.next(job.record.target);
    if (planned) {
      const { errorCode, message = 'A fault that the test has planned.' } = planned;
      this.#failed(job, { errorCode, message }, at);
      return;
    }
    const request = requestOf(job, this.#host.environment);
    if ('refused' in request) this.#failed(job, request.refused, at);
    else this.#send({ job, request, at });
  }

  /** A target that nothing is bound to takes everything. */
  #send(attempt: Attempt): void {
    const { job, request } = attempt;
    if (request.action === 'events:PutEvents') {
      this.#ended(attempt, this.#host.forward(job), 'recorded');
      return;
    }
    const handler = this.#host.handlerOf(job.record.target.arn);
    if (!handler) this.#invoked(attempt, 'recorded');
    else if (request.action === 'lambda:Invoke')
      this.#handlers.callFunction(attempt, handler, this.#invoked(attempt, 'running'));
    else
      this.#handlers.callService(attempt, handler, (error) => {
        this.#ended(attempt, error, 'succeeded');
      });
  }

  #ended(attempt: Attempt, error: DeliveryError | undefined, outcome: InvocationRecord['outcome']): void {
    if (error) this.#failed(attempt.job, error, attempt.at);
    else this.#invoked(attempt, outcome);
  }

  #invoked(attempt: Attempt, outcome: InvocationRecord['outcome']): OpenInvocation {
    return invoked(attempt, outcome, this.#host.journal);
  }

  #failed(job: Job, error: DeliveryError, at: number): void {
    const { record, event, target } = job;
    record.attempts.push({ at: new Date(at), error });
    job.log?.attemptFailed(error, at);
    const ended = { error, at: new Date(at) };
    if (!isRetried(error.errorCode)) {
      giveUp(job, ended, this.#host.journal);
      return;
    }
    const failed = {
      retries: record.attempts.length - 1,
      receivedAt: event.receivedAt.getTime(),
      failedAt: at,
    };
    const next = nextRetry(failed, retryPolicyOf(target), this.#host.environment.random);
    if ('exhausted' in next) giveUp(job, { ...ended, exhausted: next.exhausted }, this.#host.journal);
    else {
      job.log?.retried(at);
      const again = () => {
        this.attempt(job, next.at);
      };
      this.#host.timekeeper.add(next.at, again, RETRY);
    }
  }
}

function requestOf(
  { target, arn, kind, payload, event, rule }: Job,
  { uuid }: Environment,
): TargetRequest | RefusedRequest {
  const { input, envelope } = event;
  const invocation = { target, arn, payload, event: input, envelope, ruleArn: rule.Arn, uuid };
  const { traceHeader } = event;
  return kind.request(traceHeader === undefined ? invocation : { ...invocation, traceHeader });
}
