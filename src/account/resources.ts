import type { DeadLetterConfig, LogConfig, RuleState, Target } from '@aws-sdk/client-eventbridge';
import type { PolicyDocument } from '../policy/document.js';
import type { RuleIndex } from './rule-index.js';

/** An event bus with all that belongs to it. Members in AWS's spelling are what Describe answers. */
export interface EventBusRecord {
  readonly Name: string;
  readonly Arn: string;
  Description?: string;
  KmsKeyIdentifier?: string;
  DeadLetterConfig?: DeadLetterConfig;
  LogConfig?: LogConfig;
  readonly CreationTime: Date;
  LastModifiedTime: Date;
  policy?: PolicyDocument;
  tags: ReadonlyMap<string, string>;
  /** By name. */
  readonly rules: Map<string, RuleRecord>;
  /** The names of the rules whose pattern has a wildcard. Kept current by `storeRule` and `dropRule`. */
  readonly wildcardRules: Set<string>;
  /** The enabled rules that have a pattern. Kept current in the same way. */
  readonly matching: RuleIndex;
  /** Called when a rule of the bus has been put, changed or deleted. */
  readonly ruleChanged: RuleListener;
}

export type RuleListener = (bus: EventBusRecord, ruleName: string) => void;

/** A rule and its targets. What changes is another record in its place, so that buses may share those that do not. */
export interface RuleRecord {
  readonly Name: string;
  readonly Arn: string;
  readonly EventPattern?: string;
  readonly ScheduleExpression?: string;
  readonly State: RuleState;
  readonly Description?: string;
  readonly RoleArn?: string;
  readonly ManagedBy?: string;
  readonly EventBusName: string;
  readonly CreatedBy: string;
  readonly tags: ReadonlyMap<string, string>;
  /** By Id, in the order in which the Ids were first put. */
  readonly targets: ReadonlyMap<string, Target>;
  /** The archive that takes in what the rule matches: such a rule is managed, and its target is nobody else's. */
  readonly archive?: ArchiveRecord;
  /** The ARN of the global endpoint that replicates events by this rule: what it sends to the other bus names it. */
  readonly replicatesFor?: string;
}

/** An archive and what it took in. */
export interface ArchiveRecord {
  readonly ArchiveName: string;
  readonly ArchiveArn: string;
  /** The ARN of the bus. */
  readonly EventSourceArn: string;
  Description?: string;
  EventPattern?: string;
  KmsKeyIdentifier?: string;
  /** 0 is for ever. */
  RetentionDays: number;
  readonly CreationTime: Date;
  /** In the order of their arrival, also those whose days are over: `retainedEvents` leaves them out. */
  events: ArchivedEvent[];
}

export interface ArchivedEvent {
  /** The whole event as compact JSON, numbers as the sender spelt them. */
  readonly text: string;
  /** The event's own `time`. */
  readonly time: Date;
  /** The account's time when it arrived. */
  readonly receivedAt: Date;
}
