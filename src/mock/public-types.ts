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
import type { EmittedEntry, EmittedEvent } from '../simulation/emit.js';
import type { RuleCoverage } from '../coverage/rule-coverage.js';
import type { DiagramOptions } from '../diagram/diagram-options.js';
import type { CloudFormationTemplate } from '../exporting/cloudformation-template.js';
import type { DeliveryFault } from '../delivery/attempt/delivery-faults.js';
import type { BusLogRecord } from '../history/bus-log/bus-log.js';
import type {
  DeadLetterRecord,
  DeliveryRecord,
  InvocationRecord,
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

/** How a mock is set up. */
export interface EventBridgeMockOptions<Events = AnyEvents> extends Omit<SimulationOptions, 'schemas'> {
  /**
   * Schemas by detail-type: of any Standard Schema library, or JSON Schema. What is put or emitted is held against
   * them.
   */
  readonly schemas?: SchemasOf<Events>;
  /** Twelve digits. Default `123456789012`. */
  readonly account?: string;
  /**
   * Where seeds and views are at home, and clients that have no Region of their own. Default: the Region of the only
   * client that the mock is made for, or `AWS_REGION`, or `us-east-1`.
   */
  readonly region?: string;
  /** What the account has from the start, and again after `reset()`. */
  readonly seed?: Seed | readonly Seed[];
  /**
   * Whether what a test leaves behind is an error. `reset()`, `restore()` and the end of `isolate()` then throw an
   * UnfinishedWorkError that names commands without an answer, deliveries and handlers under way, and a mock that is
   * made for the same client or class while this one is still attached throws a ForgottenMockError. Default false.
   */
  readonly strict?: boolean;
}

/** Where an attached client's calls go, whatever the client's own configuration says. */
export interface AttachOptions {
  readonly account?: string;
  readonly region?: string;
}

/** The names under which views and the mock are recognised, also across two copies of this module. */
export const VIEW: unique symbol = Symbol.for('aws-eventbridge-mock.view');

/** What matchers want to know of a mock's history, also across two copies of this module. */
export const CLEARED_BY: unique symbol = Symbol.for('aws-eventbridge-mock.cleared-by');
/** By which a matcher asks a rule for the names that templates have for rules, where it is none. */
export const TEMPLATE_NAMES: unique symbol = Symbol.for('aws-eventbridge-mock.template-names');
/** By which a process asks a mock that it runs for longer than a test. */
export const OPERATED: unique symbol = Symbol.for('aws-eventbridge-mock.operated');
/** By which a matcher asks a mock for what another one has answered in its place. */
export const SUPPLANTED: unique symbol = Symbol.for('aws-eventbridge-mock.supplanted');
/** By which the server hands a mock the requests that come from outside of the process. */
export const FOREIGN_DOOR: unique symbol = Symbol.for('aws-eventbridge-mock.foreign-door.1');
/** By which a matcher asks a mock that has got no command what may have kept them from it. */
export const BYPASS: unique symbol = Symbol.for('aws-eventbridge-mock.bypass');

/**
 * A simulated AWS account behind one or more clients. Made by `mockEventBridge`.
 *
 * `Events` are the details of its events by detail-type, where a test declares them: a promise that the types rely on.
 * Only `schemas` hold the events against it.
 */
export interface EventBridgeMock<Events = AnyEvents> extends Disposable {
  readonly [VIEW]: 'mock';
  /** The call that last made the history forget events or calls of PutEvents. */
  readonly [CLEARED_BY]: 'clearHistory()' | 'reset()' | undefined;
  readonly [OPERATED]: Operated;
  readonly account: string;
  readonly region: string;
  /** The account's time. */
  readonly clock: Clock;

  /** Lets this mock answer a further client, or every client of a class, in the given account and Region. */
  attach(clientOrClass: ClientOrClass, options?: AttachOptions): void;
  /**
   * Answers behind a stub of aws-sdk-client-mock, `serve(mockClient(EventBridgeClient))`, also after its `reset()`:
   * what `.on()` says comes first, and every other command gets what the account answers, errors included. `restore()`
   * leaves the stub as it is without this.
   *
   * @throws TypeError for anything but such a stub of EventBridge.
   */
  serve(stub: ClientStub, options?: AttachOptions): void;
  /**
   * Runs a callback with a mock of its own, and answers what the callback does: for tests that run at the same time and
   * share a client.
   *
   * While the callback runs, and in all that it starts, the isolated mock answers the clients that this one is attached
   * to. It begins as this one is after `reset()`, seeds and handlers included, with its own history, faults and clock.
   * When the callback is done, so is what it has brought about, as after `settled()`; then the mock is gone. When it
   * throws, what is under way is dropped. What is sent still later is refused with an error.
   *
   * @example
   * test.concurrent('an order is announced', () =>
   *   eventBridge.isolate(async (eventBridge) => {
   *     await placeOrder('o-1');
   *     expect(eventBridge).toHaveReceivedEvent({ detail: { id: 'o-1' } });
   *   }));
   */
  isolate<Result>(callback: (eventBridge: EventBridgeMock<Events>) => Result): Promise<Awaited<Result>>;
  /** The mock that answers the running code: in the callback of `isolate()` the isolated one, elsewhere this one. */
  readonly current: EventBridgeMock<Events>;
  /**
   * The account back to what was seeded, by the options and by `seed()`; history, faults, pending deliveries and what
   * was added to the clock are gone. Handlers and attached clients stay.
   *
   * @throws what went wrong in handlers and `settled()` has not told, in particular an assertion that failed in one;
   * UnfinishedWorkError when the mock is strict and something is under way. The account is back all the same.
   */
  reset(): void;
  /** Forgets the recorded history and nothing else. */
  clearHistory(): void;
  /**
   * Detaches every client: they behave as before. Further calls do nothing.
   *
   * @throws as `reset` does; UnfinishedWorkError only where clients were attached.
   */
  restore(): void;
  /** Whether the mock answers any client: false after `restore()`. */
  readonly attached: boolean;

  /**
   * Adds what the seed describes, or several in order. Throws an `InvalidSeed` that names the place in the seed that is
   * wrong, and changes nothing then.
   */
  seed(seed: Seed | readonly Seed[]): void;
  /**
   * Binds a function to a target: it is called with what the target receives, which is the event unless the rule shapes
   * its input. Replaces an earlier one. The target is given by its ARN, by the Id or name of one that is there already,
   * or by the function that is bound to it so far.
   */
  handle(target: string | TargetHandler, handler: EventHandler<EnvelopeOf<Events>>): void;
  // eslint-disable-next-line @typescript-eslint/unified-signatures -- of a union, bare parameters would have no type
  handle(target: string | TargetHandler, handler: TargetHandler): void;
  /** Puts an event on a bus as an AWS service would: sources that begin with `aws.` are allowed. Answers its id. */
  emit(event: EmittedEvent<Events> | EmittedEntry): string;
  /**
   * Makes calls of an operation, or of all (`'*'`), go wrong: fail as a whole, fail for some entries, or be late. The
   * client's own retry strategy sees it.
   *
   * Plans of a kind are asked in the order in which they were made. One without `times` and `when` comes last, and
   * gives way to the next that is planned without `when`.
   *
   * @example
   * eventBridge.fault('PutEvents', { error: 'ThrottlingException', times: 2 });
   * eventBridge.fault('PutEvents', { entries: [1], errorCode: 'InternalFailure' });
   * eventBridge.fault('PutEvents', { latency: '5 seconds', when: ({ attempt }) => attempt === 1 });
   * eventBridge.fault('*', { networkError: 'ECONNRESET' });
   *
   * @throws TypeError or RangeError for a plan that nobody could follow.
   */
  fault<Operation extends FaultedOperation>(operation: Operation, plan: FaultPlan<Operation>): void;
  /** What is planned by `fault()`, and how often it has happened. */
  faults(): readonly PlannedFault[];
  /**
   * Lets entries, or whole calls, fail at random; the same seed and commands fail the same way. Each call adds to the
   * chaos, `reset()` ends it.
   *
   * @throws TypeError or RangeError for options that make no sense.
   */
  chaos(options: ChaosOptions): void;

  /**
   * Resolves when every command sent so far is answered and everything that it caused is delivered. Retries, and
   * invocations that wait for the rate of an API destination, are made, and late answers come, at once, whatever their
   * time; schedules do not run.
   *
   * @throws what a handler has thrown: an assertion that failed in it, or, unless `handlerErrors` says `record`, an
   * error that no retry has made good. UnfinishedHandlersError when handlers do not end (see `handlerTimeout`).
   */
  settled(): Promise<void>;
  /** Deliveries that are not done yet, those that wait for a retry or their turn included. */
  readonly pendingDeliveries: number;

  /**
   * The calls of attached clients, or of one operation: `commands(PutRuleCommand)` or `commands('PutRule')`, which have
   * that operation's input and output.
   */
  commands<Selector extends CommandSelector | undefined = undefined>(
    operation?: Selector,
  ): readonly CommandOf<Selector>[];
  /**
   * The events that buses took in, in order; those alone that are as expected, if that is given: an event in part, as
   * matchers take it, in the spelling of PutEvents or of the envelope, or an asymmetric matcher.
   */
  events(expected?: object): readonly RecordOf<Events>[];
  /** What targets received, in order. */
  invocations(): readonly InvocationRecord<EnvelopeOf<Events>>[];
  /** What became of every event for every target of the rules that it matched, in the order of arrival. */
  deliveries(): readonly DeliveryRecord<EnvelopeOf<Events>>[];
  /** What went to dead-letter queues, in order. */
  deadLetters(): readonly DeadLetterRecord<EnvelopeOf<Events>>[];
  /** What the service let pass in silence: events to buses that do not exist, handlers that failed. */
  warnings(): readonly WarningRecord[];

  /**
   * Handlers of `handle()`, faults of `target().fault()` and `seed.resources` that nothing has used, and that name a
   * target which no rule has now: a slip of the pen, or a rule that is not made. A strict mock throws at `reset()` for
   * them.
   */
  boundToNothing(): readonly BoundToNothing[];

  /** What the account has now, as plain data without secrets; times at which something changed are left out. */
  snapshot(): AccountSnapshot;

  /**
   * A CloudFormation template of what the account has in its home Region, as a plain object. What no template can say
   * stands in its `Metadata`; secrets of a connection refer to a secret of the same name in Secrets Manager.
   *
   * @example
   * writeFileSync('template.json', JSON.stringify(eventBridge.toCloudFormation(), null, 2));
   */
  toCloudFormation(): CloudFormationTemplate;

  /**
   * Which rules, conditions and targets the events of the history have put to the test, as plain data. It is counted
   * when it is asked for; `String()` of it is a table.
   *
   * @example
   * const { summary, rules } = eventBridge.ruleCoverage();
   * expect(summary.conditions.percent).toBeGreaterThan(80);
   * console.log(rules.flatMap(({ conditions }) => conditions.filter(({ untested }) => untested.length > 0)));
   */
  ruleCoverage(): RuleCoverage;
  /**
   * A picture as a text of Mermaid: buses with their rules, archives and targets, and what the history tells of them in
   * numbers; or the way of one event, with what stopped it at each rule and target.
   *
   * @example
   * writeFileSync('rules.mmd', eventBridge.diagram());
   * console.log(eventBridge.diagram({ event: eventBridge.events()[0] }));
   * @see https://mermaid.js.org/syntax/flowchart.html
   *
   * @throws TypeError for an id that no event of the history has.
   */
  diagram(options?: DiagramOptions): string;

  /** A view of a bus, by name or ARN. The bus need not exist yet. */
  bus(nameOrArn: string): BusView<Events>;
  /** A view of a rule, on the default bus unless another is named. The rule need not exist yet. */
  rule(nameOrArn: string, eventBus?: string): RuleView<Events>;
  /**
   * A view of the targets that have this ARN, or this Id on any rule, whose ARN alone ends in this name, or to which
   * this function is bound.
   */
  target(target: string | TargetHandler): TargetView<Events>;
  /** A view of an archive of the mock's own account and Region, which need not exist yet. */
  archive(nameOrArn: string): ArchiveView<Events>;
  /** A view of a replay of the mock's own account and Region, which need not exist yet. */
  replay(nameOrArn: string): ReplayView<Events>;
  /**
   * A view of a global endpoint, by name in its home Region, which is the mock's own, or by ARN. It need not exist yet.
   */
  endpoint(nameOrArn: string): EndpointView<Events>;
  /** Every bus of the mock's own account and Region. */
  buses(): readonly BusView<Events>[];
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
  /** Takes to real endpoints what targets of their services get, instead of recording it alone. */
  sendOutTo(endpoints: TargetEndpoints): void;
}

/** An SDK command class, told by its name, or an operation's name. */
export type CommandSelector = OperationName | { readonly name: string };

/** One event bus of a mock, looked at anew at each access. */
export interface BusView<Events = AnyEvents> {
  readonly [VIEW]: 'bus';
  readonly mock: EventBridgeMock<Events>;
  readonly name: string;
  readonly arn: string;
  readonly region: string;
  readonly exists: boolean;
  rule(name: string): RuleView<Events>;
  rules(): readonly RuleView<Events>[];
  events(): readonly RecordOf<Events>[];
  /** What the bus has logged, for as much as its LogConfig asks for; nothing without one. */
  logs(): readonly BusLogRecord[];
}

/** One rule of a mock, looked at anew at each access. */
export interface RuleView<Events = AnyEvents> {
  readonly [VIEW]: 'rule';
  readonly [TEMPLATE_NAMES]?: readonly string[];
  readonly mock: EventBridgeMock<Events>;
  readonly name: string;
  readonly eventBusName: string;
  readonly arn: string;
  readonly exists: boolean;
  /** `ENABLED`, `DISABLED` …; undefined for a rule that does not exist. */
  readonly state: string | undefined;
  /** The event pattern, parsed; undefined for a rule without one. Throws when the rule does not exist. */
  readonly pattern: object | undefined;
  /** The event pattern as it was put. */
  readonly patternText: string | undefined;
  /** The AWS service that made the rule, such as an archive's; undefined for one's own rules. */
  readonly managedBy: string | undefined;
  /** ARNs and Ids of the rule's targets. */
  readonly targets: readonly { readonly id: string; readonly arn: string }[];
  /** When a schedule runs next, by the account's time; none for a rule that has no schedule or is disabled. */
  nextRuns(count?: number): readonly Date[];
  /** The events that matched the rule when they arrived, and those of its schedule. */
  events(): readonly RecordOf<Events>[];
  invocations(): readonly InvocationRecord<EnvelopeOf<Events>>[];
}

/** The targets that have one ARN or Id. */
export interface TargetView<Events = AnyEvents> {
  readonly [VIEW]: 'target';
  readonly mock: EventBridgeMock<Events>;
  readonly arnOrId: string;
  /** False when no rule has such a target. */
  readonly exists: boolean;
  invocations(): readonly InvocationRecord<EnvelopeOf<Events>>[];
  deadLetters(): readonly DeadLetterRecord<EnvelopeOf<Events>>[];
  /**
   * Makes the next attempts to deliver fail, or take their time; whether EventBridge tries again depends on the error's
   * code.
   */
  fault(fault: DeliveryFault): void;
}

/** One archive of a mock, looked at anew at each access. */
export interface ArchiveView<Events = AnyEvents> {
  readonly [VIEW]: 'archive';
  readonly mock: EventBridgeMock<Events>;
  readonly name: string;
  readonly arn: string;
  readonly exists: boolean;
  /** The bus whose events it keeps; undefined for an archive that does not exist. */
  readonly eventBusArn: string | undefined;
  /** What it holds now, in the order of arrival: events whose days are over are gone. */
  events(): readonly ArchivedOf<Events>[];
}

/** One replay of a mock, looked at anew at each access. */
export interface ReplayView<Events = AnyEvents> {
  readonly [VIEW]: 'replay';
  readonly mock: EventBridgeMock<Events>;
  readonly name: string;
  readonly arn: string;
  readonly exists: boolean;
  /** `STARTING`, `RUNNING`, `COMPLETED` … by the account's time; undefined for a replay that does not exist. */
  readonly state: string | undefined;
  /** What it has sent to its bus so far. */
  events(): readonly RecordOf<Events>[];
}

/**
 * One global endpoint of a mock, looked at anew at each access.
 *
 * An endpoint that does not exist has a name, an ARN and no state; everything else throws.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-global-endpoints.html
 */
export interface EndpointView<Events = AnyEvents> {
  readonly [VIEW]: 'endpoint';
  readonly mock: EventBridgeMock<Events>;
  readonly name: string;
  readonly arn: string;
  readonly exists: boolean;
  /** `CREATING`, `ACTIVE` …; undefined for an endpoint that does not exist. */
  readonly state: string | undefined;
  /** What PutEvents takes as `EndpointId`: `abcde.veo`. */
  readonly endpointId: string;
  /** The bus in the endpoint's own Region. */
  readonly primaryBus: BusView<Events>;
  /** The bus in the Region that the endpoint fails over to. */
  readonly secondaryBus: BusView<Events>;
  /** The one of the two that takes in what is put through the endpoint. */
  readonly activeBus: BusView<Events>;
  /**
   * Events go to the secondary bus from now on, as when the health check has told of a failure. The primary bus is not
   * harmed: what is put on it directly, and what is replicated to it, still arrives.
   */
  failOver(): void;
  /** Events go to the primary bus again. */
  failBack(): void;
}
