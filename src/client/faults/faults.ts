import type { ApiName } from '../../service/api.js';
import { joined, NO_FAULT, type AttemptFault } from './attempt-fault.js';
import { Chaos, type ChaosOptions } from './chaos.js';
import { checkPlan } from './check-plan.js';
import { entriesOf, entriesPicked } from './failed-entries.js';
import type { AnyPlan, AttemptedCommand, FaultedOperation, PlannedFault } from './plan.js';
import { StandingPlan } from './standing-plan.js';

/** All that a test makes go wrong between clients and the service: planned faults, then chaos. */
export class Faults {
  #plans: StandingPlan[] = [];
  #chaos: Chaos[] = [];

  /**
   * Plans a fault. One without `times` and `when` holds for whatever the others leave: plans with `when` are asked
   * before it, whenever they are made, and any other plan of its kind takes its place.
   * @throws TypeError for a plan that nobody could follow; RangeError for `times` that is not a whole number from 1.
   */
  plan(operation: FaultedOperation, plan: AnyPlan): void {
    checkPlan(operation, plan);
    const made = new StandingPlan(operation, plan);
    const rival = this.#plans.findIndex((other) => other.holdsForTheRest && other.isLike(made));
    if (rival < 0) this.#plans.push(made);
    else this.#plans.splice(rival, plan.when ? 0 : 1, made);
  }

  get planned(): readonly PlannedFault[] {
    return this.#plans.map((plan) => plan.report);
  }

  /** Adds to the chaos that there is. */
  addChaos(options: ChaosOptions): void {
    this.#chaos.push(new Chaos(options));
  }

  /** Whether an operation may be hit, so that it is worth to ask for each attempt. */
  concern(operation: string, api: ApiName): boolean {
    return (
      this.#plans.some((plan) => plan.mayHit(operation, api)) ||
      this.#chaos.some((chaos) => chaos.concerns(operation, api))
    );
  }

  /** Whether any answer may be late. */
  get haveLatency(): boolean {
    return this.#plans.some(({ plan }) => plan.latency !== undefined);
  }

  /** What is to go wrong with an attempt. The plans that have a share in it have happened then. */
  decide(command: AttemptedCommand): AttemptFault {
    const { name, api } = command;
    const standing = this.#plans.filter((plan) => plan.mayHit(name, api));
    const planned = hitsOn(command, standing).map(({ plan, picked }) => plan.happen(command, picked));
    const chaos = this.#chaos
      .filter((source) => source.concerns(name, api))
      .map((source) => source.decide(command));
    return [...planned, ...chaos].reduce(joined, NO_FAULT);
  }

  clear(): void {
    this.#plans = [];
    this.#chaos = [];
  }
}

/** A plan that has a share in what goes wrong with an attempt, and the positions of the entries that it lets fail. */
interface Hit {
  readonly plan: StandingPlan;
  readonly picked?: readonly number[];
}

/**
 * An attempt is hit by one plan that makes all of it fail, or else by any that let entries fail, and by one that makes
 * it late. Plans of a kind are asked in their order.
 */
function hitsOn(command: AttemptedCommand, plans: readonly StandingPlan[]): Hit[] {
  const first = (kind: StandingPlan['kind']): Hit[] => {
    const plan = plans.find((one) => one.kind === kind && one.wants(command) && one.isDue());
    return plan ? [{ plan }] : [];
  };
  const failing = first('failure');
  return [...(failing.length > 0 ? failing : entryHitsOn(command, plans)), ...first('latency')];
}

/** Of several plans that pick one entry, the first has it. */
function entryHitsOn(command: AttemptedCommand, plans: readonly StandingPlan[]): Hit[] {
  const entries = entriesOf(command);
  if (entries.length === 0) return [];
  const taken = new Set<number>();
  return plans.flatMap((plan) => {
    if (plan.kind !== 'entries' || !plan.wants(command)) return [];
    const picked = entriesPicked(plan.plan, entries).filter((position) => !taken.has(position));
    if (picked.length === 0 || !plan.isDue()) return [];
    for (const position of picked) taken.add(position);
    return [{ plan, picked }];
  });
}
