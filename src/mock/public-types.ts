import type { AccountSnapshot } from '../simulation/account-state.js';
import type { ClientStub } from '../client/attach/client-stub.js';
import type { ClientOrClass } from '../client/sdk/client.js';
import type { ChaosOptions } from '../client/faults/chaos.js';
import type { FaultedOperation, FaultPlan, PlannedFault } from '../client/faults/plan.js';
import type { SavedState } from '../simulation/saved-state/saved-state.js';
import type { Seed } from '../simulation/seed/seed.js';
import type { EventHandler, TargetHandler } from '../delivery/attempt/target-handler.js';
import type { TargetEndpoints } from '../delivery/attempt/target-endpoints.js';
export type { TargetHandler };
import type { ScheduleStanding } from '../delivery/scheduler/schedule-standing.js';
export type { ScheduleStanding };
import type { EmittedEntry, EmittedEvent } from '../simulation/emit.js';
import type { RuleCoverage } from '../coverage/rule-coverage.js';
import type { DiagramOptions } from '../diagram/diagram-options.js';
import type { FailedAssertion, FailureDiagram } from '../diagram/failure-diagram.js';
import type { CloudFormationTemplate } from '../exporting/cloudformation-template.js';
import type { DeliveryFault } from '../delivery/attempt/delivery-faults.js';
import type { BusLogRecord } from '../history/bus-log/bus-log.js';
import type {
  DeadLetterRecord,
  DeliveryRecord,
  InvocationRecord,
  RuleTarget,
  WarningRecord,
} from '../history/records.js';
import type { AnyEvents, EnvelopeOf } from '../event/declared-events.js';
import type { BoundToNothing } from '../simulation/bound-to-nothing.js';
import type { Clock } from '../simulation/clock.js';
import type { SimulationOptions } from '../simulation/options.js';
import type { CommandOf } from './typed-commands.js';
import type { ArchivedOf, RecordOf } from './typed-events.js';
import type { SchemasOf } from '../schema/detail-schemas.js';
import type { OperationName } from '../service/operation.js';
import type { ScheduleOperationName } from '../service/scheduler-operations.js';
import type {
  ScheduleDeadLetterRecord,
  ScheduleInvocationRecord,
  ScheduleOfTarget,
} from '../history/schedule-records.js';

/** How a mock is set up. */
export interface EventBridgeMockOptions<Events = AnyEvents> extends Omit<SimulationOptions, 'schemas'> {
  /**
   * Schemas by detail-type, from any Standard Schema library, or JSON Schemas. The detail of every event that is put or
   * emitted is validated against them.
   */
  readonly schemas?: SchemasOf<Events>;
  /** The id of the mock's own account, twelve digits. Default `123456789012`. */
  readonly account?: string;
  /**
   * The mock's home Region: that of seeds, of views, and of clients without a Region of their own. Default: the Region
   * of the client that is passed to `mockEventBridge`, or `AWS_REGION`, or `us-east-1`.
   */
  readonly region?: string;
  /** What the account has from the start, and again after `reset()`; several seeds are added in order. */
  readonly seed?: Seed | readonly Seed[];
  /**
   * Whether unfinished work at the end of a test is an error. Default `false`.
   *
   * If `true`, `reset()`, `restore()` and the end of `isolate()` throw an `UnfinishedWorkError` that names commands
   * without an answer and deliveries and handlers that are under way, or a `BoundToNothingError` for what
   * `boundToNothing()` lists. Making another mock for the same client or class while this one is still attached throws
   * a `ForgottenMockError`.
   */
  readonly strict?: boolean;
  /**
   * Whether a matcher that fails on the mock, or on a view of it, writes a Markdown file with diagrams of the account
   * and of the event that comes closest to what is expected; the last line of its message names the file. `true` writes
   * to the folder `eventbridge-diagrams`, a string to the folder with that path. Default `false`.
   */
  readonly diagramOnFailure?: boolean | string;
}

/** The account and Region that an attached client calls, regardless of the client's own configuration. */
export interface AttachOptions {
  /** Twelve digits. Default: the mock's account. */
  readonly account?: string;
  /** A Region such as `eu-west-1`. Default: the client's own Region, or the mock's. */
  readonly region?: string;
}

/** The names under which views and the mock are recognised, also across two copies of this module. */
export const VIEW: unique symbol = Symbol.for('aws-eventbridge-mock.view');

/** What matchers want to know of a mock's history, also across two copies of this module. */
export const CLEARED_BY: unique symbol = Symbol.for('aws-eventbridge-mock.cleared-by');
/** By which a matcher asks a rule for the names that templates have for rules, where it is none. */
export const TEMPLATE_NAMES: unique symbol = Symbol.for('aws-eventbridge-mock.template-names');
/** By which a matcher asks a schedule why it has not run. */
export const STANDING: unique symbol = Symbol.for('aws-eventbridge-mock.standing.1');
/** By which a matcher asks a view of a target which targets it means. */
export const MEANT: unique symbol = Symbol.for('aws-eventbridge-mock.meant.1');
/** By which a process asks a mock that it runs for longer than a test. */
export const OPERATED: unique symbol = Symbol.for('aws-eventbridge-mock.operated');
/** By which a matcher asks a mock for what another one has answered in its place. */
export const SUPPLANTED: unique symbol = Symbol.for('aws-eventbridge-mock.supplanted');
/** By which the server hands a mock the requests that come from outside of the process. */
export const FOREIGN_DOOR: unique symbol = Symbol.for('aws-eventbridge-mock.foreign-door.1');
/** By which a matcher that has failed asks a mock for a picture. */
export const DRAWN_FAILURE: unique symbol = Symbol.for('aws-eventbridge-mock.drawn-failure.1');
/** By which a matcher asks a mock whether something is about to happen for which nobody has to advance the clock. */
export const BUSY: unique symbol = Symbol.for('aws-eventbridge-mock.busy.1');
/** By which a matcher asks a mock that has got no command what may have kept them from it. */
export const BYPASS: unique symbol = Symbol.for('aws-eventbridge-mock.bypass');

/**
 * A simulated AWS account behind one or more clients, as `mockEventBridge` returns it.
 *
 * `Events` declares the type of the detail for each detail-type. It is a promise to the compiler: nothing checks it at
 * run time unless `schemas` are given.
 */
export interface EventBridgeMock<Events = AnyEvents> extends Disposable {
  readonly [VIEW]: 'mock';
  /** The call that last made the history forget events, calls of PutEvents or runs of schedules. */
  readonly [CLEARED_BY]: 'clearHistory()' | 'reset()' | undefined;
  readonly [OPERATED]: Operated;
  readonly [BUSY]: boolean;
  /** Undefined where nobody wants one. */
  readonly [DRAWN_FAILURE]: ((assertion: FailedAssertion) => FailureDiagram) | undefined;
  /** The id of the mock's own account, twelve digits. */
  readonly account: string;
  /** The mock's home Region: `us-east-1`. */
  readonly region: string;
  /** The account's clock, which a test can move forward. */
  readonly clock: Clock;

  /**
   * Answers one more client, or every client of a class, in the given account and Region.
   *
   * @throws TypeError for a client of another service, or an option that does not exist.
   */
  attach(clientOrClass: ClientOrClass, options?: AttachOptions): void;
  /**
   * Answers behind a stub of aws-sdk-client-mock: the stub's own behaviors, `.on(…)`, come first, and the simulated
   * account answers every other command, with errors where EventBridge would. That lasts beyond the stub's `reset()`,
   * until `restore()` of this mock.
   *
   * @example
   * eventBridge.serve(mockClient(EventBridgeClient));
   *
   * @throws TypeError for anything but a stub of an EventBridge client.
   */
  serve(stub: ClientStub, options?: AttachOptions): void;
  /**
   * Runs a callback with a mock of its own and resolves to the callback's result: for tests that run concurrently and
   * share a client.
   *
   * Within the callback, and in everything that it starts, the isolated mock answers the clients that this mock is
   * attached to. It starts in the state that this mock has after `reset()`, seeds and handlers included, and has its
   * own history, faults and clock. When the callback is done, its deliveries are awaited as by `settled()`, and the
   * isolated mock ends; when the callback throws, they are dropped. Commands that are sent after that are rejected.
   *
   * @example
   * test.concurrent('an order is announced', () =>
   *   eventBridge.isolate(async (eventBridge) => {
   *     await placeOrder('o-1');
   *     expect(eventBridge).toHaveReceivedEvent({ detail: { id: 'o-1' } });
   *   }));
   *
   * @throws what the callback throws, and what `settled()` throws; UnfinishedWorkError when the mock is strict and
   * something is under way when the callback ends.
   */
  isolate<Result>(callback: (eventBridge: EventBridgeMock<Events>) => Result): Promise<Awaited<Result>>;
  /** The mock that answers the running code: the isolated one inside `isolate()`, otherwise this one. */
  readonly current: EventBridgeMock<Events>;
  /**
   * Returns the account to what was seeded, by the options and by `seed()`. The history, faults, pending deliveries and
   * the time that was added to the clock are cleared. Handlers and attached clients stay.
   *
   * @example
   * afterEach(() => eventBridge.reset());
   *
   * @throws the errors of handlers that `settled()` has not thrown yet, such as an assertion that failed in one;
   * UnfinishedWorkError or BoundToNothingError when the mock is strict. The account is reset in any case.
   */
  reset(): void;
  /** Clears the recorded history and nothing else. */
  clearHistory(): void;
  /**
   * Detaches every client, so that they behave as before. Further calls do nothing.
   *
   * @example
   * afterAll(() => eventBridge.restore());
   *
   * @throws as `reset` does; the errors of a strict mock only where clients were attached.
   */
  restore(): void;
  /** Whether the mock answers any client: false after `restore()`. */
  readonly attached: boolean;

  /**
   * Adds what a seed describes, or several seeds in order. `reset()` returns to it.
   *
   * @example
   * eventBridge.seed({ buses: { orders: { rules: { paid: { pattern: { 'detail-type': ['Order Paid'] } } } } } });
   *
   * @throws InvalidSeed, which names the place in the seed that is wrong; nothing is changed then.
   */
  seed(seed: Seed | readonly Seed[]): void;
  /**
   * Binds a function to a target, in place of an earlier one. It is called with what the target receives, which is
   * the event unless the target has an `Input`, `InputPath` or `InputTransformer`.
   *
   * A target is given by its ARN, by the Id or the name of a target that exists, or by the function that is bound to
   * it.
   *
   * @example
   * eventBridge.handle('arn:aws:lambda:us-east-1:123456789012:function:billing', (event) => charge(event.detail));
   *
   * @throws TypeError for a name that no target has, or several have, and for a handler that is not a function.
   */
  handle(target: string | TargetHandler, handler: EventHandler<EnvelopeOf<Events>>): void;
  // eslint-disable-next-line @typescript-eslint/unified-signatures -- of a union, bare parameters would have no type
  handle(target: string | TargetHandler, handler: TargetHandler): void;
  /**
   * Puts an event on a bus as an AWS service would, so that sources may begin with `aws.`, and returns its id. The
   * detail may be left out where it may be empty.
   *
   * @example
   * eventBridge.emit({ source: 'aws.s3', 'detail-type': 'Object Created', detail: { bucket: { name: 'invoices' } } });
   *
   * @throws TypeError for an event that PutEvents would refuse; SchemaViolation with `schemaViolations: 'error'`.
   */
  emit(event: EmittedEvent<Events> | EmittedEntry): string;
  /**
   * Makes calls of one operation, or of all of them (`'*'`), fail as a whole, fail for some entries, or answer late.
   * The client's own retry strategy sees the failures.
   *
   * Plans of one kind are tried in the order in which they were made. A plan without `times` and `when` is tried last,
   * and a later plan without `when` replaces it.
   *
   * Operations of EventBridge Scheduler fail with its own HTTP statuses and exceptions. Where both APIs have an
   * operation, such as `TagResource`, its name alone is EventBridge's: the other is `Scheduler.TagResource`.
   *
   * @example
   * eventBridge.fault('PutEvents', { error: 'ThrottlingException', times: 2 });
   * eventBridge.fault('PutEvents', { entries: [1], errorCode: 'InternalFailure' });
   * eventBridge.fault('PutEvents', { latency: '5 seconds', when: ({ attempt }) => attempt === 1 });
   * eventBridge.fault('*', { networkError: 'ECONNRESET' });
   * eventBridge.fault('CreateSchedule', { error: 'ConflictException' });
   *
   * @throws TypeError or RangeError for a plan with values that are not valid, or that contradict each other.
   */
  fault<Operation extends FaultedOperation>(operation: Operation, plan: FaultPlan<Operation>): void;
  /** The plans of `fault()`, and how often each has taken effect. */
  faults(): readonly PlannedFault[];
  /**
   * Makes entries, or whole calls, fail at random: the same seed and the same commands fail in the same way. Each call
   * adds failures, until `reset()`.
   *
   * @example
   * eventBridge.chaos({ seed: 42, rate: 0.1 });
   *
   * @throws TypeError or RangeError for options that are not valid.
   */
  chaos(options: ChaosOptions): void;

  /**
   * Resolves when every command that was sent is answered and every event that it caused is delivered. Retries, late
   * answers and invocations that wait for the rate limit of an API destination happen at once. Schedules do not run.
   *
   * @example
   * await placeOrder('o-1');
   * await eventBridge.settled();
   * expect(eventBridge.target(billing)).toHaveReceivedInvocation();
   *
   * @throws the error of a handler: an assertion that failed in it, or, unless `handlerErrors` is `record`, an error
   * that no retry made good; an AggregateError of several. UnfinishedHandlersError when a handler does not end within
   * `handlerTimeout`. EventLoopError when events cause one another without end.
   */
  settled(): Promise<void>;
  /** How many deliveries are not done yet, including those that wait for a retry. */
  readonly pendingDeliveries: number;

  /**
   * The commands that attached clients sent, in order, or only those of one operation, typed with its input and output.
   * Both APIs have `TagResource`, `UntagResource` and `ListTagsForResource`: a command class selects the calls of its
   * own API, a name those of both, whose `api` tells them apart.
   *
   * @example
   * const [call] = eventBridge.commands(PutEventsCommand); // or commands('PutEvents')
   * expect(call?.input.Entries).toHaveLength(1);
   *
   * @throws TypeError for an operation that EventBridge does not have.
   */
  commands<Selector extends CommandSelector | undefined = undefined>(
    operation?: Selector,
  ): readonly CommandOf<Selector>[];
  /**
   * The events that buses received, in order, or only those that match what is expected: part of an event, spelled as
   * in PutEvents or as in the envelope, or an asymmetric matcher.
   *
   * @example
   * const [paid] = eventBridge.events({ 'detail-type': 'Order Paid' });
   *
   * @throws TypeError for what no event can be.
   */
  events(expected?: object): readonly RecordOf<Events>[];
  /**
   * What targets received from rules, in order: an invocation for each event, rule and target. What they received from
   * schedules of EventBridge Scheduler is in `scheduleInvocations()`.
   */
  invocations(): readonly InvocationRecord<EnvelopeOf<Events>>[];
  /** The outcome of every event for every target of the rules that it matched, in the order of arrival. */
  deliveries(): readonly DeliveryRecord<EnvelopeOf<Events>>[];
  /**
   * The messages that rules sent to dead-letter queues, in order. Those of schedules of EventBridge Scheduler are in
   * `scheduleDeadLetters()`.
   */
  deadLetters(): readonly DeadLetterRecord<EnvelopeOf<Events>>[];
  /**
   * What targets received from schedules of EventBridge Scheduler, in order, also of those that were deleted: an
   * invocation for each time that a schedule was due.
   *
   * @example
   * const due = eventBridge.scheduleInvocations().map(({ schedule, scheduledTime }) => [schedule.name, scheduledTime]);
   */
  scheduleInvocations(): readonly ScheduleInvocationRecord[];
  /**
   * The messages that the schedules of EventBridge Scheduler sent to dead-letter queues, in order: one for each time
   * that a schedule was due and no attempt to invoke its target succeeded.
   *
   * @example
   * const codes = eventBridge.scheduleDeadLetters().map(({ messageAttributes }) => messageAttributes.ERROR_CODE);
   *
   * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/configuring-schedule-dlq.html
   */
  scheduleDeadLetters(): readonly ScheduleDeadLetterRecord[];
  /**
   * What EventBridge does not report to the sender: events to buses that do not exist, handlers that failed, members of
   * requests that the API does not have, and so on.
   */
  warnings(): readonly WarningRecord[];

  /**
   * Handlers of `handle()`, faults of `target().fault()` and entries of `seed.resources` that were never used and name
   * a target that no rule and no schedule has: a misspelled name, or a rule that was not created. A strict mock throws
   * a `BoundToNothingError` for them.
   */
  boundToNothing(): readonly BoundToNothing[];

  /** What the account has now, as plain data, without secrets and without the times of changes. */
  snapshot(): AccountSnapshot;

  /**
   * A CloudFormation template of what the account has in its home Region, as a plain object. What a template cannot
   * express is listed in its `Metadata`. Secrets of a connection become references to a secret of the same name in
   * Secrets Manager.
   *
   * @example
   * writeFileSync('template.json', JSON.stringify(eventBridge.toCloudFormation(), null, 2));
   */
  toCloudFormation(): CloudFormationTemplate;

  /**
   * Which rules, conditions and targets the recorded events have exercised, as plain data, counted when it is called.
   * `String()` makes a table of it.
   *
   * @example
   * const { summary, rules } = eventBridge.ruleCoverage();
   * expect(summary.conditions.percent).toBeGreaterThan(80);
   * console.log(rules.flatMap(({ conditions }) => conditions.filter(({ untested }) => untested.length > 0)));
   */
  ruleCoverage(): RuleCoverage;
  /**
   * A diagram as Mermaid text: the buses with their rules, archives and targets, and how many events took each way; or
   * the way of one event, with what stopped it at each rule and target.
   *
   * @example
   * writeFileSync('rules.mmd', eventBridge.diagram());
   * console.log(eventBridge.diagram({ event: eventBridge.events()[0] }));
   * @see https://mermaid.js.org/syntax/flowchart.html
   *
   * @throws TypeError for the id of an event that is not in the history.
   */
  diagram(options?: DiagramOptions): string;

  /**
   * A view of a bus, by name or ARN. The bus need not exist yet.
   *
   * @throws TypeError for the ARN of something else.
   */
  bus(nameOrArn: string): BusView<Events>;
  /**
   * A view of a rule, by name on the default bus or on the named one, or by ARN. The rule need not exist yet. Rules of
   * a template are also known by their logical ids.
   *
   * @example
   * expect(eventBridge.rule('paid', 'orders')).toMatchEvent({ detail: { total: 150 } });
   *
   * @throws TypeError for the ARN of something else, or of a rule on another bus than the named one.
   */
  rule(nameOrArn: string, eventBus?: string): RuleView<Events>;
  /**
   * A view of a target of rules and of schedules: by its ARN, by its Id on any rule, by the name at the end of its ARN,
   * by the function that is bound to it, or by the name of the schedule that has it.
   *
   * @throws TypeError for a function that is bound to no target, or to several.
   */
  target(target: string | TargetHandler): TargetView<Events>;
  /**
   * A view of an archive, by name in the mock's own account and Region, or by ARN. It need not exist yet.
   *
   * @throws TypeError for the ARN of something else.
   */
  archive(nameOrArn: string): ArchiveView<Events>;
  /**
   * A view of a replay, by name in the mock's own account and Region, or by ARN. It need not exist yet.
   *
   * @throws TypeError for the ARN of something else.
   */
  replay(nameOrArn: string): ReplayView<Events>;
  /**
   * A view of a global endpoint, by name in the mock's own account and Region, or by ARN. It need not exist yet.
   *
   * @throws TypeError for the ARN of something else.
   */
  endpoint(nameOrArn: string): EndpointView<Events>;
  /** Every bus of the mock's own account and Region. */
  buses(): readonly BusView<Events>[];
  /**
   * A view of a schedule of EventBridge Scheduler, by name and group, which is `default` unless another is named, or by
   * ARN. It need not exist yet. Both may be one text, as in seeds: `'reminders/r-1'`. Schedules of a template are also
   * known by their logical ids.
   *
   * @throws TypeError for a name that is not a string, or an ARN of something else.
   */
  schedule(nameOrArn: string, group?: string): ScheduleView;
  /** Every schedule of the mock's own account and Region, in the order of groups and names. */
  schedules(): readonly ScheduleView[];
}

/** A schedule of EventBridge Scheduler as GetSchedule answers it. Written out: its package need not be installed. */
export interface StoredSchedule {
  readonly Arn: string;
  readonly GroupName: string;
  readonly Name: string;
  readonly State: 'ENABLED' | 'DISABLED';
  readonly Description?: string;
  readonly ScheduleExpression: string;
  readonly ScheduleExpressionTimezone: string;
  readonly StartDate?: Date;
  readonly EndDate?: Date;
  readonly FlexibleTimeWindow: object;
  readonly ActionAfterCompletion: string;
  readonly Target: { readonly Arn: string };
}

/** What a mock offers to a process that runs it for longer than a test. */
export interface Operated {
  /** All that the accounts have, secrets included, as plain JSON. */
  save(): SavedState;
  /**
   * Puts what was saved in the place of the accounts; the history is empty then.
   *
   * @throws BrokenState, and nothing is changed then.
   */
  load(saved: unknown): void;
  /** Calls it after all that may have changed an account, until the answer is called. */
  watch(changed: () => void): () => void;
  /** The schedules of all accounts and Regions, as they are stored. */
  schedules(): readonly StoredSchedule[];
  /** Takes to real endpoints what targets of their services get, instead of recording it alone. */
  sendOutTo(endpoints: TargetEndpoints): void;
}

/** An SDK command class such as `PutEventsCommand`, which is recognized by its name, or the name of an operation. */
export type CommandSelector = OperationName | ScheduleOperationName | { readonly name: string };

/** One event bus of a mock. A view is live: each access reads the account as it is then. */
export interface BusView<Events = AnyEvents> {
  readonly [VIEW]: 'bus';
  /** The mock that the view belongs to. */
  readonly mock: EventBridgeMock<Events>;
  /** The name, without the ARN: `orders`. */
  readonly name: string;
  /** The ARN, which a bus that does not exist yet would have too. */
  readonly arn: string;
  /** The Region of the bus. */
  readonly region: string;
  /** Whether the account has the bus now. */
  readonly exists: boolean;
  /** A view of a rule on this bus, by name. The rule need not exist yet. */
  rule(name: string): RuleView<Events>;
  /** Every rule on this bus, including rules that AWS manages; none for a bus that does not exist. */
  rules(): readonly RuleView<Events>[];
  /** The events that this bus received, in order. */
  events(): readonly RecordOf<Events>[];
  /** The log records of the bus, at the level that its `LogConfig` sets; none without one. */
  logs(): readonly BusLogRecord[];
}

/** One rule of a mock. A view is live: each access reads the account as it is then. */
export interface RuleView<Events = AnyEvents> {
  readonly [VIEW]: 'rule';
  readonly [TEMPLATE_NAMES]?: readonly string[];
  /** The mock that the view belongs to. */
  readonly mock: EventBridgeMock<Events>;
  /** The name of the rule. */
  readonly name: string;
  /** The name of the bus that the rule is on. */
  readonly eventBusName: string;
  /** The ARN, which a rule that does not exist yet would have too. */
  readonly arn: string;
  /** Whether the bus has the rule now. */
  readonly exists: boolean;
  /** `ENABLED`, `DISABLED` …; undefined for a rule that does not exist. */
  readonly state: string | undefined;
  /**
   * The event pattern, parsed; undefined for a rule without one.
   *
   * @throws Error for a rule that does not exist, with the name that was probably meant.
   */
  readonly pattern: object | undefined;
  /** The event pattern as the text that PutRule was given; undefined for a rule without one. */
  readonly patternText: string | undefined;
  /** The AWS service that manages the rule, such as the rule of an archive; undefined for your own rules. */
  readonly managedBy: string | undefined;
  /** ARNs and Ids of the rule's targets. */
  readonly targets: readonly { readonly id: string; readonly arn: string }[];
  /**
   * When the schedule runs next, by the account's clock: the next `count` times, 1 by default and 10,080 at most. None
   * for a rule that has no schedule or is disabled.
   */
  nextRuns(count?: number): readonly Date[];
  /** The events that matched the rule when they arrived, and the events of its schedule. */
  events(): readonly RecordOf<Events>[];
  /** What the rule's targets received, in order. */
  invocations(): readonly InvocationRecord<EnvelopeOf<Events>>[];
}

/** Which targets a view of a target means. */
export interface MeantTargets {
  readonly isOfRule: (target: RuleTarget['target']) => boolean;
  readonly isOfSchedule: (target: Pick<ScheduleOfTarget, 'schedule' | 'target'>) => boolean;
  /** The schedules that have one of them, or had when they were deleted. */
  readonly schedules: () => readonly ScheduleView[];
}

/**
 * A target of rules and of schedules of EventBridge Scheduler: all that have the same ARN, or on rules the same Id. A
 * universal target of a schedule is also known by the ARN of the resource that it calls.
 */
export interface TargetView<Events = AnyEvents> {
  readonly [VIEW]: 'target';
  /** The mock that the view belongs to. */
  readonly mock: EventBridgeMock<Events>;
  readonly [MEANT]: MeantTargets;
  /** The ARN, Id or name that the view was asked for; the ARN if that was a function or a logical id. */
  readonly arnOrId: string;
  /** Whether any rule or schedule has such a target now. */
  readonly exists: boolean;
  /** What the target received from rules, in order. What it received from schedules is in `scheduleInvocations()`. */
  invocations(): readonly InvocationRecord<EnvelopeOf<Events>>[];
  /**
   * What the target received from schedules of EventBridge Scheduler, in order, also of those that were deleted.
   *
   * @example
   * expect(eventBridge.target('remind').scheduleInvocations()).toMatchObject([{ schedule: { name: 'invoice' } }]);
   */
  scheduleInvocations(): readonly ScheduleInvocationRecord[];
  /**
   * The dead letters of events of rules that the target did not receive, in order. Those of schedules are in
   * `scheduleDeadLetters()`.
   */
  deadLetters(): readonly DeadLetterRecord<EnvelopeOf<Events>>[];
  /**
   * The dead letters of schedules of EventBridge Scheduler whose runs did not reach the target, in order.
   *
   * @example
   * expect(eventBridge.target('remind').scheduleDeadLetters()).toMatchObject([{ schedule: { name: 'invoice' } }]);
   *
   * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/configuring-schedule-dlq.html
   */
  scheduleDeadLetters(): readonly ScheduleDeadLetterRecord[];
  /**
   * Makes the next deliveries, and invocations by schedules, fail or take longer. Whether there are retries depends on
   * the error code.
   *
   * @example
   * eventBridge.target(billingArn).fault({ errorCode: 'THROTTLING', times: 2 });
   *
   * @throws TypeError or RangeError for values that are not valid.
   */
  fault(fault: DeliveryFault): void;
}

/** One archive of a mock. A view is live: each access reads the account as it is then. */
export interface ArchiveView<Events = AnyEvents> {
  readonly [VIEW]: 'archive';
  /** The mock that the view belongs to. */
  readonly mock: EventBridgeMock<Events>;
  /** The name of the archive. */
  readonly name: string;
  /** The ARN, which an archive that does not exist yet would have too. */
  readonly arn: string;
  /** Whether the account has the archive now. */
  readonly exists: boolean;
  /** The ARN of the bus whose events it keeps; undefined for an archive that does not exist. */
  readonly eventBusArn: string | undefined;
  /** The events that it holds now, in the order of arrival, without those that are past its retention period. */
  events(): readonly ArchivedOf<Events>[];
}

/** One replay of a mock. A view is live: each access reads the account as it is then. */
export interface ReplayView<Events = AnyEvents> {
  readonly [VIEW]: 'replay';
  /** The mock that the view belongs to. */
  readonly mock: EventBridgeMock<Events>;
  /** The name of the replay. */
  readonly name: string;
  /** The ARN, which a replay that does not exist yet would have too. */
  readonly arn: string;
  /** Whether the account has the replay now. */
  readonly exists: boolean;
  /** `STARTING`, `RUNNING`, `COMPLETED` … by the account's clock; undefined for a replay that does not exist. */
  readonly state: string | undefined;
  /** The events that it has sent to its bus so far. */
  events(): readonly RecordOf<Events>[];
}

/** One schedule of EventBridge Scheduler. A view is live: each access reads the account as it is then. */
export interface ScheduleView {
  readonly [VIEW]: 'schedule';
  readonly [STANDING]: ScheduleStanding;
  /** The mock that the view belongs to. */
  readonly mock: EventBridgeMock;
  /** The name, without the group. */
  readonly name: string;
  /** The name of the schedule's group: `default`. */
  readonly groupName: string;
  /** The ARN, which a schedule that does not exist yet would have too. */
  readonly arn: string;
  /** Whether the account has the schedule now. */
  readonly exists: boolean;
  /** Undefined for a schedule that does not exist. */
  readonly state: 'ENABLED' | 'DISABLED' | undefined;
  /**
   * When it is due next, by the account's time; a flexible time window comes after each. None where it is disabled or
   * over.
   */
  nextRuns(count?: number): readonly Date[];
  /** What its target received, in order; also when the schedule was deleted since. */
  invocations(): readonly ScheduleInvocationRecord[];
  /** What went to its dead-letter queue, in order; also when the schedule was deleted since. */
  deadLetters(): readonly ScheduleDeadLetterRecord[];
}

/**
 * One global endpoint of a mock. A view is live: each access reads the account as it is then.
 *
 * An endpoint that does not exist has a name, an ARN and no state; everything else throws an Error.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-global-endpoints.html
 */
export interface EndpointView<Events = AnyEvents> {
  readonly [VIEW]: 'endpoint';
  /** The mock that the view belongs to. */
  readonly mock: EventBridgeMock<Events>;
  /** The name of the endpoint. */
  readonly name: string;
  /** The ARN, which an endpoint that does not exist yet would have too. */
  readonly arn: string;
  /** Whether the account has the endpoint now. */
  readonly exists: boolean;
  /** `CREATING`, `ACTIVE` …; undefined for an endpoint that does not exist. */
  readonly state: string | undefined;
  /** The value for `EndpointId` of PutEvents: `abcde.veo`. */
  readonly endpointId: string;
  /** The bus in the endpoint's own Region. */
  readonly primaryBus: BusView<Events>;
  /** The bus in the Region that the endpoint fails over to. */
  readonly secondaryBus: BusView<Events>;
  /** The bus that receives what is put through the endpoint now: the primary or the secondary one. */
  readonly activeBus: BusView<Events>;
  /**
   * Sends events to the secondary bus from now on, as after a failed health check. The primary bus still receives what
   * is put on it directly and what is replicated to it.
   */
  failOver(): void;
  /** Sends events to the primary bus again. */
  failBack(): void;
}
