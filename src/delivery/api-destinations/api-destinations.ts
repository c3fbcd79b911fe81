import { apiDestinationByArn, type ApiDestinationRecord } from '../../account/api-destination.js';
import type { Place } from '../../text/arn.js';
import type { AuthParameters } from '../../account/connection.js';
import type { AccountRegion } from '../../account/world.js';
import type { Environment } from '../../environment/environment.js';
import type { InvocationRecord } from '../../history/records.js';
import { apiDestination, type ApiDestinationRequest } from '../../targets/kinds/apis.js';
import type { BoundHandlers } from '../bound-handlers.js';
import { runInChain } from '../cascade.js';
import type { DeliveryFailure } from '../delivery-errors.js';
import type { Attempt } from '../invocation.js';
import { linkOf, type Job } from '../job.js';
import { retryPolicyOf } from '../retry-policy.js';
import type { CallableHandler } from '../target-handler.js';
import { AccessTokens } from './access-tokens.js';
import { concealedRequest, connectedRequest } from './connected-request.js';
import { authParametersAt } from './connection-in-use.js';
import { HttpCalls } from './http-calls.js';
import { failureOf } from './http-failure.js';
import { RateLimits } from './rate-limits.js';

/** Whether API destinations are called: with `fetch` over HTTP, otherwise their requests are only recorded. */
export type ApiDestinationCalls = 'recorded' | 'fetch';

export interface ApiDestinationsHost {
  readonly environment: Environment;
  readonly calls: ApiDestinationCalls;
  readonly accountAt: (place: Place) => AccountRegion;
  readonly handlers: BoundHandlers;
  /** Takes note of a call that is waited for. */
  readonly track: (running: Promise<void>) => void;
  /** Hears how an attempt ended, which may be at once. */
  readonly ended: (
    attempt: Attempt,
    failure: DeliveryFailure | undefined,
    outcome: InvocationRecord['outcome'],
  ) => void;
}

export interface ApiDestinationAttempt extends Attempt {
  readonly request: ApiDestinationRequest;
}

/** Has API destinations invoked: as often as their rate allows, with what their connections add. */
export class ApiDestinations {
  readonly #host: ApiDestinationsHost;
  readonly #limits: RateLimits;
  readonly #calls: HttpCalls;
  readonly #tokens: AccessTokens;
  /** Grows with every `clear` and `stop`: what was begun before leaves no trace after it. */
  #era = 0;
  #isStopped = false;

  constructor(host: ApiDestinationsHost) {
    this.#host = host;
    this.#limits = new RateLimits(host.environment.now);
    this.#calls = new HttpCalls(host.environment);
    this.#tokens = new AccessTokens(this.#calls);
  }

  clear(): void {
    this.#abandonCalls();
    this.#tokens.clear();
    this.#limits.clear();
  }

  /** Ends the calls that are under way, and makes none until `goOn`. */
  stop(): void {
    this.#isStopped = true;
    this.#abandonCalls();
  }

  goOn(): void {
    this.#isStopped = false;
  }

  /** The API destination that the target is. */
  destinationOf({ arn, record }: Job): ApiDestinationRecord | undefined {
    return apiDestinationByArn(this.#host.accountAt(arn), record.target.arn);
  }

  /**
   * When the target may have an attempt that is due now, which is then taken for granted; undefined where that would be
   * after the event's life.
   */
  turnOf(job: Job, at: number): number | undefined {
    const destination = job.kind === apiDestination ? this.destinationOf(job) : undefined;
    if (!destination) return at;
    const { ApiDestinationArn, InvocationRateLimitPerSecond } = destination;
    const turn = this.#limits.next(ApiDestinationArn, InvocationRateLimitPerSecond, at);
    const age = turn - job.event.receivedAt.getTime();
    if (turn > at && age > retryPolicyOf(job.target).maximumEventAge) return undefined;
    this.#limits.take(ApiDestinationArn, turn);
    return turn;
  }

  /** A function that is bound to it gets the request with all secrets; records do not have them. */
  invoke(attempt: ApiDestinationAttempt, handler: CallableHandler | undefined): void {
    const { job, request, at } = attempt;
    const place = this.#host.accountAt(job.arn);
    const parameters = authParametersAt(this.destinationOf(job), place, new Date(at));
    if ('errorCode' in parameters) {
      this.#host.ended(attempt, parameters, 'recorded');
      return;
    }
    const shown = { ...attempt, request: concealedRequest(request, parameters) };
    if (handler) {
      const whole = { ...attempt, request: connectedRequest(request, parameters) };
      this.#host.handlers.callService(whole, handler, (error) => {
        this.#host.ended(shown, error, 'succeeded');
      });
    } else if (this.#host.calls === 'recorded') this.#host.ended(shown, undefined, 'recorded');
    else if (!this.#isStopped) this.#call(attempt, parameters, shown);
  }

  #call(attempt: ApiDestinationAttempt, parameters: AuthParameters, shown: Attempt): void {
    const era = this.#era;
    const { job } = attempt;
    // Who serves the call in this process may send events, which are then known to be caused by this one.
    const failing = runInChain([...job.event.chain, linkOf(job)], () => this.#send(attempt, parameters));
    const ended = (failure: DeliveryFailure | undefined): void => {
      if (era === this.#era) this.#host.ended(shown, failure, 'succeeded');
    };
    this.#host.track(failing.then(ended));
  }

  async #send(
    { request, at }: ApiDestinationAttempt,
    parameters: AuthParameters,
  ): Promise<DeliveryFailure | undefined> {
    const era = this.#era;
    const { OAuthParameters: oauth } = parameters;
    const token = oauth && (await this.#tokens.tokenFor(oauth, at));
    if (token && 'errorCode' in token) return token;
    if (era !== this.#era) return undefined;
    const whole = connectedRequest(request, parameters, token?.authorization);
    const answer = await this.#calls.send(whole);
    if ('errorCode' in answer) return answer;
    if (oauth && token && [401, 407].includes(answer.status)) await this.#tokens.refused(oauth, token);
    return failureOf(whole, answer, at);
  }

  #abandonCalls(): void {
    this.#era += 1;
    this.#calls.abandon();
  }
}
