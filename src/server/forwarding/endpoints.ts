import { HttpCalls, type HttpAnswer } from '../../delivery/api-destinations/http-calls.js';
import type { DeliveryError } from '../../delivery/attempt/delivery-errors.js';
import type { SentDeadLetter, TargetEndpoints } from '../../delivery/attempt/target-endpoints.js';
import type { Environment } from '../../environment/environment.js';
import type { TargetRequest } from '../../targets/registry.js';
import type { UniversalRequest } from '../../targets/scheduler/scheduler-request.js';
import { parseArn, type Arn } from '../../text/arn.js';
import { memberOf } from '../../text/kinds-of-values.js';
import { parsedJson } from '../../text/parsed-json.js';
import { credentials, type ApiCall } from './api-call.js';
import { callsOf, deadLetterCall, queueUrlCall, type Destination } from './calls-of-requests.js';
import { refusalOf } from './refused-call.js';
import { isForwardedService, type ForwardedService } from './services.js';
import { isUniversal, universalCallsOf } from './universal-calls.js';

/** Where calls go. */
interface Places {
  readonly services: ReadonlyMap<ForwardedService, string>;
  readonly apiDestinations?: string | true | undefined;
}

/** Calls the APIs of services at the URLs that they have been given. */
export class Endpoints implements TargetEndpoints {
  readonly #urls: ReadonlyMap<ForwardedService, string>;
  readonly #apiDestinations: string | true | undefined;
  readonly #now: Environment['now'];
  readonly #calls: HttpCalls;

  /** @param places - URLs have no slash at their ends; `true` is each API destination's own */
  constructor(places: Places, environment: Pick<Environment, 'fetch' | 'wakeUp' | 'now'>) {
    this.#urls = places.services;
    this.#apiDestinations = places.apiDestinations;
    this.#now = environment.now;
    this.#calls = new HttpCalls(environment);
  }

  has(service: string): boolean {
    return isForwardedService(service) && this.#urls.has(service);
  }

  send(request: TargetRequest | UniversalRequest, arn: Arn): Promise<DeliveryError | undefined> {
    return this.#make(arn, (to) =>
      isUniversal(request) ? universalCallsOf(request, to) : callsOf(request, to),
    );
  }

  sendDeadLetter(deadLetter: SentDeadLetter): Promise<DeliveryError | undefined> {
    const arn = parseArn(deadLetter.queueArn);
    if (arn) return this.#make(arn, (to) => [deadLetterCall(deadLetter, to)]);
    return Promise.resolve({
      errorCode: 'INVALID_PARAMETER',
      message: `${deadLetter.queueArn} is not an ARN.`,
    });
  }

  apiDestination(url: string): string | undefined {
    const place = this.#apiDestinations;
    if (place === undefined || place === true) return place && url;
    const { pathname, search } = new URL(url);
    return `${place}${pathname}${search}`;
  }

  abandon(): void {
    this.#calls.abandon();
  }

  /** Most emulators know a queue by the path of any URL; others by the very URL that they have given it. */
  async #make(arn: Arn, calls: (to: Destination) => readonly ApiCall[]): Promise<DeliveryError | undefined> {
    const to = { arn, url: this.#urlOf(arn) };
    const error = await this.#callAll(calls(to), arn);
    if (error?.errorCode !== 'NO_RESOURCE' || arn.service !== 'sqs') return error;
    const queueUrl = await this.#queueUrl(arn);
    return queueUrl === undefined ? error : this.#callAll(calls({ ...to, queueUrl }), arn);
  }

  async #callAll(calls: readonly ApiCall[], arn: Arn): Promise<DeliveryError | undefined> {
    for (const call of calls) {
      const answer = await this.#answer(call, arn);
      const error =
        'errorCode' in answer ? answer : refusalOf(`${arn.service} at ${this.#urlOf(arn)}`, answer);
      if (error) return error;
    }
    return undefined;
  }

  async #queueUrl(arn: Arn): Promise<string | undefined> {
    const answer = await this.#answer(queueUrlCall(arn), arn);
    const url = 'errorCode' in answer ? undefined : memberOf(parsedJson(answer.text), 'QueueUrl');
    return typeof url === 'string' ? url : undefined;
  }

  #answer({ path, headers, body }: ApiCall, arn: Arn): Promise<HttpAnswer | DeliveryError> {
    return this.#calls.send({
      method: 'POST',
      url: `${this.#urlOf(arn)}${path}`,
      headers: { ...headers, ...credentials(arn, new Date(this.#now())) },
      body,
    });
  }

  #urlOf({ service }: Arn): string {
    return (isForwardedService(service) && this.#urls.get(service)) || '';
  }
}
