import { DEFAULT_EVENT_BUS, type Place } from './account/arn.js';
import { checkAccount, checkOperation } from './argument-checks.js';
import { ClientDoor, type ClientOrClass } from './client/attach.js';
import type { ChaosOptions } from './client/faults/chaos-options.js';
import type { FaultedOperation, FaultPlan, PlannedFault } from './client/faults/plan.js';
import type { ServiceCall } from './client/simulated-service.js';
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
import { putEntry, type GivenEntry } from './service/events/put-events.js';
import { isInHandler, refuseInHandlers, Simulation } from './simulation.js';
import { busView, targetView, type Viewed } from './views.js';

/** A simulated account behind a door for clients. */
export class Mock implements EventBridgeMock {
  readonly [VIEW] = 'mock';
  readonly account: string;
  readonly clock: Clock;
  readonly #simulation: Simulation;
  readonly #door: ClientDoor;
  readonly #viewed: Viewed;
  readonly #seeds: Seed[] = [];
  #region: string;
  #regionIsOpen: boolean;

  constructor(options: EventBridgeMockOptions, environment: Environment) {
    checkAccount(options.account);
    this.account = options.account ?? '123456789012';
    this.#region = options.region ?? 'us-east-1';
    this.#regionIsOpen = options.region === undefined;
    const simulation = new Simulation(options, environment);
    const { journal, world, schedules, delivery, now } = simulation;
    this.#simulation = simulation;
    this.clock = simulation.clock;
    this.#door = new ClientDoor({
      defaultAccount: this.account,
      defaultRegion: this.#region,
      answer: (call) => this.#answer(call),
      finished: (record) => {
        journal.command(record);
      },
      uuid: environment.uuid,
      now,
      after: (milliseconds, task) => simulation.after(milliseconds, task),
      later: environment.later,
      timeIsHeld: () => environment.timersAreFake() && !isInHandler(),
    });
    const { faults } = delivery;
    this.#viewed = { mock: this, world, journal, schedules, faults, home: () => this.#home };
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
    this.#simulation.stop();
    this.#door.clearFaults();
    this.#rebuild();
    this.#simulation.journal.clear();
  }

  clearHistory(): void {
    this.#simulation.journal.clear();
  }

  restore(): void {
    this.#door.detach();
    this.#simulation.timekeeper.stop();
  }

  [Symbol.dispose](): void {
    this.restore();
  }

  seed(seed: Seed): void {
    this.#build(seed);
    this.#seeds.push(seed);
  }

  handle(targetArn: string, handler: TargetHandler): void {
    this.#simulation.delivery.bind(targetArn, handler);
  }

  fault<Operation extends FaultedOperation>(operation: Operation, plan: FaultPlan<Operation>): void {
    if (operation !== '*') checkOperation('fault', operation);
    this.#door.fault(operation, plan);
  }

  faults(): readonly PlannedFault[] {
    return this.#door.faults;
  }

  chaos(options: ChaosOptions): void {
    for (const operation of options.operations ?? []) checkOperation('chaos', operation);
    this.#door.chaos(options);
  }

  emit(event: EmittedEvent): string {
    const { EventId, ErrorMessage } = putEntry(entryOf(event), 'aws service', {
      ...this.#simulation.contextAt(this.#home),
      operation: 'PutEvents',
    });
    if (EventId === undefined) throw new TypeError(`emit: ${ErrorMessage}`);
    return EventId;
  }

  async settled(): Promise<void> {
    refuseInHandlers('settled()');
    const stopHurrying = this.#door.hurry();
    try {
      await this.#settle();
    } finally {
      stopHurrying();
    }
    this.#simulation.delivery.complainOfLoops();
  }

  async #settle(): Promise<void> {
    do {
      await this.#door.whenIdle();
      await this.#simulation.delivery.settle();
    } while (
      this.#door.busy ||
      this.#simulation.delivery.pending > 0 ||
      this.#simulation.timekeeper.bringForward()
    );
  }

  get pendingDeliveries(): number {
    return this.#simulation.delivery.pending + this.#simulation.timekeeper.retries;
  }

  events(): readonly EventRecord[] {
    return [...this.#simulation.journal.events];
  }

  commands(operation?: CommandSelector): readonly CommandRecord[] {
    if (operation === undefined) return [...this.#simulation.journal.commands];
    const name = (typeof operation === 'string' ? operation : operation.name).replace(/Command$/, '');
    return this.#simulation.journal.commands.filter((command) => command.name === name);
  }

  invocations(): readonly InvocationRecord[] {
    return [...this.#simulation.journal.invocations];
  }

  deliveries(): readonly DeliveryRecord[] {
    return [...this.#simulation.journal.deliveries];
  }

  deadLetters(): readonly DeadLetterRecord[] {
    return [...this.#simulation.journal.deadLetters];
  }

  warnings(): readonly WarningRecord[] {
    return [...this.#simulation.journal.warnings];
  }

  bus(nameOrArn: string): BusView {
    return busView(this.#viewed, nameOrArn);
  }

  buses(): readonly BusView[] {
    return [...this.#simulation.world.at(this.#home).eventBuses.keys()].map((name) => this.bus(name));
  }

  rule(name: string, eventBus: string = DEFAULT_EVENT_BUS): RuleView {
    return this.bus(eventBus).rule(name);
  }

  target(arnOrId: string): TargetView {
    return targetView(this.#viewed, arnOrId);
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
    this.#simulation.emptyAccounts();
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
      call: (operation, input) => this.#simulation.call(operation, input, place),
      hasBus: (name) => this.#simulation.world.at(place).eventBuses.has(name),
      handlerOf: (targetArn) => this.#simulation.delivery.handlerOf(targetArn),
      bind: (targetArn, handler) => {
        this.handle(targetArn, handler);
      },
    };
  }

  #answer({ operation, input, account, region, failing }: ServiceCall): Record<string, unknown> {
    this.#settleIn(region);
    this.#simulation.timekeeper.watch();
    return this.#simulation.call(operation, input, { account, region }, failing);
  }
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
