import type { Place } from './account/arn.js';
import { DEFAULT_QUOTAS } from './account/quotas.js';
import { World, type AccountRegion } from './account/world.js';
import { currentChain, currentTraceHeader } from './delivery/cascade.js';
import { Delivery } from './delivery/delivery.js';
import { planReplay } from './delivery/replays.js';
import { Schedules } from './delivery/schedules.js';
import type { RoutedEvent } from './delivery/job.js';
import type { Environment } from './environment.js';
import type { Clock, EventBridgeMockOptions } from './eventbridge-mock.js';
import { Journal } from './history/journal.js';
import { dispatch } from './service/dispatch.js';
import type { CallContext } from './service/operation.js';
import { Agenda } from './time/agenda.js';
import { AccountClock } from './time/clock.js';
import { Timekeeper } from './time/timekeeper.js';

const DEFAULT_TRANSITION_TIME = 1000;
const DEFAULT_HISTORY_BOUND = 20_000;

/** Simulated accounts with all that goes on in them: service, delivery, time and history, but no clients. */
export class Simulation {
  readonly journal: Journal;
  readonly world: World;
  readonly delivery: Delivery;
  readonly schedules: Schedules;
  readonly timekeeper: Timekeeper;
  readonly clock: Clock;
  readonly now: () => Date;
  readonly #time: AccountClock;
  /** What every call sees, wherever it comes from. */
  readonly #shared: Omit<CallContext, 'here'>;
  /** Made once for each account and Region: every call needs one. */
  readonly #contexts = new WeakMap<AccountRegion, CallContext>();

  constructor(options: EventBridgeMockOptions, environment: Environment) {
    this.#time = new AccountClock(environment.now);
    this.now = () => this.#time.now();
    this.journal = new Journal(this.now, options.historyBound ?? DEFAULT_HISTORY_BOUND);
    this.timekeeper = new Timekeeper(this.#time, new Agenda(), {
      wakeUp: environment.wakeUp,
      settle: () => this.delivery.deliverNow(),
    });
    this.clock = clockOf(this.#time, this.timekeeper);
    const work = {
      journal: this.journal,
      // The process's, but for the time, which is the account's.
      environment: { ...environment, now: () => this.now().getTime() },
      timekeeper: this.timekeeper,
    };
    this.delivery = new Delivery({
      ...work,
      order: options.deliveryOrder ?? 'in order',
      accessFrom: (place) => this.contextAt(place),
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
  call(operation: string, input: unknown, place: Place): Record<string, unknown> {
    return dispatch(operation, input, this.contextAt(place));
  }

  contextAt(place: Place): CallContext {
    const here = this.world.at(place);
    let context = this.#contexts.get(here);
    if (context === undefined) this.#contexts.set(here, (context = { ...this.#shared, here }));
    return context;
  }

  /** Empties all accounts; what is under way goes on. */
  emptyAccounts(): void {
    this.schedules.clear();
    this.world.clear();
  }

  /** Stops what is under way and forgets what the test added to the clock. */
  stop(): void {
    this.delivery.clear();
    this.timekeeper.clear();
    this.#time.reset();
  }

  #sharedContext(options: EventBridgeMockOptions, environment: Environment): Omit<CallContext, 'here'> {
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
      replay: (replay) => {
        planReplay(replay, { world, timekeeper, now, route });
      },
    };
  }
}

/** Refuses to wait for handlers in one of them. */
export function refuseInHandlers(what: string): void {
  if (currentChain().length === 0) return;
  throw new Error(
    `${what} waits for handlers, so a handler that awaits it would wait for itself. Call it in the test.`,
  );
}

function clockOf(time: AccountClock, timekeeper: Timekeeper): Clock {
  return {
    now: () => time.now(),
    advanceBy: async (duration) => {
      refuseInHandlers('clock.advanceBy');
      await timekeeper.advanceBy(duration);
    },
    advanceTo: async (to) => {
      refuseInHandlers('clock.advanceTo');
      await timekeeper.advanceTo(to);
    },
  };
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
