import { apiDestinationByArn, type ApiDestinationRecord } from '../../account/api-destination.js';
import { connectionByArn, connectionName, type AuthParameters } from '../../account/connection.js';
import type { AccountRegion } from '../../account/world.js';
import type { Place } from '../../text/arn.js';
import { Era } from '../../time/era.js';
import type { ApiDestinationAttempt, Ended } from '../attempt/attempt.js';
import type { BoundHandlers } from '../attempt/bound-handlers.js';
import { runCausedBy } from '../attempt/cascade.js';
import type { DeliveryError, DeliveryFailure } from '../attempt/delivery-errors.js';
import type { DeliveryHost } from '../attempt/delivery-host.js';
import type { Job } from '../attempt/job.js';
import { retryPolicyOf } from '../attempt/retry-policy.js';
import type { CallableHandler } from '../attempt/target-handler.js';
import type { EndpointCalls } from '../attempt/target-endpoints.js';
import type { UnderWay } from '../attempt/under-way.js';
import { AccessTokens } from './access-tokens.js';
import { concealedRequest, connectedRequest } from './connected-request.js';
import { HttpCalls, type HttpAnswer, type HttpRequest } from './http-calls.js';
import { failureOf } from './http-failure.js';
import { RateLimits } from './rate-limits.js';

/** Whether API destinations are called: with `fetch` over HTTP, otherwise their requests are only recorded. */
export type ApiDestinationCalls = 'recorded' | 'fetch';

type Host = Pick<DeliveryHost, 'environment' | 'accessFrom'>;

interface CallingParts {
  readonly calls: ApiDestinationCalls;
  readonly functions: BoundHandlers;
  readonly underWay: UnderWay;
  /** Undefined where nobody has named any. */
  readonly endpoints: () => Pick<EndpointCalls, 'apiDestination'> | undefined;
}

/** Has API destinations invoked: as often as their rate allows, with what their connections add. */
export class ApiDestinations {
  readonly #host: Host;
  readonly #parts: CallingParts;
  readonly #limits: RateLimits;
  readonly #calls: HttpCalls;
  readonly #tokens: AccessTokens;
  /** Ends with every `clear` and `stop`. */
  readonly #era = new Era();
  #isStopped = false;

  constructor(host: Host, parts: CallingParts) {
    this.#host = host;
    this.#parts = parts;
    this.#limits = new RateLimits(host.environment.now);
    this.#calls = new HttpCalls(host.environment);
    this.#tokens = new AccessTokens({ send: (request) => this.#sent(request) });
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
  destinationOf({ arn, route }: Job): ApiDestinationRecord | undefined {
    return apiDestinationByArn(this.#placeOf(arn), route.target.arn);
  }

  /**
   * When the target may have an attempt that is due now, which is then taken for granted; undefined where that would be
   * after the event's life.
   */
  turnOf(job: Job, at: number): number | undefined {
    const destination = this.destinationOf(job);
    if (!destination) return at;
    const { ApiDestinationArn, InvocationRateLimitPerSecond } = destination;
    const turn = this.#limits.next(ApiDestinationArn, InvocationRateLimitPerSecond, at);
    const age = turn - job.event.receivedAt;
    if (turn > at && age > retryPolicyOf(job.target).maximumEventAge) return undefined;
    this.#limits.take(ApiDestinationArn, turn);
    return turn;
  }

  /** A function that is bound to it gets the request with all secrets; records do not have them. */
  invoke(attempt: ApiDestinationAttempt, handler: CallableHandler | undefined, ended: Ended): void {
    const { job, request, at } = attempt;
    const parameters = authParametersAt(this.destinationOf(job), this.#placeOf(job.arn), new Date(at));
    if ('errorCode' in parameters) {
      ended(attempt, parameters, 'recorded');
      return;
    }
    const { calls, functions } = this.#parts;
    const shown = { ...attempt, request: concealedRequest(request, parameters) };
    const done = (failure: DeliveryFailure | undefined): void => {
      ended(shown, failure, 'succeeded');
    };
    if (handler) {
      const whole = { ...attempt, request: connectedRequest(request, parameters) };
      functions.callService(whole, handler, done);
    } else if (calls === 'recorded' && this.#placeFor(request.url) === undefined)
      ended(shown, undefined, 'recorded');
    else if (!this.#isStopped) this.#call(attempt, parameters, done);
  }

  #call(
    attempt: ApiDestinationAttempt,
    parameters: AuthParameters,
    done: (failure: DeliveryFailure | undefined) => void,
  ): void {
    const isOver = this.#era.begin();
    const ended = (failure: DeliveryFailure | undefined): void => {
      if (!isOver()) done(failure);
    };
    // Who serves the call in this process may send events, which are then known to be caused by this one.
    this.#parts.underWay.add(() =>
      runCausedBy(attempt.job, () => this.#send(attempt, parameters)).then(ended),
    );
  }

  async #send(
    { request, at }: ApiDestinationAttempt,
    parameters: AuthParameters,
  ): Promise<DeliveryFailure | undefined> {
    const isOver = this.#era.begin();
    const { OAuthParameters: oauth } = parameters;
    const token = oauth && (await this.#tokens.tokenFor(oauth, at));
    if (token && 'errorCode' in token) return token;
    if (isOver()) return undefined;
    const whole = connectedRequest(request, parameters, token?.authorization);
    const answer = await this.#sent(whole);
    if ('errorCode' in answer) return answer;
    if (oauth && token && [401, 407].includes(answer.status)) await this.#tokens.refused(oauth, token);
    return failureOf(whole, answer, at);
  }

  /** Whose URL somebody has replaced is told by a header, as proxies do. */
  #sent(request: HttpRequest): Promise<HttpAnswer | DeliveryError> {
    const url = this.#placeFor(request.url) ?? request.url;
    if (url === request.url) return this.#calls.send(request);
    const headers = { ...request.headers, 'X-Forwarded-Host': new URL(request.url).host };
    return this.#calls.send({ ...request, url, headers });
  }

  #placeFor(url: string): string | undefined {
    return this.#parts.endpoints()?.apiDestination(url);
  }

  #abandonCalls(): void {
    this.#era.end();
    this.#calls.abandon();
  }

  #placeOf(place: Place): AccountRegion {
    return this.#host.accessFrom(place).world.at(place);
  }
}

/** What the connection of an API destination knows at a time, or why it cannot be used then. */
function authParametersAt(
  destination: ApiDestinationRecord | undefined,
  place: AccountRegion,
  time: Date,
): AuthParameters | DeliveryError {
  if (!destination) return { errorCode: 'NO_RESOURCE', message: 'The API destination no longer exists.' };
  const { Name, ConnectionArn } = destination;
  const connection = connectionByArn(place, ConnectionArn, time);
  const state = connection?.ConnectionState;
  const named = `connection ${connectionName(ConnectionArn)}`;
  if (state === undefined || state === 'DELETING') {
    return {
      errorCode: 'NO_RESOURCE',
      message: `API destination ${Name} is INACTIVE: its ${named} no longer exists.`,
    };
  }
  if ((state === 'AUTHORIZED' || state === 'ACTIVE') && connection?.AuthParameters) {
    return connection.AuthParameters;
  }
  return {
    errorCode: state.startsWith('DEAUTHORIZ') ? 'NO_PERMISSIONS' : 'CONNECTION_FAILURE',
    message: `API destination ${Name} is INACTIVE: its ${named} is ${state}.`,
  };
}
