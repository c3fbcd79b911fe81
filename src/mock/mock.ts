import type { AccountSnapshot } from '../simulation/account-state.js';
import {
  checkAttachOptions,
  checkFaultedOperation,
  selectedApi,
  selectedOperation,
  standardSchemas,
} from './options.js';
import type { Bypass } from '../client/attach/bypass.js';
import type { ClientDoor, Supplanted } from '../client/attach/client-door.js';
import type { ClientStub } from '../client/attach/client-stub.js';
import { checkChaos, type ChaosOptions } from '../client/faults/chaos.js';
import type { ClientOrClass } from '../client/sdk/client.js';
import type { CommandOf } from './typed-commands.js';
import { doorTo } from './door.js';
import { foreignDoor, type ForeignDoor } from './foreign-door.js';
import { Isolation } from './isolation.js';
import { named } from './named-refusal.js';
import { operated } from './operated.js';
import { complaintOf, ForgottenMockError } from './strict.js';
import type { FaultedOperation, FaultPlan, PlannedFault } from '../client/faults/plan.js';
import type { TargetHandler } from '../delivery/attempt/target-handler.js';
import { atEndOfFile } from '../coverage/collecting.js';
import { coverageOf } from '../coverage/coverage.js';
import { CoverageKeeper } from '../coverage/coverage-keeper.js';
import type { RuleCoverage } from '../coverage/rule-coverage.js';
import { diagramOf } from '../diagram/diagram.js';
import {
  writeFailureDiagram,
  type FailedAssertion,
  type FailureDiagram,
} from '../diagram/failure-diagram.js';
import type { DiagramOptions } from '../diagram/diagram-options.js';
import { emitEvent, type EmittedEntry, type EmittedEvent } from '../simulation/emit.js';
import { eventFilter } from '../event/event-filter.js';
import type { CloudFormationTemplate } from '../exporting/cloudformation-template.js';
import { exportedTemplate } from '../exporting/exported-template.js';
import { refusal } from '../text/given.js';
import type { Environment } from '../environment/environment.js';
import {
  BUSY,
  BYPASS,
  CLEARED_BY,
  DRAWN_FAILURE,
  FOREIGN_DOOR,
  OPERATED,
  SUPPLANTED,
  VIEW,
  type ArchiveView,
  type AttachOptions,
  type BusView,
  type CommandSelector,
  type EndpointView,
  type EventBridgeMock,
  type EventBridgeMockOptions,
  type Operated,
  type ReplayView,
  type RuleView,
  type ScheduleView,
  type TargetView,
} from './public-types.js';
import type { BoundToNothing } from '../simulation/bound-to-nothing.js';
import { type Clock, refuseInHandlers } from '../simulation/clock.js';
import type {
  CommandRecord,
  DeadLetterRecord,
  DeliveryRecord,
  EventRecord,
  InvocationRecord,
  WarningRecord,
} from '../history/records.js';
import type { ScheduleDeadLetterRecord, ScheduleInvocationRecord } from '../history/schedule-records.js';
import type { HomeOptions } from '../simulation/home.js';
import type { Seed } from '../simulation/seed/seed.js';
import { Simulation } from '../simulation/simulation.js';
import { archiveView } from './views/archive-view.js';
import { busView, busViews, ruleView } from './views/bus-view.js';
import { endpointView } from './views/endpoint-view.js';
import { Readable } from './views/inspected.js';
import { mockText } from './views/mock-text.js';
import { replayView } from './views/replay-view.js';
import { scheduleView, scheduleViews } from './views/schedule-view.js';
import { arnToBind, targetView, type NamedTarget } from './views/target-view.js';
import type { Viewed } from './views/viewed.js';

/** Where a mock comes from, if it is not the usual way. */
export interface MockOrigin {
  /** What it stands in for. */
  readonly outer?: Mock;
  /** The place in the code that made it: `at orders.test.ts:7:21`. */
  readonly madeAt?: () => string;
  /** Where it lives when its options do not say it. */
  readonly region?: HomeOptions['region'];
  /** The file that is to have the coverage of its rules. */
  readonly coverageFile?: string;
}

type ClearedBy = EventBridgeMock[typeof CLEARED_BY];

/** A simulation behind a door for clients, as tests see it. */
export class Mock extends Readable implements EventBridgeMock {
  readonly [VIEW] = 'mock';
  readonly clock: Clock;
  readonly #simulation: Simulation;
  readonly #door: ClientDoor;
  readonly #isolation: Isolation<Mock>;
  readonly #viewed: Viewed;
  readonly #options: EventBridgeMockOptions;
  readonly #environment: Environment;
  readonly #coverage: CoverageKeeper | undefined;
  #clearedBy: ClearedBy;

  constructor(options: EventBridgeMockOptions, environment: Environment, origin: MockOrigin = {}) {
    super();
    const { outer, madeAt, region = options.region, coverageFile } = origin;
    this.#options = options;
    this.#environment = environment;
    this.#isolation = new Isolation<Mock>(this, outer && outer.#isolation);
    const { schemas, ...others } = options;
    this.#simulation = new Simulation(
      { ...others, region, ...(schemas && { schemas: standardSchemas(schemas) }) },
      environment,
      this.#isolation,
    );
    this.clock = this.#simulation.clock;
    this.#door = doorTo(this.#simulation, environment, {
      current: () => this.#isolation.current.#door,
      isHere: () => this.#isolation.isHere,
      isIsolated: outer !== undefined,
      testFile: environment.testFile,
      ...(madeAt && { madeAt }),
      ...(madeAt && options.strict === true && { forgotten: () => this.#forgotten(madeAt()) }),
    });
    this.#viewed = {
      mock: this,
      simulation: this.#simulation,
      refuseElsewhere: (what) => {
        this.#isolation.refuseElsewhere(what);
      },
    };
    if (outer) this.#simulation.adopt(outer.#simulation);
    else if (options.seed !== undefined) this.#simulation.seed(options.seed);
    this.#coverage = outer ? outer.#coverage : keeperOf(coverageFile);
    if (this.#coverage && !outer) {
      atEndOfFile(() => {
        this.#writeCoverage();
      });
    }
  }

  get account(): string {
    return this.#simulation.home.account;
  }

  get region(): string {
    return this.#simulation.home.region;
  }

  get current(): Mock {
    return this.#isolation.current;
  }

  attach(clientOrClass: ClientOrClass, options: AttachOptions = {}): void {
    checkAttachOptions('attach', options);
    this.attachAs('attach', clientOrClass, options);
  }

  /** @param door the function that was called, as messages call it */
  attachAs(door: string, clientOrClass: ClientOrClass, options: AttachOptions): void {
    named(door, () => {
      this.#door.attach(clientOrClass, options);
    });
  }

  serve(stub: ClientStub, options: AttachOptions = {}): void {
    checkAttachOptions('serve', options);
    named('serve', () => {
      this.#door.serve(stub, options);
    });
  }

  async isolate<Result>(callback: (eventBridge: Mock) => Result): Promise<Awaited<Result>> {
    if (typeof callback !== 'function') {
      throw refusal('isolate()', 'a function that gets the isolated mock', callback);
    }
    const options = { ...this.#options, region: this.region };
    const isolated = new Mock(options, this.#environment, { outer: this });
    refuseInHandlers('isolate()');
    isolated.#isolation.begin();
    try {
      const result = await isolated.#isolation.run(() => callback(isolated));
      isolated.#complain('isolate() ended');
      await isolated.#simulation.settled(isolated.#door);
      return result;
    } finally {
      isolated.#keepCoverage();
      isolated.#door.close();
      isolated.#simulation.stop();
      isolated.#simulation.rest();
      isolated.#isolation.end();
    }
  }

  /** The rest is done all the same when it throws. */
  reset(): void {
    try {
      this.#simulation.handlerErrors.complain();
      this.#complain('reset() was called');
    } finally {
      this.#noteClearing('reset()');
      this.#keepCoverage();
      this.#simulation.stop();
      this.#door.clearFaults();
      this.#isolation.forget();
      this.#simulation.beginAnew();
      this.#door.forgetSupplanted();
    }
  }

  get [CLEARED_BY](): ClearedBy {
    return this.#clearedBy;
  }

  get [OPERATED](): Operated {
    return operated(this.#simulation);
  }

  get [DRAWN_FAILURE](): ((assertion: FailedAssertion) => FailureDiagram) | undefined {
    const { diagramOnFailure: where = false } = this.#options;
    if (where === false) return undefined;
    const folder = where === true ? 'eventbridge-diagrams' : where;
    return (assertion) => writeFailureDiagram(this.#simulation, folder, assertion);
  }

  clearHistory(): void {
    this.#noteClearing('clearHistory()');
    this.#keepCoverage();
    this.#simulation.journal.clear();
    this.#door.forgetSupplanted();
  }

  restore(): void {
    const { isAttached } = this.#door;
    this.#door.detach();
    this.#simulation.rest();
    this.#isolation.close();
    this.#writeCoverage();
    this.#simulation.handlerErrors.complain();
    if (isAttached) this.#complain('restore() was called');
  }

  get [SUPPLANTED](): Supplanted | undefined {
    return this.#door.supplanted;
  }

  get [FOREIGN_DOOR](): ForeignDoor {
    return foreignDoor(this.#door, this.#simulation);
  }

  get [BUSY](): boolean {
    return this.#simulation.delivery.pending > 0;
  }

  get [BYPASS](): Bypass {
    return this.#door.bypass;
  }

  get attached(): boolean {
    return this.#door.isAttached;
  }

  [Symbol.dispose](): void {
    this.restore();
  }

  seed(seed: Seed | readonly Seed[]): void {
    this.#refuseElsewhere('seed()');
    this.#simulation.seed(seed);
  }

  handle(target: NamedTarget, handler: TargetHandler): void {
    this.#refuseElsewhere('handle()');
    this.#simulation.handlers.bind(arnToBind(this.#viewed, target), handler);
  }

  fault<Operation extends FaultedOperation>(operation: Operation, plan: FaultPlan<Operation>): void {
    this.#refuseElsewhere('fault()');
    if (operation !== '*') checkFaultedOperation('fault', operation);
    this.#door.fault(operation, plan);
  }

  faults(): readonly PlannedFault[] {
    return this.#door.faults;
  }

  chaos(options: ChaosOptions): void {
    this.#refuseElsewhere('chaos()');
    checkChaos(options);
    for (const operation of options.operations ?? []) checkFaultedOperation('chaos', operation);
    this.#door.chaos(options);
  }

  emit(event: EmittedEvent | EmittedEntry): string {
    this.#refuseElsewhere('emit()');
    const id = emitEvent(event, this.#simulation.contextAt(this.#simulation.home.place));
    this.#simulation.noteChange();
    return id;
  }

  async settled(): Promise<void> {
    this.#refuseElsewhere('settled()');
    refuseInHandlers('settled()');
    await this.#simulation.settled(this.#door);
  }

  get pendingDeliveries(): number {
    return this.#simulation.pendingDeliveries;
  }

  events(expected?: object): readonly EventRecord[] {
    const { events } = this.#simulation.journal;
    return expected === undefined ? [...events] : events.filter(eventFilter(expected, 'events'));
  }

  commands<Selector extends CommandSelector | undefined = undefined>(
    operation?: Selector,
  ): readonly CommandOf<Selector>[];
  commands(operation?: CommandSelector): readonly CommandRecord[] {
    if (operation === undefined) return [...this.#simulation.journal.commands];
    const name = selectedOperation(operation);
    const api = selectedApi(operation, name);
    return this.#simulation.journal.commands.filter(
      (command) => command.name === name && (api === undefined || (command.api ?? 'EventBridge') === api),
    );
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

  scheduleInvocations(): readonly ScheduleInvocationRecord[] {
    return [...this.#simulation.journal.scheduleInvocations];
  }

  scheduleDeadLetters(): readonly ScheduleDeadLetterRecord[] {
    return [...this.#simulation.journal.scheduleDeadLetters];
  }

  warnings(): readonly WarningRecord[] {
    return [...this.#simulation.journal.warnings];
  }

  boundToNothing(): readonly BoundToNothing[] {
    return this.#simulation.boundToNothing;
  }

  snapshot(): AccountSnapshot {
    return this.#simulation.state();
  }

  toCloudFormation(): CloudFormationTemplate {
    const { home } = this.#simulation;
    return exportedTemplate(this.#simulation.state(), (operation, input) =>
      this.#simulation.call(operation, input, home.place),
    );
  }

  ruleCoverage(): RuleCoverage {
    return coverageOf(this.#simulation);
  }

  diagram(options: DiagramOptions = {}): string {
    return diagramOf(this.#simulation, options);
  }

  bus(nameOrArn: string): BusView {
    return busView(this.#viewed, nameOrArn);
  }

  buses(): readonly BusView[] {
    return busViews(this.#viewed);
  }

  rule(nameOrArn: string, eventBus?: string): RuleView {
    return ruleView(this.#viewed, nameOrArn, eventBus);
  }

  target(target: NamedTarget): TargetView {
    return targetView(this.#viewed, target);
  }

  schedule(nameOrArn: string, group?: string): ScheduleView {
    return scheduleView(this.#viewed, nameOrArn, group);
  }

  schedules(): readonly ScheduleView[] {
    // Where nobody has made one, nothing need be loaded to look for it.
    return this.#simulation.scheduleTargets.length > 0 ? scheduleViews(this.#viewed) : [];
  }

  endpoint(nameOrArn: string): EndpointView {
    return endpointView(this.#viewed, nameOrArn);
  }

  archive(nameOrArn: string): ArchiveView {
    return archiveView(this.#viewed, nameOrArn);
  }

  replay(nameOrArn: string): ReplayView {
    return replayView(this.#viewed, nameOrArn);
  }

  override toString(): string {
    return mockText(this, this.#simulation.journal);
  }

  #refuseElsewhere(what: string): void {
    this.#isolation.refuseElsewhere(what);
  }

  #keepCoverage(): void {
    this.#coverage?.keep(this.#simulation);
  }

  #writeCoverage(): void {
    if (this.#isolation.isOutermost) this.#coverage?.write(this.#simulation);
  }

  #noteClearing(by: ClearedBy): void {
    const { eventCount, commands, scheduleInvocations: runs } = this.#simulation.journal;
    if (eventCount + runs.length > 0 || commands.some(({ name }) => name === 'PutEvents'))
      this.#clearedBy = by;
  }

  #complain(when: string): void {
    if (this.#options.strict !== true) return;
    const { isOutermost } = this.#isolation;
    const complaint = complaintOf(when, this.#door.underWay, this.#simulation, isOutermost);
    if (complaint) throw complaint;
  }

  #forgotten(madeAt: string): Error {
    this.#door.detach();
    this.#simulation.rest();
    return new ForgottenMockError(madeAt);
  }
}

function keeperOf(file: string | undefined): CoverageKeeper | undefined {
  return file === undefined ? undefined : new CoverageKeeper(file);
}
