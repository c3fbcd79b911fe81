import type { EventEnvelope } from '../event/envelope.js';
import type { JsonObject } from '../event/json-value.js';
import type { DroppedInput } from '../input/dropped-input.js';
import type { EmptyPath } from '../input/empty-path.js';
import type { SchemaIssue } from '../schema/standard-schema.js';
import type { AccessDenied, TargetAccessDenied } from '../access/access-context.js';
import type { TargetRequest } from '../targets/registry.js';

/** An event that a bus of the simulated account took in: the envelope, and what became of it. */
export interface EventRecord<Detail = JsonObject, DetailType extends string = string> extends EventEnvelope<
  Detail,
  DetailType
> {
  readonly eventBusName: string;
  readonly eventBusArn: string;
  /** ARNs of the enabled rules whose pattern matched when it arrived, without the managed rules of archives. */
  readonly matchedRules: readonly string[];
  /** The X-Ray trace header that goes with the event, and is no part of it. */
  readonly traceHeader?: string;
  /** The account's time when it arrived. */
  readonly receivedAt: Date;
}

/** An event as an archive keeps it: which rules it matched on its bus is not written down with it. */
export type ArchivedEventRecord<Detail = JsonObject, DetailType extends string = string> = Omit<
  EventRecord<Detail, DetailType>,
  'matchedRules'
>;

/** One call of an operation through an attached client, after the client's retries. */
export interface CommandRecord<
  Input = Readonly<Record<string, unknown>>,
  Output = Readonly<Record<string, unknown>>,
> {
  /** The operation's name, without the SDK's `Command`: `PutEvents`. */
  readonly name: string;
  /** The input as it was when the command was sent. */
  readonly input: Input;
  /** The answer; absent when the call failed. */
  readonly output?: Output;
  /** What the caller's promise was rejected with. */
  readonly error?: Error;
  /** What is wrong with it in plain words, where the service's own text leaves that open. */
  readonly explanation?: string;
  readonly account: string;
  readonly region: string;
  readonly sentAt: Date;
  /** 1, and one more for each retry of the client. */
  readonly attempts: number;
  /** What the test made go wrong with it; absent where nothing was planned. */
  readonly faults?: readonly InjectedFault[];
}

/** What a test made go wrong with one attempt at a command. */
export interface InjectedFault {
  /** Counts from 1. */
  readonly attempt: number;
  /** The call that planned it, and its arguments: `fault('PutEvents', { latency: 500 })`. */
  readonly by: { readonly method: 'fault' | 'chaos'; readonly args: readonly unknown[] };
  /** `delayed` where the answer came, late; `failed` where the client did not wait for it, too. */
  readonly effect: 'failed' | 'failed entries' | 'delayed';
  /** Positions of the entries that failed for it, from 0. */
  readonly entries?: readonly number[];
}

/** A target of a rule, as records name it. */
export interface RuleTarget {
  readonly target: { readonly id: string; readonly arn: string };
  readonly rule: { readonly name: string; readonly arn: string; readonly eventBusName: string };
}

/** What became of one event for one target of one rule that it matched. */
export interface DeliveryRecord<Event = EventEnvelope> extends RuleTarget {
  readonly event: Event;
  /**
   * `pending` until the last attempt. What was neither delivered nor dead-lettered was `dropped`: input shaping made
   * nothing of it, or every attempt failed and no dead-letter queue took it.
   */
  readonly outcome: 'pending' | 'delivered' | 'dead-lettered' | 'dropped';
  readonly attempts: readonly DeliveryAttempt[];
  /** Why retries ended, where there were any to come. */
  readonly exhaustedRetryCondition?: 'MaximumRetryAttempts' | 'MaximumEventAgeInSeconds';
  /** What input shaping stumbled over. */
  readonly droppedInput?: DroppedInput;
  /** Why the dead-letter queue of the target did not get the event. */
  readonly deadLetterFailure?: DeadLetterFailure;
}

export interface DeliveryAttempt {
  /**
   * When it was due, and later by the latency that a test has planned for it; what `settled()` brings forward keeps the
   * time that it would have had.
   */
  readonly at: Date;
  /** Absent when the target took the event. */
  readonly error?: { readonly errorCode: string; readonly message: string };
}

/**
 * A message to a dead-letter queue.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html
 */
export interface DeadLetterRecord<Event = EventEnvelope> extends RuleTarget {
  readonly queueArn: string;
  /** The event, as it came to the bus. */
  readonly body: string;
  readonly event: Event;
  /** The X-Ray trace header, which is the message's system attribute `AWSTraceHeader`. */
  readonly traceHeader?: string;
  /**
   * `RULE_ARN`, `TARGET_ARN`, `ERROR_CODE`, `ERROR_MESSAGE`, `RETRY_ATTEMPTS`, and `EXHAUSTED_RETRY_CONDITION` after
   * retries.
   */
  readonly messageAttributes: Readonly<Record<string, string>>;
  readonly sentAt: Date;
}

/** One event that a target got from a rule. */
export interface InvocationRecord<Event = EventEnvelope> extends RuleTarget {
  /** The event that matched. */
  readonly event: Event;
  /** What EventBridge asks of the target's service. */
  readonly request: TargetRequest;
  /**
   * The X-Ray trace header that goes with the event; `request` has it too where the service's API has a member for it.
   */
  readonly traceHeader?: string;
  /** The text that the target got. */
  readonly payload: string;
  /** The payload parsed, or the text itself where it is not JSON. */
  readonly input: unknown;
  readonly invokedAt: Date;
  /**
   * `recorded` when nothing is called in the target's place, which counts as a success; `running` until the function is
   * done.
   */
  readonly outcome: 'recorded' | 'running' | 'succeeded' | 'failed';
  /** What the bound function threw or rejected with last. */
  readonly error?: unknown;
  /**
   * How often a bound function, or the endpoint of an API destination, was called. Lambda calls a function that fails
   * again after one minute and after two more: the function's own affair, of which EventBridge learns nothing.
   */
  readonly calls: number;
}

/** Something that the service lets pass in silence and a test wants to know. */
export type WarningRecord = Warning & {
  /** The warning in one or two sentences. */
  readonly message: string;
  readonly at: Date;
};

export type Warning =
  /** EventBridge answers with an EventId and drops the event. */
  | {
      readonly kind: 'unknown-event-bus';
      readonly eventBusName: string;
      readonly account: string;
      readonly region: string;
      /** Other Regions where the account has a bus of this name. */
      readonly inRegions?: readonly string[];
      /** The bus whose name is nearest, if one is near. */
      readonly didYouMean?: string;
      readonly event: EventEnvelope;
    }
  /** A bound function failed: the function's own affair, PutEvents and the rule know nothing of it. */
  | {
      readonly kind: 'handler-failed';
      readonly targetArn: string;
      readonly eventId: string;
      readonly error: unknown;
    }
  /** An entry became no event, which the sender learns from `FailedEntryCount` alone. */
  | ({ readonly kind: 'entry-failed' } & FailedEntry)
  /** An input template has got `""` or nothing in the place of a path that the event does not have. */
  | {
      readonly kind: 'input-path-empty';
      readonly ruleArn: string;
      readonly targetArn: string;
      readonly eventId: string;
      readonly paths: readonly EmptyPath[];
    }
  /** Another account's resource policy refused a request, or one entry of it. */
  | ({ readonly kind: 'access-denied' } & AccessDenied)
  /** The resource policy of a target, or of a dead-letter queue, keeps EventBridge out. */
  | ({ readonly kind: 'target-access-denied' } & TargetAccessDenied)
  /** No attempt reached the target, and no dead-letter queue took the event: it is lost for it. */
  | {
      readonly kind: 'delivery-dropped';
      readonly ruleArn: string;
      readonly targetArn: string;
      readonly eventId: string;
      readonly error: { readonly errorCode: string; readonly message: string };
      readonly retries: number;
      /** Absent when the target has no dead-letter queue. */
      readonly deadLetterFailure?: DeadLetterFailure;
    }
  /** The detail is not as the test's schema wants it. The event went its way. */
  | {
      readonly kind: 'schema-violation';
      readonly event: EventEnvelope;
      readonly issues: readonly SchemaIssue[];
    }
  /** There is no schema for the detail-type, which the test wants to know. */
  | { readonly kind: 'unknown-detail-type'; readonly event: EventEnvelope; readonly didYouMean?: string }
  /** The history holds no more than its bounds; the oldest records of a kind are gone. */
  | ({ readonly kind: 'history-dropped' } & HistoryDropped)
  /** Deliveries kept causing one another. */
  | { readonly kind: 'event-loop'; readonly chain: readonly ChainLink[]; readonly event: EventEnvelope }
  /** Input shaping made nothing that the target could get: EventBridge drops the event in silence. */
  | {
      readonly kind: 'input-dropped';
      readonly ruleArn: string;
      readonly targetArn: string;
      readonly eventId: string;
      readonly dropped: DroppedInput;
    };

/** Which records the history has begun to forget, and for which of its bounds. */
export interface HistoryDropped {
  readonly records: string;
  readonly bound: number;
  /** Absent where the bound counts records. */
  readonly unit?: 'bytes';
}

/** An entry that the service answered with an error code. */
export interface FailedEntry {
  readonly operation: string;
  /** Its place in the request, from 0. */
  readonly entry: number;
  readonly source?: string;
  readonly detailType?: string;
  readonly errorCode: string;
  readonly errorMessage: string;
  /** What is wrong in plain words, where the service's own text leaves that open. */
  readonly explanation?: string;
}

/** Why a dead-letter queue got no dead letter. */
export interface DeadLetterFailure {
  readonly queueArn: string;
  /**
   * Only a standard queue in the rule's Region gets dead letters, when its policy lets EventBridge in; `not reached`
   * where dead letters are forwarded and the endpoint did not take it.
   */
  readonly problem: 'not a queue' | 'FIFO queue' | 'another Region' | 'no permission' | 'not reached';
}

/** One step of a cascade: an event that a rule passed to a target, whose handler caused the next. */
export interface ChainLink {
  readonly eventId: string;
  /** The event's. What the target's function sends inherits it. */
  readonly traceHeader?: string;
  readonly detailType: string;
  readonly ruleArn: string;
  readonly targetArn: string;
}
