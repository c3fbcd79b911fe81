import type { EventEnvelope } from '../event/envelope.js';
import type { JsonObject } from '../event/json-value.js';
import type { DroppedInput } from '../input/dropped-input.js';
import type { EmptyPath } from '../input/empty-path.js';
import type { SchemaIssue } from '../schema/standard-schema.js';
import type { ApiName, OtherApiName } from '../text/api-name.js';
import type { AccessDenied, TargetAccessDenied } from '../access/access-context.js';
import type { TargetRequest } from '../targets/registry.js';

/** An event that a bus received: the envelope, and which rules it matched. */
export interface EventRecord<Detail = JsonObject, DetailType extends string = string> extends EventEnvelope<
  Detail,
  DetailType
> {
  /** The name of the bus: `orders`. */
  readonly eventBusName: string;
  /** The ARN of the bus. */
  readonly eventBusArn: string;
  /** ARNs of the enabled rules whose pattern matched when the event arrived, without the managed rules of archives. */
  readonly matchedRules: readonly string[];
  /** The X-Ray trace header that accompanies the event, and is not part of it. */
  readonly traceHeader?: string;
  /** When it arrived, by the account's clock. */
  readonly receivedAt: Date;
}

/** An event as an archive keeps it, without the rules that it matched. */
export type ArchivedEventRecord<Detail = JsonObject, DetailType extends string = string> = Omit<
  EventRecord<Detail, DetailType>,
  'matchedRules'
>;

/** One command that an attached client sent, with its final result after the client's retries. */
export interface CommandRecord<
  Input = Readonly<Record<string, unknown>>,
  Output = Readonly<Record<string, unknown>>,
> {
  /** The operation's name, without the SDK's `Command`: `PutEvents`. */
  readonly name: string;
  /** Whose operation it is, where it is not EventBridge's: both APIs have a `TagResource`. */
  readonly api?: OtherApiName;
  /** The input as it was when the command was sent. */
  readonly input: Input;
  /** The response; absent when the call failed. */
  readonly output?: Output;
  /** The error that the caller's promise was rejected with. */
  readonly error?: Error;
  /** What is wrong with it in plain words, where the service's own text leaves that open. */
  readonly explanation?: string;
  /** The account that was called, twelve digits. */
  readonly account: string;
  /** The Region that was called. */
  readonly region: string;
  /** When it was sent, by the account's clock. */
  readonly sentAt: Date;
  /** 1, and one more for each retry of the client. */
  readonly attempts: number;
  /** The faults of `fault()` and `chaos()` that it met; absent when there were none. */
  readonly faults?: readonly InjectedFault[];
}

/** The effect of a planned fault on one attempt of a command. */
export interface InjectedFault {
  /** Counts from 1. */
  readonly attempt: number;
  /** The call that planned it, and its arguments: `fault('PutEvents', { latency: 500 })`. */
  readonly by: { readonly method: 'fault' | 'chaos'; readonly args: readonly unknown[] };
  /** `delayed` when the response came late; `failed` also when the client timed out before it came. */
  readonly effect: 'failed' | 'failed entries' | 'delayed';
  /** Positions of the entries that failed for it, from 0. */
  readonly entries?: readonly number[];
}

/** A target of a rule, as records name it. */
export interface RuleTarget {
  /** The target, by the Id that it has on the rule and by its ARN. */
  readonly target: { readonly id: string; readonly arn: string };
  /** The rule that matched the event. */
  readonly rule: { readonly name: string; readonly arn: string; readonly eventBusName: string };
}

/** The delivery of one event to one target of one rule that it matched. */
export interface DeliveryRecord<Event = EventEnvelope> extends RuleTarget {
  /** The event that matched the rule. */
  readonly event: Event;
  /**
   * `pending` until the last attempt. `dropped` when the event was neither delivered nor dead-lettered: its input could
   * not be made, or every attempt failed and no dead-letter queue received it.
   */
  readonly outcome: 'pending' | 'delivered' | 'dead-lettered' | 'dropped';
  /** The attempts so far, in order. */
  readonly attempts: readonly DeliveryAttempt[];
  /** The limit of the retry policy that ended the retries. */
  readonly exhaustedRetryCondition?: 'MaximumRetryAttempts' | 'MaximumEventAgeInSeconds';
  /** Why no input could be made for the target. */
  readonly droppedInput?: DroppedInput;
  /** Why the dead-letter queue of the target did not receive the event. */
  readonly deadLetterFailure?: DeadLetterFailure;
}

/** One attempt to deliver an event to a target. */
export interface DeliveryAttempt {
  /**
   * When it was due by the account's clock, plus the latency that a test has planned. Attempts that `settled()` makes
   * early keep the time at which they were due.
   */
  readonly at: Date;
  /** Why the attempt failed; absent when the target received the event. */
  readonly error?: { readonly errorCode: string; readonly message: string };
}

/**
 * A message to a dead-letter queue.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html
 */
export interface DeadLetterRecord<Event = EventEnvelope> extends RuleTarget {
  /** The ARN of the dead-letter queue. */
  readonly queueArn: string;
  /** The text of the message: the JSON of the event as the bus received it. */
  readonly body: string;
  /** The same event, parsed. */
  readonly event: Event;
  /** The X-Ray trace header, which is the message's system attribute `AWSTraceHeader`. */
  readonly traceHeader?: string;
  /**
   * `RULE_ARN`, `TARGET_ARN`, `ERROR_CODE`, `ERROR_MESSAGE`, `RETRY_ATTEMPTS`, and `EXHAUSTED_RETRY_CONDITION` after
   * retries.
   */
  readonly messageAttributes: Readonly<Record<string, string>>;
  /** When it was sent, by the account's clock. */
  readonly sentAt: Date;
}

/** One event that a target received from a rule. */
export interface InvocationRecord<Event = EventEnvelope> extends RuleTarget {
  /** The event that matched. */
  readonly event: Event;
  /** The request that EventBridge makes to the target's service. */
  readonly request: TargetRequest;
  /**
   * The X-Ray trace header that goes with the event; `request` has it too where the service's API has a member for it.
   */
  readonly traceHeader?: string;
  /** The text that the target received. */
  readonly payload: string;
  /** The payload parsed, or the text itself where it is not JSON. */
  readonly input: unknown;
  /** When it was invoked, by the account's clock. */
  readonly invokedAt: Date;
  /**
   * `recorded` when no function is bound to the target, which counts as a success; `running` until the bound function
   * is done.
   */
  readonly outcome: 'recorded' | 'running' | 'succeeded' | 'failed';
  /** The last error that the bound function threw or rejected with. */
  readonly error?: unknown;
  /**
   * How often a bound function, or the endpoint of an API destination, was called. Lambda retries a function that fails
   * after one minute and after two more, without EventBridge noticing.
   */
  readonly calls: number;
}

/** Something that EventBridge does not report to the sender, and that a test may want to know. */
export type WarningRecord = Warning & {
  /** The warning in one or two sentences. */
  readonly message: string;
  /** When it happened, by the account's clock. */
  readonly at: Date;
};

/** The kinds of warnings, and what each reports. */
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
  /** A bound function failed, which neither PutEvents nor the rule reports. */
  | {
      readonly kind: 'handler-failed';
      readonly targetArn: string;
      readonly eventId: string;
      /** The schedule of EventBridge Scheduler that invoked the target; absent if a rule did. */
      readonly scheduleArn?: string;
      readonly error: unknown;
    }
  /** An entry was refused, which the sender learns only from `FailedEntryCount`. */
  | ({ readonly kind: 'entry-failed' } & FailedEntry)
  /** An input template has `""` or nothing in place of a path that the event does not have. */
  | {
      readonly kind: 'input-path-empty';
      readonly ruleArn: string;
      readonly targetArn: string;
      readonly eventId: string;
      readonly paths: readonly EmptyPath[];
    }
  /** A request was accepted without a member that the API does not have, which has no effect on AWS either. */
  | ({ readonly kind: 'unknown-member' } & UnknownMemberWarning)
  /** Another account's resource policy refused a request, or one entry of it. */
  | ({ readonly kind: 'access-denied' } & AccessDenied)
  /** The resource policy of a target, or of a dead-letter queue, does not allow EventBridge. */
  | ({ readonly kind: 'target-access-denied' } & TargetAccessDenied)
  /** No attempt reached the target, and no dead-letter queue received the event: it is lost. */
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
  /** No attempt of a schedule reached its target, and no dead-letter queue has got the request. */
  | {
      readonly kind: 'schedule-dropped';
      readonly scheduleArn: string;
      readonly targetArn: string;
      readonly scheduledTime: Date;
      readonly error: { readonly errorCode: string; readonly message: string };
      readonly retries: number;
      readonly deadLetterFailure?: DeadLetterFailure;
    }
  /** The detail is not valid against its schema. The event was delivered. */
  | {
      readonly kind: 'schema-violation';
      readonly event: EventEnvelope;
      readonly issues: readonly SchemaIssue[];
    }
  /** There is no schema for the detail-type, with `unknownDetailTypes: 'report'`. */
  | { readonly kind: 'unknown-detail-type'; readonly event: EventEnvelope; readonly didYouMean?: string }
  /** The history is full; the oldest records of a kind are gone. */
  | ({ readonly kind: 'history-dropped' } & HistoryDropped)
  /** Deliveries kept causing one another. */
  | { readonly kind: 'event-loop'; readonly chain: readonly ChainLink[]; readonly event: EventEnvelope }
  /** No input could be made for the target, so EventBridge drops the event without a report. */
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

/**
 * A member of a request that the API does not have, as far as the kit knows the API. There is one for each such member
 * of an operation, however many calls and elements of a list have it, and none for a member without a value.
 */
export interface UnknownMemberWarning {
  /** Which API was called. */
  readonly api: ApiName;
  /** The version of the API that the kit knows: `2015-10-07`. */
  readonly apiVersion: string;
  /** The operation's name: `PutRule`. */
  readonly operation: string;
  /** The account that was called, twelve digits. */
  readonly account: string;
  /** The Region that was called. */
  readonly region: string;
  /** The part of the input that had it first: `Entries[0]`; empty for the input itself. */
  readonly where: string;
  /** The member's name, as it was sent: `EventBusname`. */
  readonly name: string;
  /** The member whose name is nearest, if one is near: `EventBusName`. */
  readonly didYouMean?: string;
}

/** Why a dead-letter queue did not receive a dead letter. */
export interface DeadLetterFailure {
  /** The ARN of the dead-letter queue. */
  readonly queueArn: string;
  /**
   * Only a standard queue in the rule's Region whose policy allows EventBridge receives dead letters. `not reached`
   * when dead letters are forwarded to an endpoint that did not accept it.
   */
  readonly problem: 'not a queue' | 'FIFO queue' | 'another Region' | 'no permission' | 'not reached';
}

/** One step of a cascade: an event that a rule passed to a target, whose handler caused the next. */
export interface ChainLink {
  /** The id of the event. */
  readonly eventId: string;
  /** The X-Ray trace header of the event, which events that the target's function sends inherit. */
  readonly traceHeader?: string;
  /** The detail-type of the event. */
  readonly detailType: string;
  /** The ARN of the rule that matched it. */
  readonly ruleArn: string;
  /** The ARN of the target that received it. */
  readonly targetArn: string;
}
