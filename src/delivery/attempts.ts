import type { Place } from '../text/arn.js';
import type { AccountRegion } from '../account/world.js';
import type { Environment } from '../environment/environment.js';
import type { InvocationRecord } from '../history/records.js';
import type { TargetRequest } from '../targets/registry.js';
import type { RefusedRequest } from '../targets/refusal.js';
import type { HttpEndpoint } from '../targets/target-kind.js';
import { RETRY } from '../time/timekeeper.js';
import { ApiDestinations, type ApiDestinationCalls } from './api-destinations/api-destinations.js';
import { BoundHandlers, type BoundHandlersHost } from './bound-handlers.js';
import { giveUp } from './dead-letters.js';
import { isRetried, type DeliveryError, type DeliveryFailure } from './delivery-errors.js';
import { withinTimeout, type DeliveryFaults } from './delivery-faults.js';
import { invoked, type Attempt, type OpenInvocation } from './invocation.js';
import type { Job } from './job.js';
import type { ResourceAccess } from './resource-access.js';
import { nextRetry, retryPolicyOf } from './retry-policy.js';
import type { CallableHandler } from './target-handler.js';

/** What attempts need around them. */
export interface AttemptHost extends BoundHandlersHost {
  readonly faults: DeliveryFaults;
  readonly handlerOf: (targetArn: string) => CallableHandler | undefined;
  readonly resources: ResourceAccess;
  /** Puts the event on the bus that the target is, or says why not. */
  readonly forward: (job: Job) => DeliveryError | undefined;
  readonly apiDestinationCalls: ApiDestinationCalls;
  readonly accountAt: (place: Place) => AccountRegion;
}

/** Tries to deliver, again and again where that may help, until the delivery is made or given up. */
export class Attempts {
  readonly #host: AttemptHost;
  readonly #handlers: BoundHandlers;
  readonly #apiDestinations: ApiDestinations;

  constructor(host: AttemptHost) {
    this.#host = host;
    this.#handlers = new BoundHandlers(host);
    this.#apiDestinations = new ApiDestinations({
      ...host,
      calls: host.apiDestinationCalls,
      handlers: this.#handlers,
      ended: (attempt, failure, outcome) => {
        this.#ended(attempt, failure, outcome);
      },
    });
  }

  /** Whatever still runs or waits ends without a trace. */
  clear(): void {
    this.#handlers.clear();
    this.#apiDestinations.clear();
  }

  /** Makes no HTTP calls until `goOn`, and ends those that are under way without a trace. */
  stop(): void {
    this.#apiDestinations.stop();
  }

  goOn(): void {
    this.#apiDestinations.goOn();
  }

  /** Begins an attempt, at once or when the rate of the target allows it. To wait is no attempt. */
  begin(job: Job, at: number): void {
    const turn = this.#apiDestinations.turnOf(job, at);
    if (turn === at) this.#attempt(job, at);
    else if (turn === undefined) this.#tooLate(job, at);
    else {
      job.log?.throttled(at);
      const inTurn = () => {
        this.#attempt(job, turn);
      };
      this.#host.timekeeper.add(turn, inTurn, RETRY);
    }
  }

  /** @param at - Milliseconds since 1970; may lie ahead of the account's clock. */
  #attempt(job: Job, at: number): void {
    job.log?.attemptStarted(at);
    const planned = this.#host.faults.next(job.record.target);
    if (!planned) {
      this.#tryNow(job, at);
      return;
    }
    const { latency, error } = withinTimeout(planned, job.kind.timeout);
    const end = at + latency;
    const finish = () => {
      if (error) this.#failed(job, error, end);
      else this.#tryNow(job, end);
    };
    if (latency > 0) this.#host.timekeeper.add(end, finish, RETRY);
    else finish();
  }

  #tryNow(job: Job, at: number): void {
    const httpEndpoint = () => this.#apiDestinations.destinationOf(job);
    const request = requestOf(job, this.#host.environment, httpEndpoint);
    const error = 'refused' in request ? request.refused : this.#host.resources.refusal(job);
    if (error) this.#failed(job, error, at);
    else if (!('refused' in request)) this.#send({ job, request, at });
  }

  /** A target that nothing is bound to takes everything. */
  #send(attempt: Attempt): void {
    const { job, request } = attempt;
    if (request.action === 'events:PutEvents') {
      this.#ended(attempt, this.#host.forward(job), 'recorded');
      return;
    }
    const handler = this.#host.handlerOf(job.record.target.arn);
    if (request.action === 'events:InvokeApiDestination')
      this.#apiDestinations.invoke({ ...attempt, request }, handler);
    else if (!handler) this.#invoked(attempt, 'recorded');
    else if (request.action === 'lambda:Invoke')
      this.#handlers.callFunction(attempt, handler, this.#invoked(attempt, 'running'));
    else
      this.#handlers.callService(attempt, handler, (error) => {
        this.#ended(attempt, error, 'succeeded');
      });
  }

  #ended(attempt: Attempt, failure: DeliveryFailure | undefined, outcome: InvocationRecord['outcome']): void {
    if (failure) this.#failed(attempt.job, failure, attempt.at);
    else this.#invoked(attempt, outcome);
  }

  #invoked(attempt: Attempt, outcome: InvocationRecord['outcome']): OpenInvocation {
    return invoked(attempt, outcome, this.#host.journal);
  }

  #tooLate(job: Job, at: number): void {
    const error = {
      errorCode: 'THROTTLING',
      message: 'The rate of the target allows no invocation before the event is too old.',
    } as const;
    const ended = { error, at: new Date(at), exhausted: 'MaximumEventAgeInSeconds' } as const;
    giveUp(job, ended, this.#host);
  }

  #failed(job: Job, { retryAfter, ...error }: DeliveryFailure, at: number): void {
    const { record, event, target } = job;
    record.attempts.push({ at: new Date(at), error });
    job.log?.attemptFailed(error, isRetried(error.errorCode), at);
    const ended = { error, at: new Date(at) };
    if (!isRetried(error.errorCode) || (retryAfter ?? 0) < 0) {
      giveUp(job, ended, this.#host);
      return;
    }
    const failed = {
      retries: record.attempts.length - 1,
      receivedAt: event.receivedAt.getTime(),
      failedAt: at,
      retryAfter,
    };
    const next = nextRetry(failed, retryPolicyOf(target), this.#host.environment.random);
    if ('exhausted' in next) giveUp(job, { ...ended, exhausted: next.exhausted }, this.#host);
    else {
      job.log?.retried(at);
      const again = () => {
        this.begin(job, next.at);
      };
      this.#host.timekeeper.add(next.at, again, RETRY);
    }
  }
}

function requestOf(
  { target, arn, kind, payload, event, rule }: Job,
  { uuid }: Environment,
  httpEndpoint: () => HttpEndpoint | undefined,
): TargetRequest | RefusedRequest {
  const { input, envelope, traceHeader } = event;
  const ruleArn = rule.Arn;
  return kind.request({
    target,
    arn,
    payload,
    event: input,
    envelope,
    ruleArn,
    traceHeader,
    uuid,
    httpEndpoint,
  });
}
