import type { Target } from '@aws-sdk/client-eventbridge';
import { parseArn } from '../../text/arn.js';
import type { BusLog, BusLogDetails, BusLogError, BusLogMessageType } from './bus-log.js';

/** One event for one target of one rule, as the bus's log tells of it. */
export interface LoggedInvocation {
  readonly invocation_id: string;
  readonly rule_arn: string;
  readonly target: Target;
  /** When the bus took the event in, in milliseconds since 1970. */
  readonly receivedAt: number;
}

/** Why an attempt failed, as dead letters tell it. */
interface LoggedError {
  readonly errorCode: string;
  readonly message: string;
}

/** Follows one event to one target of a bus that keeps a log. */
export class InvocationLog {
  readonly #log: BusLog;
  readonly #invocation: LoggedInvocation;
  readonly #payload: string;
  #attempts = 0;
  #startedAt = 0;
  #attemptType: NonNullable<BusLogDetails['attempt_type']> = 'FIRST';
  #isThrottled = false;

  constructor(log: BusLog, invocation: LoggedInvocation, payload: string) {
    this.#log = log;
    this.#invocation = invocation;
    this.#payload = payload;
  }

  attemptStarted(at: number): void {
    this.#attempts += 1;
    const details = { attempt_count: this.#attempts, ...this.#input };
    if (this.#attempts === 1) {
      this.#startedAt = at;
      this.#write('INVOCATION_START', at, details);
    }
    this.#write('INVOCATION_ATTEMPT_START', at, details);
  }

  /** @param isRetried - Whether errors of this kind are tried again. */
  attemptFailed(error: LoggedError, isRetried: boolean, at: number): void {
    const { errorCode } = error;
    this.#write(failureOf(error, isRetried), at, this.#attempt(errorCode), this.#error(error));
    this.#attemptType = errorCode === 'THROTTLING' ? 'THROTTLE' : 'RETRY';
  }

  /** The attempt that has failed is made again. */
  retried(at: number): void {
    if (this.#attemptType === 'THROTTLE') this.throttled(at);
  }

  /** It has to wait, and not only because an attempt has failed. */
  throttled(at: number): void {
    if (this.#isThrottled) return;
    this.#isThrottled = true;
    this.#write('INVOCATION_THROTTLE_START', at, { attempt_count: this.#attempts, ...this.#input });
  }

  succeeded(at: number): void {
    this.#write('INVOCATION_ATTEMPT_SUCCESS', at, this.#attempt('SUCCESS'));
    const ingestion_to_success_latency_ms = at - this.#invocation.receivedAt;
    this.#write('INVOCATION_SUCCESS', at, { ...this.#end('SUCCESS', at), ingestion_to_success_latency_ms });
  }

  failed(error: LoggedError, at: number): void {
    this.#write('INVOCATION_FAILURE', at, this.#end(error.errorCode, at), this.#error(error));
  }

  deadLettered({ errorCode }: LoggedError, at: number): void {
    this.#write('INVOCATION_DLQ', at, this.#end(errorCode, at));
  }

  get #input(): BusLogDetails {
    return this.#log.detail({ target_input: this.#payload });
  }

  #attempt(invocation_status: string): BusLogDetails {
    return { attempt_type: this.#attemptType, attempt_count: this.#attempts, invocation_status };
  }

  #end(final_invocation_status: string, at: number): BusLogDetails {
    const { receivedAt } = this.#invocation;
    return {
      ...this.#input,
      total_attempts: this.#attempts,
      final_invocation_status,
      ingestion_to_start_latency_ms: this.#startedAt - receivedAt,
      ingestion_to_complete_latency_ms: at - receivedAt,
    };
  }

  #error({ message }: LoggedError): BusLogError {
    const { service = '' } = parseArn(this.#invocation.target.Arn ?? '') ?? {};
    return { error_message: message, aws_service: service };
  }

  #write(type: BusLogMessageType, at: number, more: BusLogDetails, error?: BusLogError): void {
    const { invocation_id, rule_arn, target } = this.#invocation;
    const { Arn: target_arn = '', RoleArn } = target;
    const role = RoleArn === undefined ? {} : { role_arn: RoleArn };
    const details = { rule_arn, ...role, target_arn, ...more };
    this.#log.write(type, { at, invocation_id, details, ...(error && { error }) });
  }
}

function failureOf({ errorCode }: LoggedError, isRetried: boolean): BusLogMessageType {
  if (errorCode === 'THROTTLING') return 'INVOCATION_ATTEMPT_THROTTLE';
  return isRetried ? 'INVOCATION_ATTEMPT_RETRYABLE_FAILURE' : 'INVOCATION_ATTEMPT_PERMANENT_FAILURE';
}
