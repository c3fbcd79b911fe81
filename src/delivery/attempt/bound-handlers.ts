import { parsedPayload, type OpenInvocation } from '../../history/invocation-record.js';
import { parseArn } from '../../text/arn.js';
import { isObject } from '../../text/kinds-of-values.js';
import { thrownMessage } from '../../text/thrown.js';
import { Era } from '../../time/era.js';
import { RETRY } from '../../time/timekeeper.js';
import { MINUTE } from '../../time/units.js';
import type { Environment } from '../../environment/environment.js';
import { isAssertionError } from './assertion-error.js';
import { runCausedBy } from './cascade.js';
import { type DeliveryError, type DeliveryFailure, type HandlerFailure } from './delivery-errors.js';
import type { DeliveryHost } from './delivery-host.js';
import { errorCodeOf, handlerFailure } from './handler-errors.js';
import type { HandledJob } from './handled-job.js';
import type { CallableHandler, InvocationContext } from './target-handler.js';
import type { UnderWay } from './under-way.js';

type Host = Pick<DeliveryHost, 'journal' | 'environment' | 'timekeeper' | 'enter' | 'handlerErrors'>;

/** Lambda calls a function that fails again after a minute, and once more after two. */
const FUNCTION_RETRY_PAUSES = [MINUTE, 2 * MINUTE];

/** Whether a function runs for an invocation, or has failed and is to be called again. */
export function isToGoOn({ outcome, calls, error }: Called): boolean {
  const isLast = calls > FUNCTION_RETRY_PAUSES.length || isAssertionError(error);
  return outcome === 'running' || (outcome === 'failed' && !isLast);
}

/** One attempt to have a target's function take what the target is to get. */
export interface HandledAttempt {
  readonly job: HandledJob;
  readonly request: object;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** What is written down of the calls of a function. */
type Called = Pick<OpenInvocation, 'outcome' | 'error' | 'calls'>;

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
  callFunction(attempt: HandledAttempt, handler: CallableHandler, invocation: Called): void {
    const { job, at } = attempt;
    const isOver = this.#era.begin();
    const context = lambdaContext(job.targetArn, this.#host.environment);
    // Each call parses its own copy: what a handler does to its input stays its own affair.
    const call = () => calledBack(handler, parsedPayload(job.payload), context);
    this.#run(job, call, (failure) => {
      invocation.outcome = failure ? 'failed' : 'succeeded';
      if (!failure) return;
      invocation.error = failure.error;
      if (isOver()) return;
      if (invocation.calls === 1) this.#warnOfFailure(job, failure.error);
      if (this.#host.handlerErrors.failedAssertion(failure)) return;
      const pause = FUNCTION_RETRY_PAUSES[invocation.calls - 1];
      if (pause === undefined) {
        this.#host.handlerErrors.unrecovered(failure);
        return;
      }
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
    { job, request }: HandledAttempt,
    handler: CallableHandler,
    done: (failure: DeliveryFailure | undefined) => void,
  ): void {
    const isOver = this.#era.begin();
    const call = (): unknown => Reflect.apply(handler, undefined, [structuredClone(request), undefined]);
    this.#run(job, call, (failure) => {
      if (isOver()) return;
      if (!failure) done(undefined);
      // To try again would only repeat it.
      else if (this.#host.handlerErrors.failedAssertion(failure))
        done({ ...errorOf(failure.error), retryAfter: -1 });
      else done({ ...errorOf(failure.error), handler: failure });
    });
  }

  #run(job: HandledJob, call: () => unknown, done: (failure: HandlerFailure | undefined) => void): void {
    const { journal } = this.#host;
    const before = journal.commands.at(-1);
    const outcome = async (): Promise<HandlerFailure | undefined> => {
      try {
        await runCausedBy(job, () => this.#host.enter(call));
        return undefined;
      } catch (error) {
        const since = before === undefined ? 0 : journal.commands.lastIndexOf(before) + 1;
        return handlerFailure(error, journal.commands.slice(since));
      }
    };
    this.#underWay.add(() => outcome().then(done), job.handled);
  }

  #warnOfFailure({ targetArn, handled }: HandledJob, error: unknown): void {
    const { event, schedule } = handled;
    const bySchedule = schedule && { scheduleArn: schedule.arn };
    this.#host.journal.warn({ kind: 'handler-failed', targetArn, eventId: event.id, ...bySchedule, error });
  }
}

/**
 * Calls a function as Lambda does: what it promises counts, and of one that takes a callback and promises nothing, what
 * it tells that. Others get no callback, which tests would find among their arguments.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html
 */
function calledBack(handler: CallableHandler, event: unknown, context: InvocationContext): unknown {
  if (handler.length < 3) return Reflect.apply(handler, undefined, [event, context]);
  return new Promise((resolve, reject) => {
    const callback = (error?: unknown, result?: unknown): void => {
      if (error === undefined || error === null) resolve(result);
      // Whatever a function calls back with as its error.
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
      else reject(error);
    };
    const answer: unknown = Reflect.apply(handler, undefined, [event, context, callback]);
    if (isThenable(answer)) resolve(answer);
  });
}

function isThenable(value: unknown): boolean {
  return isObject(value) && 'then' in value && typeof value.then === 'function';
}

function errorOf(error: unknown): DeliveryError {
  return { errorCode: errorCodeOf(error), message: thrownMessage(error) };
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
