import type { InjectedFault } from '../../history/records.js';
import { milliseconds } from '../../time/duration.js';
import type { AttemptFault } from './attempt-fault.js';
import { checkPlan } from './check-plan.js';
import { entriesOf, entriesPicked, entryFailure, type EntryFailure } from './failed-entries.js';
import { networkError } from './network-errors.js';
import type { AnyPlan, AttemptedCommand, FaultedOperation, FaultPlan, PlannedFault } from './plan.js';
import { plannedServiceFault } from './service-errors.js';

/**
 * The faults that are planned.
 *
 * An attempt may be hit by one plan that makes all of it fail, or else by several that let entries fail, and by one that
 * makes it late. Plans of a kind are asked in the order in which they were made.
 */
export class PlannedFaults {
  #planned: Planned[] = [];

  /**
   * Plans a fault. One without `times` and `when` holds for whatever the others leave: plans with `when` are asked before
   * it, whenever they are made, and any other plan of its kind takes its place.
   * @throws TypeError for a plan that nobody could follow; RangeError for `times` that is not a whole number from 1.
   */
  plan(operation: FaultedOperation, plan: AnyPlan): void {
    checkPlan(operation, plan);
    const made = new Planned(operation, plan);
    const rival = this.#planned.findIndex((other) => other.holdsForTheRest && other.isLike(made));
    if (rival < 0) this.#planned.push(made);
    else this.#planned.splice(rival, made.plan.when ? 0 : 1, made);
  }

  get list(): readonly PlannedFault[] {
    return this.#planned.map((planned) => planned.report);
  }

  /** Whether an operation may be hit at all. */
  concern(operation: string): boolean {
    return this.#planned.some((planned) => planned.left > 0 && planned.isFor(operation));
  }

  /** Whether any answer may be late. */
  get haveLatency(): boolean {
    return this.#planned.some(({ plan }) => plan.latency !== undefined);
  }

  /** What is planned for an attempt, which counts as having happened. */
  decide(command: AttemptedCommand): AttemptFault {
    const hitting = this.#planned.filter((planned) => planned.mayHit(command.name));
    const failing = hitting.find((planned) => planned.kind === 'failure' && planned.wants(command));
    const failures = new Map<number, EntryFailure>();
    const partial = failing ? [] : failEntries(hitting, command, failures);
    const delaying = hitting.find((planned) => planned.kind === 'latency' && planned.wants(command));
    const used = [failing, ...partial.map(({ planned }) => planned), delaying].filter(
      (planned) => planned !== undefined,
    );
    const injected = [failing?.injected(command, 'failed'), ...partial.map(({ injected }) => injected)];
    used.forEach((planned) => {
      planned.happen();
    });
    return {
      error: failing && errorOf(failing.plan, command),
      entries: failures,
      latency: Math.max(0, ...used.map((planned) => planned.latency)),
      injected: [...injected, delaying?.injected(command, 'delayed')].filter((fault) => fault !== undefined),
    };
  }

  clear(): void {
    this.#planned = [];
  }
}

/** Lets the entries fail that plans pick; of several plans for one entry, the first has it. */
function failEntries(
  hitting: readonly Planned[],
  command: AttemptedCommand,
  failures: Map<number, EntryFailure>,
): { readonly planned: Planned; readonly injected: InjectedFault }[] {
  const entries = entriesOf(command);
  return hitting.flatMap((planned) => {
    if (planned.kind !== 'entries' || entries.length === 0 || !planned.wants(command)) return [];
    const picked = entriesPicked(planned.plan, entries).filter((position) => !failures.has(position));
    for (const position of picked) failures.set(position, entryFailure(planned.plan));
    return picked.length === 0
      ? []
      : [{ planned, injected: planned.injected(command, 'failed entries', picked) }];
  });
}

class Planned {
  readonly kind: 'failure' | 'entries' | 'latency';
  readonly latency: number;
  left: number;
  #happened = 0;

  constructor(
    readonly operation: FaultedOperation,
    readonly plan: AnyPlan,
  ) {
    this.kind = plan.entries ? 'entries' : plan.error || plan.networkError ? 'failure' : 'latency';
    this.latency = milliseconds(plan.latency ?? 0, 'The latency of a fault');
    this.left = plan.times ?? Infinity;
  }

  /** Whether it leaves nothing to a plan of its kind that is made later. Entries are picked one by one. */
  get holdsForTheRest(): boolean {
    return this.left === Infinity && this.plan.when === undefined && this.kind !== 'entries';
  }

  get report(): PlannedFault {
    // `fault` has checked that the plan is one for the operation.
    return {
      operation: this.operation,
      plan: this.plan as FaultPlan,
      happened: this.#happened,
      left: this.left,
    };
  }

  isLike(other: Planned): boolean {
    return this.operation === other.operation && this.kind === other.kind;
  }

  isFor(operation: string): boolean {
    return this.operation === operation || this.operation === '*';
  }

  mayHit(operation: string): boolean {
    return this.left > 0 && this.isFor(operation);
  }

  wants(command: AttemptedCommand): boolean {
    const { when } = this.plan;
    if (!when) return true;
    // `fault` has made sure that the function is one for its operation.
    const answer: unknown = when(command as never);
    if (typeof answer === 'boolean') return answer;
    throw new TypeError(`"when" of a fault answers true or false at once, not ${String(answer)}.`);
  }

  happen(): void {
    this.left -= 1;
    this.#happened += 1;
  }

  injected(
    { attempt }: AttemptedCommand,
    effect: InjectedFault['effect'],
    entries?: readonly number[],
  ): InjectedFault {
    const by = { method: 'fault', args: [this.operation, this.plan] } as const;
    return { attempt, by, effect, ...(entries && { entries }) };
  }
}

function errorOf({ error, message, networkError: code }: AnyPlan, { region }: AttemptedCommand): Error {
  if (code !== undefined) return networkError(code, region);
  return plannedServiceFault(error ?? '', message);
}
