import type { Environment } from '../environment.js';
import type { Journal } from '../history/journal.js';
import type { InvocationRecord } from '../history/records.js';
import { RETRY, type Timekeeper } from '../time/timekeeper.js';
import { runInChain } from './cascade.js';
import { giveUp } from './dead-letters.js';
import { isDeliveryErrorCode, isRetried, type DeliveryError } from './delivery-errors.js';
import type { DeliveryFaults } from './delivery-faults.js';
import { linkOf, type Job } from './job.js';
import { lambdaContext } from './lambda-context.js';
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

/** Lambda calls a function that fails again after a minute, and once more after two. */
const FUNCTION_RETRY_PAUSES = [60_000, 120_000];

/** Tries to deliver, again and again where that may help, until the delivery is made or given up. */
export class Attempts {
  readonly #host: AttemptHost;
  /** Grows with every `clear`: what was begun before leaves no trace after it. */
  #era = 0;

  constructor(host: AttemptHost) {
    this.#host = host;
  }

  /** Whatever still runs or waits ends without a trace. */
  clear(): void {
    this.#era += 1;
  }

  /** One attempt, at a time of the account that may lie ahead of its clock. */
  attempt(job: Job, at: number): void {
    const planned = this.#host.faults.next(job.record.target);
    if (planned) {
      const { errorCode, message = 'A fault that the test has planned.' } = planned;
      this.#failed(job, { errorCode, message }, at);
      return;
    }
    const { target, arn, kind, payload, event, rule } = job;
    const { uuid } = this.#host.environment;
    const { input, envelope } = event;
    const request = kind.request({
      target,
      arn,
      payload,
      event: input,
      envelope,
      ruleArn: rule.Arn,
      uuid,
    });
    if ('refused' in request) this.#failed(job, request.refused, at);
    else this.#send(job, request, at);
  }

  #send(job: Job, request: InvocationRecord['request'], at: number): void {
    if (request.action === 'events:PutEvents') {
      const error = this.#host.forward(job);
      if (error) this.#failed(job, error, at);
      else this.#invoked(job, request, at, 'recorded');
      return;
    }
    const handler = this.#host.handlerOf(job.record.target.arn);
    if (!handler) this.#invoked(job, request, at, 'recorded');
    else if (request.action === 'lambda:Invoke')
      this.#callFunction(job, handler, this.#invoked(job, request, at, 'running'), at);
    else this.#callService(job, handler, request, at);
  }

  /** The target has taken the event. */
  #invoked(
    { record, payload, event: { text } }: Job,
    request: InvocationRecord['request'],
    at: number,
    outcome: InvocationRecord['outcome'],
  ): OpenInvocation {
    record.attempts.push({ at: new Date(at) });
    record.outcome = 'delivered';
    const { target, rule, event } = record;
    const invocation: OpenInvocation = {
      target,
      rule,
      event,
      request,
      payload,
      // Most targets get the event as it is, which has been read already.
      input: payload === text ? event : parsedPayload(payload),
      invokedAt: new Date(at),
      outcome,
      calls: outcome === 'recorded' ? 0 : 1,
    };
    this.#host.journal.invocation(invocation);
    return invocation;
  }

  /** EventBridge is done when Lambda has taken the event; what the function makes of it is Lambda's affair. */
  #callFunction(job: Job, handler: CallableHandler, invocation: OpenInvocation, at: number): void {
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
        this.#callFunction(job, handler, invocation, at + pause);
      };
      this.#host.timekeeper.add(at + pause, again, RETRY);
    });
  }

  /** A function that stands for another service: when it fails, the service has not taken the event. */
  #callService(job: Job, handler: CallableHandler, request: InvocationRecord['request'], at: number): void {
    const era = this.#era;
    const call = () => handler(structuredClone(request) as never, undefined as never);
    this.#run(job, call, (failure) => {
      if (era !== this.#era) return;
      if (!failure) this.#invoked(job, request, at, 'succeeded');
      else this.#failed(job, errorOf(failure.error), at);
    });
  }

  #run(job: Job, call: () => unknown, done: (failure: Failure | undefined) => void): void {
    const chain = [...job.event.chain, linkOf(job)];
    const outcome = async (): Promise<Failure | undefined> => {
      try {
        await runInChain(chain, call);
        return undefined;
      } catch (error) {
        return { error };
      }
    };
    this.#host.track(outcome().then(done));
  }

  #failed(job: Job, error: DeliveryError, at: number): void {
    const { record, event, target } = job;
    record.attempts.push({ at: new Date(at), error });
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
      const again = () => {
        this.attempt(job, next.at);
      };
      this.#host.timekeeper.add(next.at, again, RETRY);
    }
  }

  #warnOfFailure({ record, event }: Job, error: unknown): void {
    const { arn: targetArn } = record.target;
    this.#host.journal.warn({ kind: 'handler-failed', targetArn, eventId: event.envelope.id, error });
  }
}

interface Failure {
  readonly error: unknown;
}

type OpenInvocation = { -readonly [Member in keyof InvocationRecord]: InvocationRecord[Member] };

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

function parsedPayload(payload: string): unknown {
  try {
    return JSON.parse(payload);
  } catch {
    return payload;
  }
}
