import { HttpCalls } from '../../delivery/api-destinations/http-calls.js';
import type { DeliveryError } from '../../delivery/attempt/delivery-errors.js';
import type { TargetEndpoints } from '../../delivery/attempt/target-endpoints.js';
import type { Environment } from '../../environment/environment.js';
import type { DeadLetterRecord } from '../../history/records.js';
import type { TargetRequest } from '../../targets/registry.js';
import { parseArn, type Arn } from '../../text/arn.js';
import { credentials, type ApiCall } from './api-call.js';
import { callsOf, deadLetterCall } from './calls-of-requests.js';
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

  async send(request: TargetRequest, arn: Arn): Promise<DeliveryError | undefined> {
    const calls = callsOf(request, { arn, url: this.#urlOf(arn) });
    if (!calls) return { errorCode: 'SDK_CLIENT_ERROR', message: `${request.action} cannot be forwarded.` };
    for (const call of calls) {
      const error = await this.#call(call, arn);
      if (error) return error;
    }
    return undefined;
  }

  async sendDeadLetter(deadLetter: DeadLetterRecord): Promise<DeliveryError | undefined> {
    const arn = parseArn(deadLetter.queueArn);
    if (!arn) return { errorCode: 'INVALID_PARAMETER', message: `${deadLetter.queueArn} is no ARN.` };
    return this.#call(deadLetterCall(deadLetter, { arn, url: this.#urlOf(arn) }), arn);
  }

  abandon(): void {
    this.#calls.abandon();
  }

  async #call({ path, headers, body }: ApiCall, arn: Arn): Promise<DeliveryError | undefined> {
    const { service } = arn;
    if (!isForwardedService(service))
      return { errorCode: 'SDK_CLIENT_ERROR', message: `No ${service} here.` };
    const answer = await this.#calls.send({
      method: 'POST',
      url: `${this.#urlOf(arn)}${path}`,
      headers: { ...headers, ...credentials(service, arn, new Date(this.#now())) },
      body,
    });
    if ('errorCode' in answer) return answer;
    return refusalOf(`${service} at ${this.#urlOf(arn)}`, answer);
  }

  #urlOf({ service }: Arn): string {
    return (isForwardedService(service) && this.#urls.get(service)) || '';
  }
}
