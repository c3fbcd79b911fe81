import { ServiceFault } from '../service/service-fault.js';
import { isAborted, throwIfAborted } from './abort.js';
import type { SentCommand } from './attachments.js';
import { CallerStack } from './caller-stack.js';
import { clientRegion, clientStrategy } from './client-facts.js';
import { exceptionFor } from './exceptions.js';
import { isPlannedNetworkError, type PlannedFaults } from './faults.js';
import { wantsEveryAttempt, withClientRetries } from './retries.js';
import type { InFlight } from './in-flight.js';
import type { RetryQuotas } from './retry-quota.js';
import { className, isObject, type HandlerOutput } from './sdk-client.js';
import type { SimulatedService } from './simulated-service.js';
import { snapshot } from './snapshot.js';

/** What answers commands: the service, and the faults that come before it. */
export interface Answerer {
  readonly service: SimulatedService;
  readonly faults: PlannedFaults;
  readonly quotas: RetryQuotas;
  readonly inFlight: InFlight;
}

/** Where an attached client lives, as far as the test says it. */
export interface AttachedPlace {
  readonly account?: string;
  readonly region?: string;
}

/** One command of an attached client, from `send` to its answer. */
export class SimulatedCall {
  readonly #by: Answerer;
  readonly #sent: SentCommand;
  readonly operation: string;
  readonly #input: Record<string, unknown>;
  readonly #sentAt: Date;
  readonly #account: string;
  readonly #stack = new CallerStack();
  #region: string | undefined;
  #attempts = 0;
  #answered: Record<string, unknown> = {};

  constructor(by: Answerer, sent: SentCommand, place: AttachedPlace) {
    this.#by = by;
    this.#sent = sent;
    this.operation = operationOf(sent);
    this.#input = isObject(sent.input) ? snapshot(sent.input) : {};
    this.#sentAt = by.service.now();
    this.#account = place.account ?? by.service.defaultAccount;
    this.#region = place.region;
  }

  /** Answers as the sender's copy of the SDK would, with its output or its exception. */
  async answer(): Promise<HandlerOutput> {
    this.#by.inFlight.begin(this, this.operation);
    try {
      const output = await this.#outcome();
      this.#finish({ output: snapshot(this.#answered) });
      return output;
    } catch (thrown) {
      this.#finish({ error: thrown instanceof Error ? thrown : new Error(String(thrown)) });
      throw thrown;
    } finally {
      this.#by.inFlight.end(this);
    }
  }

  /**
   * A first attempt that succeeds needs nothing of the SDK's retries, and is answered while `send` is still running
   * where the client is known already.
   */
  async #outcome(): Promise<HandlerOutput> {
    const { client, abortSignal, entry } = this.#sent;
    let strategy = clientStrategy.known(client);
    let region = this.#region ?? clientRegion.known(client);
    if (strategy === undefined || region === undefined) {
      this.#stack.keep(entry);
      [strategy, region] = await Promise.all([
        clientStrategy.ask(client),
        region ?? clientRegion.ask(client),
      ]);
    }
    this.#region = region || this.#by.service.defaultRegion;
    if (wantsEveryAttempt(strategy.current) || isAborted(abortSignal)) return this.#retried();
    try {
      return this.#attempt();
    } catch (error) {
      if (isSimulated(error)) return await this.#retried(error);
      throw error;
    }
  }

  /** @param first how the first attempt failed, if it is made already */
  #retried(first?: Error): Promise<HandlerOutput> {
    this.#stack.keep(this.#sent.entry);
    let failed = first;
    return withClientRetries(this.#sent, this.#by.quotas, async () => {
      throwIfAborted(this.#sent.abortSignal);
      try {
        if (failed) throw failed;
        return this.#attempt();
      } catch (error) {
        throw isSimulated(error) ? await this.#thrownBySdk(error) : error;
      } finally {
        failed = undefined;
      }
    });
  }

  #attempt(): HandlerOutput {
    const { service, faults } = this.#by;
    this.#attempts += 1;
    const fault = faults.next(this.operation);
    if (fault) throw fault;
    this.#answered = service.answer({
      operation: this.operation,
      input: this.#input,
      account: this.#account,
      region: this.#region ?? service.defaultRegion,
      attempt: this.#attempts,
    });
    return success(this.#answered, service.uuid());
  }

  async #thrownBySdk(error: Error): Promise<Error> {
    const made =
      error instanceof ServiceFault ? await exceptionFor(error, this.#sent, this.#by.service.uuid()) : error;
    return this.#stack.show(made);
  }

  #finish(result: { readonly output: Record<string, unknown> } | { readonly error: Error }): void {
    this.#by.service.finished({
      name: this.operation,
      input: this.#input,
      account: this.#account,
      region: this.#region ?? this.#by.service.defaultRegion,
      sentAt: this.#sentAt,
      attempts: this.#attempts,
      ...result,
    });
  }
}

/** What the network or the service would have done to the sender; anything else is a defect, and thrown as it is. */
function isSimulated(error: unknown): error is Error {
  return error instanceof ServiceFault || isPlannedNetworkError(error);
}

function operationOf({ context, command }: SentCommand): string {
  const name = context.commandName ?? (isObject(command) ? className(command) : '');
  return name.replace(/Command$/, '');
}

function success(answer: Record<string, unknown>, requestId: string): HandlerOutput {
  const output = snapshot(answer);
  output.$metadata = {
    httpStatusCode: 200,
    requestId,
    extendedRequestId: undefined,
    cfId: undefined,
    attempts: 1,
    totalRetryDelay: 0,
  };
  return { response: { statusCode: 200, headers: { 'x-amzn-requestid': requestId } }, output };
}
