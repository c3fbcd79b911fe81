import type { InjectedFault } from '../../history/records.js';
import type { ApiName } from '../../service/api.js';
import { apiOperation, type ApiOperation } from '../../service/scheduler-operations.js';
import { given } from '../../text/given.js';
import { milliseconds } from '../../time/duration.js';
import type { AttemptFault } from './attempt-fault.js';
import { entryFailure } from './failed-entries.js';
import { networkError } from './network-errors.js';
import type { AnyPlan, AttemptedCommand, FaultedOperation, FaultPlan, PlannedFault } from './plan.js';
import { plannedServiceFault } from './service-errors.js';

/** What plans of a kind do to an attempt, in the words of the history. */
const EFFECT = { failure: 'failed', entries: 'failed entries', latency: 'delayed' } as const;

/** A plan of `fault()`, which stands until it is used up or cleared. */
export class StandingPlan {
  readonly kind: keyof typeof EFFECT;
  readonly operation: FaultedOperation;
  readonly plan: AnyPlan;
  /** Undefined for all operations of both APIs. */
  readonly #hit: ApiOperation | undefined;
  readonly #latency: number;
  #left: number;
  /** How many attempts are still to pass. */
  #toPass: number;
  #happened = 0;

  constructor(operation: FaultedOperation, plan: AnyPlan) {
    this.operation = operation;
    this.plan = plan;
    this.#hit = operation === '*' ? undefined : apiOperation(operation);
    this.kind = plan.entries ? 'entries' : plan.error || plan.networkError ? 'failure' : 'latency';
    this.#latency = milliseconds(plan.latency ?? 0, 'fault: latency');
    this.#left = plan.times ?? Infinity;
    this.#toPass = plan.after ?? 0;
  }

  /** Whether it leaves nothing to a plan of its kind that is made later. Entries are picked one by one. */
  get holdsForTheRest(): boolean {
    return (
      this.#left === Infinity && !this.plan.when && this.plan.after === undefined && this.kind !== 'entries'
    );
  }

  get report(): PlannedFault {
    const { operation, plan } = this;
    // `fault` has checked that the plan is one for the operation.
    return { operation, plan: plan as FaultPlan, happened: this.#happened, left: this.#left };
  }

  isLike(other: StandingPlan): boolean {
    const [hit, others] = [this.#hit, other.#hit];
    return this.kind === other.kind && hit?.operation === others?.operation && hit?.api === others?.api;
  }

  mayHit(operation: string, api: ApiName): boolean {
    const hit = this.#hit;
    return this.#left > 0 && (!hit || (hit.operation === operation && hit.api === api));
  }

  /** Whether those are over that are to pass; to be asked once for each attempt that it would hit. */
  isDue(): boolean {
    if (this.#toPass === 0) return true;
    this.#toPass -= 1;
    return false;
  }

  wants(command: AttemptedCommand): boolean {
    const { when } = this.plan;
    if (!when) return true;
    // `fault` has made sure that the function is one for its operation.
    const answer: unknown = when(command as never);
    if (typeof answer === 'boolean') return answer;
    throw new TypeError(`fault: "when" must return true or false, and at once, not ${given(answer)}.`);
  }

  /** Happens once more, to an attempt. @param picked the entries that it lets fail, where it is about entries */
  happen(command: AttemptedCommand, picked?: readonly number[]): AttemptFault {
    this.#left -= 1;
    this.#happened += 1;
    const { kind, operation, plan } = this;
    const by = { method: 'fault', args: [operation, plan] } as const;
    const injected: InjectedFault = {
      attempt: command.attempt,
      by,
      effect: EFFECT[kind],
      ...(picked && { entries: picked }),
    };
    return {
      error: kind === 'failure' ? errorOf(plan, command) : undefined,
      entries: new Map(picked?.map((position) => [position, entryFailure(plan)])),
      latency: this.#latency,
      injected: [injected],
    };
  }
}

function errorOf({ error, message, networkError: code }: AnyPlan, command: AttemptedCommand): Error {
  if (code !== undefined) return networkError(code, command);
  return plannedServiceFault(command.api, error ?? '', message);
}
