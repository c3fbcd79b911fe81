import { DEFAULT_EVENT_BUS } from '../account/arn.js';
import type { AccountSnapshot } from '../simulation/account-state.js';
import { checkAccount, checkOperation } from './options.js';
import { AttachedSimulation } from './attached-simulation.js';
import type { ClientOrClass, ClientStub } from '../client/attach.js';
import type { ChaosOptions } from '../client/faults/chaos-options.js';
import type { FaultedOperation, FaultPlan, PlannedFault } from '../client/faults/plan.js';
import type { TargetHandler } from '../delivery/attempt/target-handler.js';
import { emitEvent, type EmittedEvent } from '../simulation/emit.js';
import type { Environment } from '../environment/environment.js';
import {
  VIEW,
  type ArchiveView,
  type AttachOptions,
  type BusView,
  type CommandSelector,
  type EndpointView,
  type EventBridgeMock,
  type EventBridgeMockOptions,
  type ReplayView,
  type RuleView,
  type TargetView,
} from './public-types.js';
import type { Clock } from '../simulation/clock.js';
import type {
  CommandRecord,
  DeadLetterRecord,
  DeliveryRecord,
  EventRecord,
  InvocationRecord,
  WarningRecord,
} from '../history/records.js';
import type { Seed } from '../simulation/seed/seed.js';
import type { Simulation } from '../simulation/simulation.js';
import { refuseInHandlers } from '../simulation/clock.js';
import { archiveView } from './views/archive-view.js';
import { busView } from './views/bus-view.js';
import { endpointView } from './views/endpoint-view.js';
import { replayView } from './views/replay-view.js';
import { targetView } from './views/target-view.js';
import type { Viewed } from './views/viewed.js';

/** Where a mock comes from, if it is not the usual way. */
export interface MockOrigin {
  /** What it stands in for. */
  readonly outer?: AttachedSimulation<Mock>;
  /** The place in the code that made a strict mock. */
  readonly madeAt?: string;
}

/** A simulated account behind a door for clients, as tests see it. */
export class Mock implements EventBridgeMock {
  readonly [VIEW] = 'mock';
  readonly account: string;
  readonly clock: Clock;
  readonly #attached: AttachedSimulation<Mock>;
  readonly #simulation: Simulation;
  readonly #viewed: Viewed;
  readonly #environment: Environment;

  constructor(options: EventBridgeMockOptions, environment: Environment, { outer, madeAt }: MockOrigin = {}) {
    this.#environment = environment;
    this.#attached = new AttachedSimulation(options, environment, { face: this, outer, madeAt });
    this.#simulation = this.#attached.simulation;
    this.account = this.#attached.account;
    this.clock = this.#simulation.clock;
    const { journal, world, schedules, delivery, now } = this.#simulation;
    this.#viewed = {
      mock: this,
      world,
      journal,
      schedules,
      faults: delivery.faults,
      now,
      home: () => this.#attached.home,
      refuseElsewhere: (what) => {
        this.#refuseElsewhere(what);
      },
    };
  }

  get region(): string {
    return this.#attached.region;
  }

  get current(): Mock {
    return this.#attached.isolation.current.face;
  }

  attach(clientOrClass: ClientOrClass, options: AttachOptions = {}): void {
    checkAccount(options.account);
    this.#attached.door.attach(clientOrClass, options);
  }

  serve(stub: ClientStub, options: AttachOptions = {}): void {
    checkAccount(options.account);
    this.#attached.door.serve(stub, options);
  }

  isolate<Result>(callback: (eventBridge: Mock) => Result): Promise<Awaited<Result>> {
    const isolated = new Mock(this.#attached.options, this.#environment, { outer: this.#attached });
    return isolated.#attached.isolate(() => callback(isolated));
  }

  reset(): void {
    this.#attached.reset();
  }

  clearHistory(): void {
    this.#simulation.journal.clear();
  }

  restore(): void {
    this.#attached.restore();
  }

  get attached(): boolean {
    return this.#attached.door.isAttached;
  }

  [Symbol.dispose](): void {
    this.restore();
  }

  seed(seed: Seed): void {
    this.#refuseElsewhere('seed()');
    this.#attached.seed(seed);
  }

  handle(targetArn: string, handler: TargetHandler): void {
    this.#refuseElsewhere('handle()');
    this.#simulation.delivery.handlers.bind(targetArn, handler);
  }

  fault<Operation extends FaultedOperation>(operation: Operation, plan: FaultPlan<Operation>): void {
    this.#refuseElsewhere('fault()');
    if (operation !== '*') checkOperation('fault', operation);
    this.#attached.door.fault(operation, plan);
  }

  faults(): readonly PlannedFault[] {
    return this.#attached.door.faults;
  }

  chaos(options: ChaosOptions): void {
    for (const operation of options.operations ?? []) checkOperation('chaos', operation);
    this.#attached.door.chaos(options);
  }

  emit(event: EmittedEvent): string {
    this.#refuseElsewhere('emit()');
    return emitEvent(event, this.#simulation.contextAt(this.#attached.home));
  }

  async settled(): Promise<void> {
    this.#refuseElsewhere('settled()');
    refuseInHandlers('settled()');
    await this.#attached.settled();
  }

  get pendingDeliveries(): number {
    return this.#attached.pendingDeliveries;
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
    return this.#simulation.snapshot(this.#attached.home);
  }

  bus(nameOrArn: string): BusView {
    return busView(this.#viewed, nameOrArn);
  }

  buses(): readonly BusView[] {
    return [...this.#simulation.world.at(this.#attached.home).eventBuses.keys()].map((name) =>
      this.bus(name),
    );
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

  #refuseElsewhere(what: string): void {
    this.#attached.isolation.refuseElsewhere(what);
  }
}
