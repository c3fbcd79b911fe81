import type { CommandRecord, InjectedFault } from '../../history/records.js';
import type { ApiName } from '../../service/api.js';
import { ServiceFault } from '../../service/service-fault.js';
import type { Place } from '../../text/arn.js';
import { isObject } from '../../text/kinds-of-values.js';
import type { AttemptFault } from '../faults/attempt-fault.js';
import type { Faults } from '../faults/faults.js';
import { isOfNetwork } from '../faults/network-errors.js';
import type { AttemptedCommand } from '../faults/plan.js';
import type { Latency } from '../latency/latency.js';
import { isAborted, throwIfAborted } from '../sdk/abort.js';
import type { HandlerOutput } from '../sdk/client.js';
import { operationOf, type SentCommand } from '../sdk/sent-command.js';
import { apiOfClient } from '../sdk/service-of-client.js';
import type { SimulatedService } from '../simulated-service.js';
import { clientRegion, clientStrategy, type KnownStrategy } from './client-facts.js';
import { deepCopy } from './deep-copy.js';
import { CallerStack, exceptionFor } from './exceptions.js';
import { faultyAttempt } from './faulty-attempt.js';
import type { InFlight } from './in-flight.js';
import { wantsEveryAttempt, withClientRetries, type RetryQuotas } from './retries.js';
import { missesPathLabel, serializerError } from './path-labels.js';

/** What answers commands: the service, and what comes between it and a client. */
export interface Answerer {
  readonly service: SimulatedService;
  readonly faults: Faults;
  readonly latency: Latency;
  readonly quotas: RetryQuotas;
  readonly inFlight: InFlight;
}

const NO_FAULTS: readonly InjectedFault[] = [];
const NO_ANSWER: Record<string, unknown> = {};

/** One command of an attached client, from `send` to its answer. */
export class SimulatedCall {
  readonly #by: Answerer;
  readonly #sent: SentCommand;
  readonly #api: ApiName;
  readonly operation: string;
  readonly #input: Record<string, unknown>;
  readonly #sentAt: Date;
  readonly #account: string;
  #stack: CallerStack | undefined;
  #region: string | undefined;
  #attempts = 0;
  /** For the history. The sender gets a copy. */
  #answered = NO_ANSWER;
  #faults: readonly InjectedFault[] = NO_FAULTS;
  /** Of the last attempt that the service refused. */
  #explanation: string | undefined;

  constructor(by: Answerer, sent: SentCommand, place: Partial<Place>) {
    this.#by = by;
    this.#sent = sent;
    this.#api = apiOfClient(sent.client);
    this.operation = operationOf(sent);
    this.#input = isObject(sent.input) ? deepCopy(sent.input) : {};
    this.#sentAt = by.service.now();
    this.#account = place.account ?? by.service.defaultAccount;
    this.#region = place.region;
  }

  /** Answers as the sender's copy of the SDK would, with its output or its exception. */
  async answer(): Promise<HandlerOutput> {
    this.#by.inFlight.begin(this, this.operation);
    try {
      const output = await this.#outcome();
      this.#by.service.finished(this.#recordOfSuccess());
      return output;
    } catch (thrown) {
      this.#by.service.finished(this.#recordOfFailure(thrown));
      throw thrown;
    } finally {
      this.#by.inFlight.end(this);
    }
  }

  #outcome(): HandlerOutput | Promise<HandlerOutput> {
    const isUnsent = this.#api !== 'EventBridge' && missesPathLabel(this.operation, this.#input);
    return isUnsent ? this.#outcomeIfSent() : this.#outcomeOfSent();
  }

  /** What has no path is refused by the SDK, and comes to no service. */
  async #outcomeIfSent(): Promise<HandlerOutput> {
    const { client, entry } = this.#sent;
    this.#keepStack(entry);
    const [refusal, region] = await Promise.all([
      serializerError(this.#sent),
      this.#region ?? clientRegion.ask(client),
    ]);
    if (!refusal) return this.#outcomeOfSent();
    this.#region = region || this.#by.service.defaultRegion;
    throw this.#stack?.show(refusal) ?? refusal;
  }

  /**
   * A first attempt that succeeds needs nothing of the SDK's retries, and is answered while `send` is still running
   * where the client is known already.
   */
  #outcomeOfSent(): HandlerOutput | Promise<HandlerOutput> {
    const { client } = this.#sent;
    const strategy = clientStrategy.known(client);
    const region = this.#region ?? clientRegion.known(client);
    if (strategy === undefined || region === undefined) return this.#outcomeOfUnknown(region);
    return this.#outcomeOf(strategy, region);
  }

  async #outcomeOfUnknown(known: string | undefined): Promise<HandlerOutput> {
    const { client, entry } = this.#sent;
    this.#keepStack(entry);
    const [strategy, region] = await Promise.all([
      clientStrategy.ask(client),
      known ?? clientRegion.ask(client),
    ]);
    return this.#outcomeOf(strategy, region);
  }

  #outcomeOf({ current }: KnownStrategy, region: string): HandlerOutput | Promise<HandlerOutput> {
    this.#region = region || this.#by.service.defaultRegion;
    if (wantsEveryAttempt(current) || isAborted(this.#sent.abortSignal) || this.#mayBeHit)
      return this.#retried();
    try {
      return this.#attempt();
    } catch (error) {
      if (isSimulated(error)) return this.#retried(error);
      throw error;
    }
  }

  /** @param first how the first attempt failed, if it is made already */
  #retried(first?: Error): Promise<HandlerOutput> {
    this.#keepStack(this.#sent.entry);
    let failed = first;
    return withClientRetries(this.#sent, this.#by.quotas, async () => {
      throwIfAborted(this.#sent.abortSignal);
      try {
        if (failed) throw failed;
        return this.#mayBeHit ? await this.#faultyAttempt() : this.#attempt();
      } catch (error) {
        throw isSimulated(error) ? await this.#thrownBySdk(error) : error;
      } finally {
        failed = undefined;
      }
    });
  }

  get #mayBeHit(): boolean {
    return this.#by.faults.concern(this.operation, this.#api);
  }

  #attempt(): HandlerOutput {
    this.#attempts += 1;
    return this.#answerOfService();
  }

  #faultyAttempt(): Promise<HandlerOutput> {
    const since = this.#attempts === 0 ? this.#sentAt : this.#by.service.now();
    this.#attempts += 1;
    return faultyAttempt(this.#by, {
      sent: this.#sent,
      command: this.#command,
      since,
      answer: (failing) => this.#answerOfService(failing),
      hit: (faults) => {
        this.#faults = [...this.#faults, ...faults];
      },
    });
  }

  get #command(): AttemptedCommand {
    return {
      api: this.#api,
      // Any other name would be answered as an unknown operation.
      name: this.operation as AttemptedCommand['name'],
      input: this.#input,
      account: this.#account,
      region: this.#knownRegion,
      attempt: this.#attempts,
    };
  }

  get #knownRegion(): string {
    return this.#region ?? this.#by.service.defaultRegion;
  }

  #answerOfService(failing?: AttemptFault['entries']): HandlerOutput {
    const { service } = this.#by;
    const call = {
      api: this.#api,
      operation: this.operation,
      input: this.#input,
      account: this.#account,
      region: this.#knownRegion,
      attempt: this.#attempts,
    };
    this.#answered = service.answer(failing?.size ? { ...call, failing } : call);
    return success(this.#answered, service.uuid());
  }

  async #thrownBySdk(error: Error): Promise<Error> {
    this.#explanation = error instanceof ServiceFault ? error.explanation : undefined;
    const made =
      error instanceof ServiceFault ? await exceptionFor(error, this.#sent, this.#by.service.uuid()) : error;
    return this.#stack?.show(made) ?? made;
  }

  #keepStack(entry: SentCommand['entry']): void {
    this.#stack ??= new CallerStack(entry);
  }

  #recordOfSuccess(): CommandRecord {
    return {
      name: this.operation,
      ...(this.#api !== 'EventBridge' && { api: this.#api }),
      input: this.#input,
      account: this.#account,
      region: this.#knownRegion,
      sentAt: this.#sentAt,
      attempts: this.#attempts,
      ...(this.#faults.length > 0 && { faults: this.#faults }),
      output: this.#answered,
    };
  }

  #recordOfFailure(thrown: unknown): CommandRecord {
    const { output: _none, ...record } = this.#recordOfSuccess();
    return {
      ...record,
      ...(this.#explanation !== undefined && { explanation: this.#explanation }),
      error: thrown instanceof Error ? thrown : new Error(String(thrown)),
    };
  }
}

/** What the network or the service would have done to the sender; anything else is a defect, and thrown as it is. */
function isSimulated(error: unknown): error is Error {
  return error instanceof ServiceFault || isOfNetwork(error);
}

function success(answer: Record<string, unknown>, requestId: string): HandlerOutput {
  const output = deepCopy(answer);
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
