import { NO_FAULT, type AttemptFault } from './attempt-fault.js';
import { Chaos } from './chaos.js';
import type { ChaosOptions } from './chaos-options.js';
import type { AnyPlan, AttemptedCommand, FaultedOperation, PlannedFault } from './plan.js';
import { PlannedFaults } from './planned-faults.js';

/** All that a test makes go wrong between clients and the service: planned faults, then chaos. */
export class Faults {
  readonly #planned = new PlannedFaults();
  #chaos: Chaos[] = [];

  /** @throws TypeError or RangeError for a plan that nobody could follow. */
  plan(operation: FaultedOperation, plan: AnyPlan): void {
    this.#planned.plan(operation, plan);
  }

  get planned(): readonly PlannedFault[] {
    return this.#planned.list;
  }

  /** Adds to the chaos that there is. */
  addChaos(options: ChaosOptions): void {
    this.#chaos.push(new Chaos(options));
  }

  /** Whether an operation may be hit, so that it is worth to ask for each attempt. */
  concern(operation: string): boolean {
    return this.#planned.concern(operation) || this.#chaos.some((chaos) => chaos.concerns(operation));
  }

  get haveLatency(): boolean {
    return this.#planned.haveLatency;
  }

  decide(command: AttemptedCommand): AttemptFault {
    const decided = [this.#planned, ...this.#chaos.filter((chaos) => chaos.concerns(command.name))].map(
      (source) => source.decide(command),
    );
    return decided.reduce(joined, NO_FAULT);
  }

  clear(): void {
    this.#planned.clear();
    this.#chaos = [];
  }
}

/** What fails as a whole has no entries to fail; of two failures, the first is the one that happens. */
function joined(first: AttemptFault, second: AttemptFault): AttemptFault {
  const latency = Math.max(first.latency, second.latency);
  const failed = [first, second].find(({ error }) => error !== undefined);
  if (failed) {
    const delays = [first, second].flatMap(({ injected }) =>
      injected.filter(({ effect }) => effect === 'delayed'),
    );
    const failures = failed.injected.filter(({ effect }) => effect === 'failed');
    return { error: failed.error, entries: NO_FAULT.entries, latency, injected: [...failures, ...delays] };
  }
  const added = [...second.entries].filter(([position]) => !first.entries.has(position));
  return {
    error: undefined,
    entries: new Map([...first.entries, ...added]),
    latency,
    injected: [...first.injected, ...second.injected.flatMap((fault) => remaining(fault, first.entries))],
  };
}

type Injected = AttemptFault['injected'][number];

/** A fault without the entries that have failed already. */
function remaining(fault: Injected, taken: AttemptFault['entries']): Injected[] {
  if (fault.entries === undefined) return [fault];
  const entries = fault.entries.filter((position) => !taken.has(position));
  return entries.length === 0 ? [] : [{ ...fault, entries }];
}
