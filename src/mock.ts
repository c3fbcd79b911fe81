import { DEFAULT_EVENT_BUS, type Place } from './account/arn.js';
import type { AccountSnapshot } from './account-snapshot.js';
import { checkAccount, checkOperation } from './argument-checks.js';
import { ClientDoor, type ClientOrClass } from './client/attach.js';
import type { ChaosOptions } from './client/faults/chaos-options.js';
import type { FaultedOperation, FaultPlan, PlannedFault } from './client/faults/plan.js';
import type { ServiceCall } from './client/simulated-service.js';
import type { TargetHandler } from './delivery/target-handler.js';
import { entryOf, type EmittedEvent } from './emitted-event.js';
import type { Environment } from './environment.js';
import {
  VIEW,
  type ArchiveView,
  type AttachOptions,
  type BusView,
  type Clock,
  type CommandSelector,
  type EndpointView,
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
import { refuseViolations } from './service/events/detail-checks.js';
import { putEntry } from './service/events/put-events.js';
import { settle } from './settle.js';
import { isInHandler, refuseInHandlers, Simulation } from './simulation.js';
import { archiveView } from './views/archive-view.js';
import { busView } from './views/bus-view.js';
import { endpointView } from './views/endpoint-view.js';
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
      after: (milliseconds, task) => simulation.after(milliseconds, task),
      later: environment.later,
      timeIsHeld: () => environment.timersAreFake() && !isInHandler(),
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
    this.#simulation.rest();
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
    const context = { ...this.#simulation.contextAt(this.#home), operation: 'PutEvents' as const };
    const entry = entryOf(event);
    refuseViolations([entry], context);
    const { EventId, ErrorMessage } = putEntry(entry, 'aws service', context);
    if (EventId === undefined) throw new TypeError(`emit: ${ErrorMessage}`);
    return EventId;
  }

  async settled(): Promise<void> {
    refuseInHandlers('settled()');
    await settle(this.#door, this.#simulation);
    this.#simulation.complain();
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

  snapshot(): AccountSnapshot {
    return this.#simulation.snapshot(this.#home);
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

  endpoint(nameOrArn: string): EndpointView {
    return endpointView(this.#viewed, nameOrArn);
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

  #answer({ operation, input, account, region, failing }: ServiceCall): Record<string, unknown> {
    this.#settleIn(region);
    this.#simulation.wake();
    return this.#simulation.call(operation, input, { account, region }, failing);
  }
}
