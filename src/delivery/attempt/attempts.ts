import type { Environment } from '../../environment/environment.js';
import type { OpenInvocation } from '../../history/invocation-record.js';
import type { InvocationRecord } from '../../history/records.js';
import { isApiDestination } from '../../targets/target-kind.js';
import type { RefusedRequest } from '../../targets/refusal.js';
import type { TargetRequest } from '../../targets/registry.js';
import type { HttpEndpoint } from '../../targets/target-kind.js';
import { RETRY } from '../../time/timekeeper.js';
import { invoked, type ApiDestinationAttempt, type Attempt, type Ended } from './attempt.js';
import type { BoundHandlers } from './bound-handlers.js';
import { deadLetterOf, giveUp, type EndedDelivery } from './dead-letters.js';
import { isRetried, type DeliveryError, type DeliveryFailure } from './delivery-errors.js';
import { DeliveryFaults, withinTimeout } from './delivery-faults.js';
import type { DeliveryHost } from './delivery-host.js';
import type { Job } from './job.js';
import { ResourceAccess } from './resource-access.js';
import { nextRetry, retryPolicyOf } from './retry-policy.js';
import type { EndpointCalls } from './target-endpoints.js';
import type { CallableHandler, HandlerTable } from './target-handler.js';

/** Who takes what attempts have to hand over. */
interface Receivers {
  readonly handlers: HandlerTable;
  readonly functions: BoundHandlers;
  readonly apiDestinations: () => ApiDestinationCaller;
  /** Undefined where nobody has named any. */
  readonly endpoints: () => EndpointCalls | undefined;
  /** Puts the event on the bus that the target is, or says why not. */
  readonly forward: (job: Job) => DeliveryError | undefined;
}

/** What attempts need of `ApiDestinations`, which knows of attempts. */
interface ApiDestinationCaller {
  destinationOf(job: Job): HttpEndpoint | undefined;
  turnOf(job: Job, at: number): number | undefined;
  invoke(attempt: ApiDestinationAttempt, handler: CallableHandler | undefined, ended: Ended): void;
}

/** Tries to deliver, again and again where that may help, until the delivery is made or given up. */
export class Attempts {
  readonly faults = new DeliveryFaults();
  readonly #host: DeliveryHost;
  readonly #receivers: Receivers;
  readonly #access: ResourceAccess;

  constructor(host: DeliveryHost, receivers: Receivers) {
    this.#host = host;
    this.#receivers = receivers;
    this.#access = new ResourceAccess(host);
  }

  /** Begins an attempt, at once or when the rate of the target allows it. To wait is no attempt. */
  begin(job: Job, at: number): void {
    const turn = isApiDestination(job.arn) ? this.#receivers.apiDestinations().turnOf(job, at) : at;
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
    const planned = this.faults.next(job.route.target);
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
    if (job.isSure && this.#isTaken(job, at)) return;
    const httpEndpoint = () => this.#receivers.apiDestinations().destinationOf(job);
    const request = requestOf(job, this.#host.environment, httpEndpoint);
    const error = 'refused' in request ? request.refused : this.#access.refusal(job);
    if (error) this.#failed(job, error, at);
    else if (!('refused' in request)) this.#send({ job, request, at });
  }

  /** The commonest way: nothing is the matter with the target, nobody is called, and the history needs no more. */
  #isTaken(job: Job, at: number): boolean {
    const { arn } = job.route.target;
    if (this.#receivers.handlers.has(arn) || this.#host.resources.has(arn)) return false;
    if (this.#receivers.endpoints()?.has(job.arn.service)) return false;
    return this.#host.journal.taken(job.event.row, job.position, at);
  }

  /** A target that nothing is bound to takes everything. */
  #send(attempt: Attempt): void {
    const { job, request } = attempt;
    const ended: Ended = (...how) => {
      this.#ended(...how);
    };
    if (request.action === 'events:PutEvents') {
      this.#ended(attempt, this.#receivers.forward(job), 'recorded');
      return;
    }
    const handler = this.#receivers.handlers.use(job.route.target.arn);
    const { apiDestinations, functions } = this.#receivers;
    if (request.action === 'events:InvokeApiDestination')
      apiDestinations().invoke({ ...attempt, request }, handler, ended);
    else if (!handler) this.#sendOut(attempt);
    else if (request.action === 'lambda:Invoke')
      functions.callFunction(attempt, handler, this.#invoked(attempt, 'running'));
    else
      functions.callService(attempt, handler, (error) => {
        this.#ended(attempt, error, 'succeeded');
      });
  }

  #sendOut(attempt: Attempt): void {
    const { job, request } = attempt;
    const endpoints = this.#receivers.endpoints();
    if (!endpoints?.has(job.arn.service)) {
      this.#invoked(attempt, 'recorded');
      return;
    }
    endpoints.call(
      job,
      (to) => to.send(request, job.arn),
      (error) => {
        this.#ended(attempt, error, 'succeeded');
      },
    );
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
      message: 'The rate limit of the target allows no invocation before the event is too old.',
    } as const;
    this.#giveUp(job, { error, at: new Date(at), exhausted: 'MaximumEventAgeInSeconds' });
  }

  #failed(job: Job, { retryAfter, handler, ...error }: DeliveryFailure, at: number): void {
    const { record, event, target } = job;
    record.attempts.push({ at: new Date(at), error });
    job.log?.attemptFailed(error, isRetried(error.errorCode), at);
    const ended = { error, at: new Date(at), ...(handler && { handler }) };
    if (!isRetried(error.errorCode) || (retryAfter ?? 0) < 0) {
      this.#giveUp(job, ended);
      return;
    }
    const failed = {
      retries: record.attempts.length - 1,
      receivedAt: event.receivedAt,
      failedAt: at,
      retryAfter,
    };
    const next = nextRetry(failed, retryPolicyOf(target), this.#host.environment.random);
    if ('exhausted' in next) this.#giveUp(job, { ...ended, exhausted: next.exhausted });
    else {
      job.log?.retried(at);
      const again = () => {
        this.begin(job, next.at);
      };
      this.#host.timekeeper.add(next.at, again, RETRY);
    }
  }

  #giveUp(job: Job, { handler, ...ended }: EndedDelivery & Pick<DeliveryFailure, 'handler'>): void {
    if (handler) this.#host.handlerErrors.unrecovered(handler);
    const { journal } = this.#host;
    const failure = this.#access.deadLetterFailure(job);
    const queueArn = job.target.DeadLetterConfig?.Arn;
    const endpoints = this.#receivers.endpoints();
    if (failure || queueArn === undefined || !endpoints?.has('sqs')) {
      giveUp(job, ended, { journal, failure });
      return;
    }
    const deadLetter = deadLetterOf(job, ended, queueArn);
    endpoints.call(
      job,
      (to) => to.sendDeadLetter(deadLetter),
      (error) => {
        giveUp(job, ended, { journal, failure: error && { queueArn, problem: 'not reached' } });
      },
    );
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
