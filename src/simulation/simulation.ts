import { accountSnapshot, isUntouched, type AccountSnapshot } from './account-state.js';
import type { Place } from '../text/arn.js';
import { DEFAULT_QUOTAS } from '../account/quotas.js';
import { OutsideResources } from '../account/outside-resource.js';
import { World, type AccountRegion } from '../account/world.js';
import { currentChain, currentTraceHeader } from '../delivery/cascade.js';
import { Delivery } from '../delivery/delivery.js';
import { planReplay } from '../delivery/replays.js';
import { Schedules } from '../delivery/schedules.js';
import type { RoutedEvent } from '../delivery/job.js';
import type { Environment } from '../environment/environment.js';
import { clockOf, type Clock, type Surroundings } from './clock.js';
import type { SimulationOptions } from './options.js';
import { Journal } from '../history/journal.js';
import type { DetailSchemas, SchemaViolation } from '../schema/detail-schemas.js';
import { dispatch } from '../service/dispatch.js';
import type { CallContext, FailingEntries } from '../service/operation.js';
import { EVENTBRIDGE } from '../service/registry.js';
import { Agenda } from '../time/agenda.js';
import { AccountClock } from '../time/clock.js';
import { Timekeeper } from '../time/timekeeper.js';

const DEFAULT_TRANSITION_TIME = 1000;
const DEFAULT_HISTORY_BOUND = 20_000;
const LATE_ANSWER = 'late answer';

/** Simulated accounts with all that goes on in them: service, delivery, time and history, but no clients. */
export class Simulation {
  readonly journal: Journal;
  readonly world: World;
  readonly delivery: Delivery;
  readonly resources = new OutsideResources();
  readonly schedules: Schedules;
  readonly timekeeper: Timekeeper;
  readonly clock: Clock;
  readonly now: () => Date;
  readonly #time: AccountClock;
  /** What every call sees, wherever it comes from. */
  readonly #shared: Omit<CallContext, 'here'>;
  /** Calls that handlers made and that broke the test's schemas. */
  #refusals: SchemaViolation[] = [];
  /** Made once for each account and Region: every call needs one. */
  readonly #contexts = new WeakMap<AccountRegion, CallContext>();

  constructor(options: SimulationOptions<unknown>, environment: Environment, surroundings: Surroundings) {
    this.#time = new AccountClock(environment.now);
    this.now = () => this.#time.now();
    this.journal = new Journal(this.now, options.historyBound ?? DEFAULT_HISTORY_BOUND);
    this.timekeeper = new Timekeeper(this.#time, new Agenda(), {
      wakeUp: environment.wakeUp,
      settle: () => this.delivery.deliverNow(),
    });
    this.clock = clockOf(this.#time, this.timekeeper, surroundings);
    const work = {
      journal: this.journal,
      // The process's, but for the time, which is the account's.
      environment: { ...environment, now: () => this.now().getTime() },
      timekeeper: this.timekeeper,
    };
    this.delivery = new Delivery({
      ...work,
      order: options.deliveryOrder ?? 'in order',
      apiDestinationCalls: options.apiDestinations ?? 'recorded',
      accessFrom: (place) => this.contextAt(place),
      enter: (call) => surroundings.enter(call),
      resources: this.resources,
    });
    this.schedules = new Schedules({
      ...work,
      deliverFrom: (rule, event) => {
        this.delivery.deliverFrom(rule, event);
      },
    });
    this.world = new World(this.now, (bus, name) => {
      this.schedules.ruleChanged(bus, name);
    });
    this.#shared = this.#sharedContext(options, environment);
  }

  /** Answers a request of an account in a Region. */
  call(operation: string, input: unknown, place: Place, failing?: FailingEntries): Record<string, unknown> {
    return dispatch(EVENTBRIDGE, { operation, input, failing }, this.contextAt(place));
  }

  /** Runs a task once so much of the account's time has passed; the answer takes it back. */
  after(milliseconds: number, task: () => void): () => void {
    this.timekeeper.watch();
    const entry = this.timekeeper.add(this.now().getTime() + milliseconds, task, LATE_ANSWER);
    return () => {
      this.timekeeper.cancel(entry);
    };
  }

  contextAt(place: Place): CallContext {
    const here = this.world.at(place);
    let context = this.#contexts.get(here);
    if (context === undefined) this.#contexts.set(here, (context = { ...this.#shared, here }));
    return context;
  }

  /** What accounts have, seen from one of them. */
  snapshot(home: Place): AccountSnapshot {
    const snapshotAt = (place: Place): AccountSnapshot =>
      accountSnapshot(place, (operation, input) => this.call(operation, input, place));
    const own = this.world.at(home);
    const others = this.world
      .all()
      .filter((place) => place !== own)
      .map((place) => [`${place.account}/${place.region}`, snapshotAt(place)] as const)
      .filter(([, snapshot]) => !isUntouched(snapshot));
    return { ...snapshotAt(home), ...(others.length > 0 && { elsewhere: Object.fromEntries(others) }) };
  }

  /** Empties all accounts; what is under way goes on. */
  emptyAccounts(): void {
    this.schedules.clear();
    this.world.clear();
    this.resources.clear();
  }

  /** Leaves no timer and no call behind, and begins none, until the next `wake`. */
  rest(): void {
    this.timekeeper.stop();
    this.delivery.stop();
  }

  wake(): void {
    this.timekeeper.watch();
    this.delivery.goOn();
  }

  /** Stops what is under way and forgets what the test added to the clock. */
  stop(): void {
    this.delivery.clear();
    this.timekeeper.clear();
    this.#time.reset();
    this.#refusals = [];
  }

  /** @throws what went wrong in handlers since somebody last asked: nobody else would hear of it. */
  complain(): void {
    this.delivery.complainOfLoops();
    const [refusal] = this.#refusals;
    this.#refusals = [];
    if (refusal) throw refusal;
  }

  #detailSchemas(
    byType: DetailSchemas['byType'],
    { schemaViolations = 'warn', unknownDetailTypes = 'allow' }: SimulationOptions<unknown>,
  ): DetailSchemas {
    return {
      byType,
      violations: schemaViolations,
      unknownTypes: unknownDetailTypes,
      refused: (violation) => {
        if (currentChain().length > 0) this.#refusals.push(violation);
      },
    };
  }

  #sharedContext(options: SimulationOptions<unknown>, environment: Environment): Omit<CallContext, 'here'> {
    const organizations = organizationsByAccount(options.organizations ?? {});
    const route = (event: RoutedEvent): void => {
      this.delivery.route(event);
    };
    const { world, timekeeper, now, journal } = this;
    return {
      world,
      journal,
      now,
      route,
      quotas: { ...DEFAULT_QUOTAS, ...options.quotas },
      enforcesPolicies: options.resourcePolicies !== 'ignored',
      organizationOf: (account) => organizations.get(account),
      uuid: environment.uuid,
      callersTraceHeader: currentTraceHeader,
      randomText: (length) => randomText(length, environment.random),
      transitionTime: options.transitionTime ?? DEFAULT_TRANSITION_TIME,
      ...(options.schemas && { schemas: this.#detailSchemas(options.schemas, options) }),
      replay: (replay) => {
        planReplay(replay, { world, timekeeper, now, route });
      },
    };
  }
}

function organizationsByAccount(
  organizations: Readonly<Record<string, readonly string[]>>,
): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(organizations).flatMap(([id, accounts]) =>
      accounts.map((account) => [account, id] as const),
    ),
  );
}

function randomText(length: number, random: () => number): string {
  return Array.from({ length }, () => Math.floor(random() * 36).toString(36)).join('');
}
