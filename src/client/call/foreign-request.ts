import type { CommandRecord, InjectedFault } from '../../history/records.js';
import type { ApiName } from '../../service/api.js';
import { ServiceFault } from '../../service/service-fault.js';
import type { AttemptFault } from '../faults/attempt-fault.js';
import { isOfNetwork } from '../faults/network-errors.js';
import type { AttemptedCommand } from '../faults/plan.js';
import type { ServiceCall } from '../simulated-service.js';
import { plainException } from './exceptions.js';
import type { Answerer } from './simulated-call.js';

/** A request that no client of this process has sent: one attempt, whatever its sender makes of the answer. */
export interface ForeignRequest {
  /** Whose operation it is. Default: EventBridge's. */
  readonly api?: ApiName;
  /** The operation's name: `PutEvents`. */
  readonly operation: string;
  /** Nobody else may change it: it is recorded. */
  readonly input: Readonly<Record<string, unknown>>;
  /** The same with members that the API does not have, where the input is without those that there were. */
  readonly received?: unknown;
  /** Where the sender lives; what it does not say is where the mock is at home. */
  readonly account?: string | undefined;
  readonly region?: string | undefined;
  /** The X-Ray trace header of the request. */
  readonly traceHeader?: string | undefined;
}

/** What is sent back. Without an answer, the connection fails. */
export type ForeignAnswer =
  | {
      readonly kind: 'output';
      readonly output: Readonly<Record<string, unknown>>;
      readonly requestId: string;
    }
  | ({ readonly kind: 'error'; readonly requestId: string } & ErrorAnswer)
  | { readonly kind: 'none' };

interface ErrorAnswer {
  readonly code: string;
  readonly message: string;
  /** The HTTP status. */
  readonly status: number;
}

type Outcome = { readonly output: Record<string, unknown> } | { readonly error: Error };

/** Answers as the service would, with what the test has planned. The sender's own retries are further requests. */
export async function answerForeign(by: Answerer, request: ForeignRequest): Promise<ForeignAnswer> {
  const { service, inFlight } = by;
  const { api = 'EventBridge', operation, input, received, traceHeader } = request;
  const { account = service.defaultAccount, region = service.defaultRegion } = request;
  const call = {
    api,
    operation,
    input,
    ...(received !== undefined && { received }),
    account,
    region,
    attempt: 1,
    ...(traceHeader !== undefined && { traceHeader }),
  };
  const sentAt = service.now();
  inFlight.begin(request, operation);
  try {
    const { outcome, faults } = await attempt(by, call, sentAt).catch(failedAttempt);
    const requestId = service.uuid();
    const named = { name: operation, ...(api !== 'EventBridge' && { api }) };
    const sent = { ...named, input, account, region, sentAt, attempts: 1 };
    service.finished({ ...sent, ...(faults.length > 0 && { faults }), ...recorded(outcome, requestId) });
    return answerOf(outcome, requestId);
  } finally {
    inFlight.end(request);
  }
}

type Call = ServiceCall & Required<Pick<ForeignRequest, 'api' | 'input'>>;

interface Attempt {
  readonly outcome: Outcome;
  readonly faults: readonly InjectedFault[];
}

/** The service acts when it is asked; only the answer may be late. */
async function attempt({ service, faults, latency }: Answerer, call: Call, since: Date): Promise<Attempt> {
  const { api, operation, account, region, input } = call;
  if (!faults.concern(operation, api)) return { outcome: outcomeOf(() => service.answer(call)), faults: [] };
  // Any other name is answered as an unknown operation.
  const name = operation as AttemptedCommand['name'];
  const fault = faults.decide({ api, name, input, account, region, attempt: call.attempt });
  const outcome = outcomeOf(() => service.answer(withFaults(call, fault)), fault.error);
  if (fault.latency > 0) await latency.wait({ milliseconds: fault.latency, since, abortSignal: undefined });
  return { outcome, faults: fault.injected };
}

/** Where a function of the test has thrown that a plan has. */
function failedAttempt(thrown: unknown): Attempt {
  return { outcome: { error: asError(thrown) }, faults: [] };
}

function withFaults(call: Call, { entries: failing }: AttemptFault): Call {
  return failing.size > 0 ? { ...call, failing } : call;
}

function outcomeOf(act: () => Record<string, unknown>, planned?: Error): Outcome {
  if (planned) return { error: planned };
  try {
    return { output: act() };
  } catch (thrown) {
    return { error: asError(thrown) };
  }
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}

function recorded(
  outcome: Outcome,
  requestId: string,
): Pick<CommandRecord, 'output' | 'error' | 'explanation'> {
  if ('output' in outcome) return outcome;
  const { error } = outcome;
  if (!(error instanceof ServiceFault)) return { error };
  const { explanation } = error;
  return { error: plainException(error, requestId), ...(explanation !== undefined && { explanation }) };
}

function answerOf(outcome: Outcome, requestId: string): ForeignAnswer {
  if ('output' in outcome) return { kind: 'output', output: outcome.output, requestId };
  const { error } = outcome;
  if (error instanceof ServiceFault) {
    return { kind: 'error', code: error.code, message: error.message, status: error.status, requestId };
  }
  if (isOfNetwork(error)) return { kind: 'none' };
  const { name, message } = error;
  // What breaks the schemas of the test is the sender's mistake, anything else one of the kit.
  return name === 'SchemaViolation'
    ? { kind: 'error', code: name, message, status: 400, requestId }
    : { kind: 'error', code: 'InternalFailure', message, status: 500, requestId };
}
