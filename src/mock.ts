import { DEFAULT_EVENT_BUS, type Place } from './account/arn.js';
import { checkAccount, checkOperation } from './argument-checks.js';
import { ClientDoor, type ClientOrClass } from './client/attach.js';
import type { FaultPlan } from './client/faults.js';
import type { ServiceCall } from './client/simulated-service.js';
import type { TargetHandler } from './delivery/target-handler.js';
import { entryOf } from './emitted-event.js';
import type { Environment } from './environment.js';
import {
  VIEW,
  type ArchiveView,
  type AttachOptions,
  type BusView,
  type Clock,
  type CommandSelector,
  type EmittedEvent,
  type EventBridgeMock,
  type EventBridgeMockOptions,
  type ReplayView,
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
import { putEntry } from './service/events/put-events.js';
import type { OperationName } from './service/operation.js';
import { refuseInHandlers, Simulation } from './simulation.js';
import { archiveView } from './views/archive-view.js';
import { busView } from './views/bus-view.js';
import { replayView } from './views/replay-view.js';
import { targetView } from './views/target-view.js';
import type { Viewed } from './views/viewed.js';

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
    });
    const { faults } = delivery;
    this.#viewed = { mock: this, world, journal, schedules, faults, now, home: () => this.#home };
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

  get attached(): boolean {
    return this.#door.isAttached;
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

  fault(operation: OperationName, plan: FaultPlan): void {
    checkOperation(operation);
    this.#door.fault(operation, plan);
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
    do {
      await this.#door.whenIdle();
      await this.#simulation.delivery.settle();
    } while (
      this.#door.busy ||
      this.#simulation.delivery.pending > 0 ||
      this.#simulation.timekeeper.bringForward()
    );
    this.#simulation.delivery.complainOfLoops();
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

  archive(name: string): ArchiveView {
    return archiveView(this.#viewed, name);
  }

  replay(name: string): ReplayView {
    return replayView(this.#viewed, name);
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

  #answer({ operation, input, account, region }: ServiceCall): Record<string, unknown> {
    this.#settleIn(region);
    this.#simulation.timekeeper.watch();
    return this.#simulation.call(operation, input, { account, region });
  }
}
