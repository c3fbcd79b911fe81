import type { InvocationRecord } from '../../history/records.js';
import { parseArn } from '../../text/arn.js';
import { Era } from '../../time/era.js';
import { RETRY } from '../../time/timekeeper.js';
import { MINUTE } from '../../time/units.js';
import type { Environment } from '../../environment/environment.js';
import { parsedPayload, type Attempt, type OpenInvocation } from './attempt.js';
import { runCausedBy } from './cascade.js';
import { isDeliveryErrorCode, type DeliveryError } from './delivery-errors.js';
import type { DeliveryHost } from './delivery-host.js';
import type { Job } from './job.js';
import type { CallableHandler, InvocationContext } from './target-handler.js';
import type { UnderWay } from './under-way.js';

type Host = Pick<DeliveryHost, 'journal' | 'environment' | 'timekeeper' | 'enter'>;

/** Lambda calls a function that fails again after a minute, and once more after two. */
const FUNCTION_RETRY_PAUSES = [MINUTE, 2 * MINUTE];

/** Whether a function runs for an invocation, or has failed and is to be called again. */
export function isToGoOn({ outcome, calls }: InvocationRecord): boolean {
  return outcome === 'running' || (outcome === 'failed' && calls <= FUNCTION_RETRY_PAUSES.length);
}

/** Calls the functions that a test has bound to targets. */
export class BoundHandlers {
  readonly #host: Host;
  readonly #underWay: UnderWay;
  readonly #era = new Era();

  constructor(host: Host, underWay: UnderWay) {
    this.#host = host;
    this.#underWay = underWay;
  }

  /** What runs runs on, and leaves no trace. */
  clear(): void {
    this.#era.end();
  }

  /** EventBridge is done when Lambda has taken the event; what the function makes of it is Lambda's affair. */
  callFunction(attempt: Attempt, handler: CallableHandler, invocation: OpenInvocation): void {
    const { job, at } = attempt;
    const isOver = this.#era.begin();
    const context = lambdaContext(job.record.target.arn, this.#host.environment);
    // Each call parses its own copy: what a handler does to its input stays its own affair.
    const call = () => handler(parsedPayload(job.payload) as never, context as never);
    this.#run(job, call, (failure) => {
      invocation.outcome = failure ? 'failed' : 'succeeded';
      if (!failure) return;
      invocation.error = failure.error;
      if (isOver()) return;
      if (invocation.calls === 1) this.#warnOfFailure(job, failure.error);
      const pause = FUNCTION_RETRY_PAUSES[invocation.calls - 1];
      if (pause === undefined) return;
      const again = () => {
        invocation.calls += 1;
        invocation.outcome = 'running';
        this.callFunction({ ...attempt, at: at + pause }, handler, invocation);
      };
      this.#host.timekeeper.add(at + pause, again, RETRY);
    });
  }

  /** A function that stands for another service: when it fails, the service has not taken the event. */
  callService(
    { job, request }: Attempt,
    handler: CallableHandler,
    done: (error: DeliveryError | undefined) => void,
  ): void {
    const isOver = this.#era.begin();
    const call = () => handler(structuredClone(request) as never, undefined as never);
    this.#run(job, call, (failure) => {
      if (!isOver()) done(failure && errorOf(failure.error));
    });
  }

  #run(job: Job, call: () => unknown, done: (failure: Failure | undefined) => void): void {
    const outcome = async (): Promise<Failure | undefined> => {
      try {
        await runCausedBy(job, () => this.#host.enter(call));
        return undefined;
      } catch (error) {
        return { error };
      }
    };
    this.#underWay.add(() => outcome().then(done));
  }

  #warnOfFailure({ record, event }: Job, error: unknown): void {
    const { arn: targetArn } = record.target;
    this.#host.journal.warn({ kind: 'handler-failed', targetArn, eventId: event.envelope.id, error });
  }
}

interface Failure {
  readonly error: unknown;
}

/** An error may say which of EventBridge's codes it stands for. */
function errorOf(error: unknown): DeliveryError {
  const given = typeof error === 'object' && error !== null && 'errorCode' in error ? error.errorCode : '';
  return { errorCode: isDeliveryErrorCode(given) ? given : 'ERROR_FROM_TARGET', message: messageOf(error) };
}

/** Also of a plain object that looks like an error. */
function messageOf(error: unknown): string {
  const given = typeof error === 'object' && error !== null && 'message' in error ? error.message : error;
  return typeof given === 'string' ? given : String(given);
}

/** Lambda's default timeout is 3 s, its shortest log stream name is the date; the kit has no configuration to read. */
const TIMEOUT_MS = 3000;

/** The context of one invocation of a function, told from its ARN. */
function lambdaContext(targetArn: string, environment: Environment): InvocationContext {
  const [, functionName = targetArn, functionVersion = '$LATEST'] =
    parseArn(targetArn)?.resource.split(':') ?? [];
  const startedAt = environment.now();
  const awsRequestId = environment.uuid();
  const day = new Date(startedAt).toISOString().slice(0, 10).replaceAll('-', '/');
  return {
    functionName,
    functionVersion,
    invokedFunctionArn: targetArn,
    memoryLimitInMB: '128',
    awsRequestId,
    logGroupName: `/aws/lambda/${functionName}`,
    logStreamName: `${day}/[${functionVersion}]${awsRequestId.replaceAll('-', '')}`,
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, startedAt + TIMEOUT_MS - environment.now()),
  };
}
