import type { Quotas } from './account/quotas.js';
import type { ClientOrClass } from './client/attach.js';
import type { FaultPlan } from './client/faults.js';
import type { Seed } from './seed.js';
import type { TargetHandler } from './delivery/target-handler.js';
import type { DeliveryFault } from './delivery/delivery-faults.js';
import type { DeliveryOrder } from './delivery/order.js';
import type { BusLogRecord } from './history/bus-log-record.js';
import type {
  ArchivedEventRecord,
  CommandRecord,
  DeadLetterRecord,
  DeliveryRecord,
  EventRecord,
  InvocationRecord,
  WarningRecord,
} from './history/records.js';
import type { OperationName } from './service/operation.js';
import type { Duration } from './time/clock.js';

/** How a mock is set up. */
export interface EventBridgeMockOptions {
  /** Twelve digits. Default `123456789012`. */
  readonly account?: string;
  /** Default: the Region of the client, or `us-east-1` where it has none. */
  readonly region?: string;
  /** What the account has from the start, and again after `reset()`. */
  readonly seed?: Seed;
  /** Quotas of the account that differ from a new AWS account's. */
  readonly quotas?: Partial<Quotas>;
  /**
   * How long a resource stays in a state that it leaves by itself, such as AUTHORIZING, in milliseconds of the account's
   * time. Default 1000; with 0 only the answer that starts it shows the state.
   */
  readonly transitionTime?: number;
  /**
   * Whether the resource policy of an event bus decides what other accounts may do there. Default `enforced`; with
   * `ignored` every account may do everything.
   */
  readonly resourcePolicies?: 'enforced' | 'ignored';
  /** How many records of each kind the history keeps. Default 20,000; a warning says when the oldest are forgotten. */
  readonly historyBound?: number;
  /** Default `in order`, which AWS does not promise. */
  readonly deliveryOrder?: DeliveryOrder;
  /** Accounts by the id of their organization, for policies that ask for `aws:PrincipalOrgID`. Default: none. */
  readonly organizations?: Readonly<Record<string, readonly string[]>>;
}

/** Where an attached client's calls go. */
export interface AttachOptions {
  readonly account?: string;
  readonly region?: string;
}

/** The names under which views and the mock are recognised, also across two copies of this module. */
export const VIEW: unique symbol = Symbol.for('aws-eventbridge-mock.view');

/** A simulated AWS account behind one or more clients. Made by `mockEventBridge`. */
export interface EventBridgeMock extends Disposable {
  readonly [VIEW]: 'mock';
  readonly account: string;
  readonly region: string;
  /** The account's time. */
  readonly clock: Clock;

  /** Lets this mock answer a further client, or every client of a class, in the given account and Region. */
  attach(clientOrClass: ClientOrClass, options?: AttachOptions): void;
  /**
   * The account back to what was seeded, by the options and by `seed()`; history, faults, pending deliveries and what
   * was added to the clock are gone. Handlers and attached clients stay.
   */
  reset(): void;
  /** Forgets the recorded history and nothing else. */
  clearHistory(): void;
  /** Detaches every client: they behave as before. Further calls do nothing. */
  restore(): void;
  /** Whether the mock answers any client: false after `restore()`. */
  readonly attached: boolean;

  /** Adds event buses, rules and targets. Throws an error that names the place in the seed that is wrong. */
  seed(seed: Seed): void;
  /** Binds a function to a target ARN: it is called with what the target receives. Replaces an earlier one. */
  handle(targetArn: string, handler: TargetHandler): void;
  /** Puts an event on a bus as an AWS service would: sources that begin with `aws.` are allowed. Answers its id. */
  emit(event: EmittedEvent): string;
  /** Makes the next calls of an operation fail; the client's own retry strategy sees the failures. */
  fault(operation: OperationName, plan: FaultPlan): void;

  /**
   * Resolves when every command sent so far is answered and everything that it caused is delivered. Retries are made at
   * once, whatever their time; schedules are not.
   */
  settled(): Promise<void>;
  /** Deliveries that are not done yet, those that wait for a retry included. */
  readonly pendingDeliveries: number;

  /** The events that buses took in, in order. */
  events(): readonly EventRecord[];
  /** The calls of attached clients, or of one operation: `commands(PutRuleCommand)` or `commands('PutRule')`. */
  commands(operation?: CommandSelector): readonly CommandRecord[];
  /** What targets received, in order. */
  invocations(): readonly InvocationRecord[];
  /** What became of every event for every target of the rules that it matched, in the order of arrival. */
  deliveries(): readonly DeliveryRecord[];
  /** What went to dead-letter queues, in order. */
  deadLetters(): readonly DeadLetterRecord[];
  /** What the service let pass in silence: events to buses that do not exist, handlers that failed. */
  warnings(): readonly WarningRecord[];

  /** A view of a bus, by name or ARN. The bus need not exist yet. */
  bus(nameOrArn: string): BusView;
  /** A view of a rule, on the default bus unless another is named. The rule need not exist yet. */
  rule(name: string, eventBus?: string): RuleView;
  /** A view of the targets that have this ARN, or this Id on any rule. */
  target(arnOrId: string): TargetView;
  /** A view of an archive of the mock's own account and Region, which need not exist yet. */
  archive(name: string): ArchiveView;
  /** A view of a replay of the mock's own account and Region, which need not exist yet. */
  replay(name: string): ReplayView;
  /** Every bus of the mock's own account and Region. */
  buses(): readonly BusView[];
}

/** The time of a mock's account: the process's, fake timers obeyed, and what a test added to it. */
export interface Clock {
  now(): Date;
  /** Moves time on: milliseconds, or a text such as `'5 minutes'`. */
  advanceBy(duration: Duration): Promise<void>;
  /** Moves time on to a later one. */
  advanceTo(time: Date | string | number): Promise<void>;
}

/** An SDK command class, told by its name, or an operation's name. */
export type CommandSelector = OperationName | { readonly name: string };

/** An event as `emit` takes it: both the envelope's spelling and PutEvents' spelling of the members. */
export interface EmittedEvent {
  readonly source: string;
  readonly 'detail-type': string;
  readonly detail?: object;
  readonly resources?: readonly string[];
  readonly time?: Date | string;
  /** Name or ARN. Default `default`. */
  readonly eventBusName?: string;
}

/** One event bus of a mock, looked at anew at each access. */
export interface BusView {
  readonly [VIEW]: 'bus';
  readonly mock: EventBridgeMock;
  readonly name: string;
  readonly arn: string;
  readonly exists: boolean;
  rule(name: string): RuleView;
  rules(): readonly RuleView[];
  events(): readonly EventRecord[];
  /** What the bus has logged, for as much as its LogConfig asks for; nothing without one. */
  logs(): readonly BusLogRecord[];
}

/** One rule of a mock, looked at anew at each access. */
export interface RuleView {
  readonly [VIEW]: 'rule';
  readonly mock: EventBridgeMock;
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
  events(): readonly EventRecord[];
  invocations(): readonly InvocationRecord[];
}

/** The targets that have one ARN or Id. */
export interface TargetView {
  readonly [VIEW]: 'target';
  readonly mock: EventBridgeMock;
  readonly arnOrId: string;
  /** False when no rule has such a target. */
  readonly exists: boolean;
  invocations(): readonly InvocationRecord[];
  deadLetters(): readonly DeadLetterRecord[];
  /** Makes the next attempts to deliver fail; whether EventBridge tries again depends on the error's code. */
  fault(fault: DeliveryFault): void;
}

/** One archive of a mock, looked at anew at each access. */
export interface ArchiveView {
  readonly [VIEW]: 'archive';
  readonly mock: EventBridgeMock;
  readonly name: string;
  readonly arn: string;
  readonly exists: boolean;
  /** The bus whose events it keeps; undefined for an archive that does not exist. */
  readonly eventBusArn: string | undefined;
  /** What it holds now, in the order of arrival: events whose days are over are gone. */
  events(): readonly ArchivedEventRecord[];
}

/** One replay of a mock, looked at anew at each access. */
export interface ReplayView {
  readonly [VIEW]: 'replay';
  readonly mock: EventBridgeMock;
  readonly name: string;
  readonly arn: string;
  readonly exists: boolean;
  /** `STARTING`, `RUNNING`, `COMPLETED` … by the account's time; undefined for a replay that does not exist. */
  readonly state: string | undefined;
  /** What it has sent to its bus so far. */
  events(): readonly EventRecord[];
}
