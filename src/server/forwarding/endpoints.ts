import { HttpCalls, type HttpAnswer } from '../../delivery/api-destinations/http-calls.js';
import type { DeliveryError } from '../../delivery/attempt/delivery-errors.js';
import type { TargetEndpoints } from '../../delivery/attempt/target-endpoints.js';
import type { Environment } from '../../environment/environment.js';
import type { DeadLetterRecord } from '../../history/records.js';
import type { TargetRequest } from '../../targets/registry.js';
import { parseArn, type Arn } from '../../text/arn.js';
import { memberOf } from '../../text/kinds-of-values.js';
import { parsedJson } from '../../text/parsed-json.js';
import { credentials, type ApiCall } from './api-call.js';
import { callsOf, deadLetterCall, queueUrlCall, type Destination } from './calls-of-requests.js';
import { refusalOf } from './refused-call.js';
import { isForwardedService, type ForwardedService } from './services.js';

/** Calls the APIs of services at the URLs that they have been given. */
export class Endpoints implements TargetEndpoints {
  readonly #urls: ReadonlyMap<ForwardedService, string>;
  readonly #now: Environment['now'];
  readonly #calls: HttpCalls;

  /** @param urls - without a slash at their ends */
  constructor(
    urls: ReadonlyMap<ForwardedService, string>,
    environment: Pick<Environment, 'fetch' | 'wakeUp' | 'now'>,
  ) {
    this.#urls = urls;
    this.#now = environment.now;
    this.#calls = new HttpCalls(environment);
  }

  has(service: string): boolean {
    return isForwardedService(service) && this.#urls.has(service);
  }

  send(request: TargetRequest, arn: Arn): Promise<DeliveryError | undefined> {
    return this.#make(arn, (to) => callsOf(request, to));
  }

  sendDeadLetter(deadLetter: DeadLetterRecord): Promise<DeliveryError | undefined> {
    const arn = parseArn(deadLetter.queueArn);
    if (arn) return this.#make(arn, (to) => [deadLetterCall(deadLetter, to)]);
    return Promise.resolve({
      errorCode: 'INVALID_PARAMETER',
      message: `${deadLetter.queueArn} is not an ARN.`,
    });
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
