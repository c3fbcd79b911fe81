import { DEFAULT_EVENT_BUS, type Place } from './account/arn.js';
import { DEFAULT_QUOTAS, type Quotas } from './account/quotas.js';
import { checkAccount, checkOperation } from './argument-checks.js';
import { World } from './account/world.js';
import { ClientDoor, type ClientOrClass } from './client/attach.js';
import type { FaultPlan } from './client/faults.js';
import type { ServiceCall } from './client/simulated-service.js';
import { currentChain } from './delivery/cascade.js';
import { Delivery } from './delivery/delivery.js';
import { planReplay, type ReplayHost } from './delivery/replays.js';
import { Schedules } from './delivery/schedules.js';
import type { TargetHandler } from './delivery/target-handler.js';
import type { Environment } from './environment.js';
import {
  VIEW,
  type AttachOptions,
  type BusView,
  type Clock,
  type CommandSelector,
  type EmittedEvent,
  type EventBridgeMock,
  type EventBridgeMockOptions,
  type RuleView,
  type TargetView,
} from './eventbridge-mock.js';
import { Journal } from './history/journal.js';
import type {
  CommandRecord,
  DeadLetterRecord,
  DeliveryRecord,
  EventRecord,
  InvocationRecord,
  WarningRecord,
} from './history/records.js';
import type { Seed } from './seed.js';
import { seedAccount, type SeedableAccount } from './seed-account.js';
import { dispatch } from './service/dispatch.js';
import { putEntry, type GivenEntry } from './service/events/put-events.js';
import type { CallContext, OperationName } from './service/operation.js';
import { Agenda } from './time/agenda.js';
import { AccountClock } from './time/clock.js';
import { Timekeeper } from './time/timekeeper.js';
import { busView, targetView, type Viewed } from './views.js';

/** The composition root: one account behind a door for clients, with delivery and a history. */
export class Mock implements EventBridgeMock {
  readonly [VIEW] = 'mock';
  readonly account: string;
  readonly clock: Clock;
  readonly #time: AccountClock;
  /** The process's, but for the time, which is the account's. */
  readonly #environment: Environment;
  readonly #quotas: Quotas;
  readonly #transitionTime: number;
  readonly #enforcesPolicies: boolean;
  /** Organization ids by account. */
  readonly #organizations: ReadonlyMap<string, string>;
  readonly #journal: Journal;
  readonly #world: World;
  readonly #timekeeper: Timekeeper;
  readonly #delivery: Delivery;
  readonly #schedules: Schedules;
  readonly #door: ClientDoor;
  readonly #viewed: Viewed;
  readonly #seeds: Seed[] = [];
  #region: string;
  #regionIsOpen: boolean;

  constructor(options: EventBridgeMockOptions, environment: Environment) {
    checkAccount(options.account);
    const time = new AccountClock(environment.now);
    const now = (): Date => time.now();
    this.#time = time;
    this.account = options.account ?? '123456789012';
    this.#region = options.region ?? 'us-east-1';
    this.#regionIsOpen = options.region === undefined;
    this.#environment = { ...environment, now: () => now().getTime() };
    this.#quotas = { ...DEFAULT_QUOTAS, ...options.quotas };
    this.#transitionTime = options.transitionTime ?? DEFAULT_TRANSITION_TIME;
    this.#enforcesPolicies = options.resourcePolicies !== 'ignored';
    this.#organizations = organizationsByAccount(options.organizations ?? {});
    this.#journal = new Journal(now, options.historyBound ?? DEFAULT_HISTORY_BOUND);
    this.#timekeeper = new Timekeeper(time, new Agenda(), {
      wakeUp: environment.wakeUp,
      settle: () => this.#delivery.deliverNow(),
    });
    this.clock = clockView(time, this.#timekeeper);
    const work = { journal: this.#journal, environment: this.#environment, timekeeper: this.#timekeeper };
    this.#delivery = new Delivery({
      ...work,
      order: options.deliveryOrder ?? 'in order',
      accessFrom: (place) => this.#contextAt(place),
    });
    this.#schedules = new Schedules({
      ...work,
      deliverFrom: (rule, event) => {
        this.#delivery.deliverFrom(rule, event);
      },
    });
    this.#world = new World(now, (bus, name) => {
      this.#schedules.ruleChanged(bus, name);
    });
    this.#door = new ClientDoor({
      defaultAccount: this.account,
      defaultRegion: this.#region,
      answer: (call) => this.#answer(call),
      finished: (record) => {
        this.#journal.command(record);
      },
      uuid: environment.uuid,
      now,
    });
    this.#viewed = {
      mock: this,
      world: this.#world,
      journal: this.#journal,
      schedules: this.#schedules,
      faults: this.#delivery.faults,
      home: () => this.#home,
    };
    if (options.seed) this.seed(options.seed);
  }

  get region(): string {
    return this.#region;
  }

  attach(clientOrClass: ClientOrClass, options: AttachOptions = {}): void {
    checkAccount(options.account);
    this.#door.attach(clientOrClass, options);
  }

  reset(): void {
    this.#delivery.clear();
    this.#timekeeper.clear();
    this.#door.clearFaults();
    this.#time.reset();
    this.#rebuild();
    this.#journal.clear();
  }

  clearHistory(): void {
    this.#journal.clear();
  }

  restore(): void {
    this.#door.detach();
    this.#timekeeper.stop();
  }

  [Symbol.dispose](): void {
    this.restore();
  }

  seed(seed: Seed): void {
    this.#build(seed);
    this.#seeds.push(seed);
  }

  handle(targetArn: string, handler: TargetHandler): void {
    this.#delivery.bind(targetArn, handler);
  }

  fault(operation: OperationName, plan: FaultPlan): void {
    checkOperation(operation);
    this.#door.fault(operation, plan);
  }

  emit(event: EmittedEvent): string {
    const { EventId, ErrorMessage } = putEntry(entryOf(event), 'aws service', {
      ...this.#contextAt(this.#home),
      operation: 'PutEvents',
    });
    if (EventId === undefined) throw new TypeError(`emit: ${ErrorMessage}`);
    return EventId;
  }

  async settled(): Promise<void> {
    refuseInHandlers('settled()');
    do {
      await this.#door.whenIdle();
      await this.#delivery.settle();
    } while (this.#door.busy || this.#delivery.pending > 0 || this.#timekeeper.bringForward());
    this.#delivery.complainOfLoops();
  }

  get pendingDeliveries(): number {
    return this.#delivery.pending + this.#timekeeper.retries;
  }

  events(): readonly EventRecord[] {
    return [...this.#journal.events];
  }

  commands(operation?: CommandSelector): readonly CommandRecord[] {
    if (operation === undefined) return [...this.#journal.commands];
    const name = (typeof operation === 'string' ? operation : operation.name).replace(/Command$/, '');
    return this.#journal.commands.filter((command) => command.name === name);
  }

  invocations(): readonly InvocationRecord[] {
    return [...this.#journal.invocations];
  }

  deliveries(): readonly DeliveryRecord[] {
    return [...this.#journal.deliveries];
  }

  deadLetters(): readonly DeadLetterRecord[] {
    return [...this.#journal.deadLetters];
  }

  warnings(): readonly WarningRecord[] {
    return [...this.#journal.warnings];
  }

  bus(nameOrArn: string): BusView {
    return busView(this.#viewed, nameOrArn);
  }

  buses(): readonly BusView[] {
    return [...this.#world.at(this.#home).eventBuses.keys()].map((name) => this.bus(name));
  }

  rule(name: string, eventBus: string = DEFAULT_EVENT_BUS): RuleView {
    return this.bus(eventBus).rule(name);
  }

  target(arnOrId: string): TargetView {
    return targetView(this.#viewed, arnOrId);
  }

  get #replayHost(): ReplayHost {
    return {
      world: this.#world,
      timekeeper: this.#timekeeper,
      now: () => this.#time.now(),
      route: (event) => {
        this.#delivery.route(event);
      },
    };
  }

  get #home(): Place {
    return { account: this.account, region: this.#region };
  }

  /** A mock that was given no Region lives where its first client lives; what was seeded moves there with it. */
  #settleIn(region: string): void {
    if (!this.#regionIsOpen) return;
    this.#regionIsOpen = false;
    if (region === this.#region) return;
    this.#region = region;
    this.#rebuild();
  }

  #rebuild(): void {
    this.#schedules.clear();
    this.#world.clear();
    for (const seed of this.#seeds) this.#build(seed);
  }

  #build(seed: Seed): void {
    seedAccount(seed, this.#seedable(this.#home));
  }

  #seedable({ account, region }: Place): SeedableAccount {
    const place = { account, region };
    return {
      ...place,
      at: (other) => this.#seedable(other),
      call: (operation, input) => dispatch(operation, input, this.#contextAt(place)),
      hasBus: (name) => this.#world.at(place).eventBuses.has(name),
      handlerOf: (targetArn) => this.#delivery.handlerOf(targetArn),
      bind: (targetArn, handler) => {
        this.handle(targetArn, handler);
      },
    };
  }

  #answer({ operation, input, account, region }: ServiceCall): Record<string, unknown> {
    this.#settleIn(region);
    this.#timekeeper.watch();
    return dispatch(operation, input, this.#contextAt({ account, region }));
  }

  #contextAt(place: Place): CallContext {
    return {
      world: this.#world,
      here: this.#world.at(place),
      quotas: this.#quotas,
      enforcesPolicies: this.#enforcesPolicies,
      organizationOf: (account) => this.#organizations.get(account),
      journal: this.#journal,
      now: () => this.#time.now(),
      uuid: this.#environment.uuid,
      randomText: (length) => randomText(length, this.#environment.random),
      transitionTime: this.#transitionTime,
      replay: (replay) => {
        planReplay(replay, this.#replayHost);
      },
      route: (event) => {
        this.#delivery.route(event);
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

const DEFAULT_TRANSITION_TIME = 1000;
const DEFAULT_HISTORY_BOUND = 50_000;

function clockView(time: AccountClock, timekeeper: Timekeeper): Clock {
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

function refuseInHandlers(what: string): void {
  if (currentChain().length === 0) return;
  throw new Error(
    `${what} waits for handlers, so a handler that awaits it would wait for itself. Call it in the test.`,
  );
}

function randomText(length: number, random: () => number): string {
  return Array.from({ length }, () => Math.floor(random() * 36).toString(36)).join('');
}

function entryOf(event: EmittedEvent): GivenEntry {
  const { source, detail = {}, resources, time, eventBusName } = event;
  if (time !== undefined && Number.isNaN(new Date(time).getTime())) {
    throw new TypeError(`emit: time is not a date: ${String(time)}`);
  }
  return {
    Source: source,
    DetailType: event['detail-type'],
    Detail: JSON.stringify(detail),
    ...(resources && { Resources: resources }),
    ...(time !== undefined && { Time: new Date(time) }),
    ...(eventBusName !== undefined && { EventBusName: eventBusName }),
  };
}
