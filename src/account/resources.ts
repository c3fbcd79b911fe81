import type { DeadLetterConfig, LogConfig, RuleState, Target } from '@aws-sdk/client-eventbridge';
import type { PatternIndex } from '../pattern/indexing/pattern-index.js';

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
  tags: Map<string, string>;
  /** By name. */
  readonly rules: Map<string, RuleRecord>;
  /** The enabled rules that have a pattern. Kept current by `storeRule` and `dropRule`. */
  readonly matching: PatternIndex<RuleRecord>;
}

/** A rule and its targets. */
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
  readonly tags: Map<string, string>;
  /** By Id, in the order in which the Ids were first put. */
  readonly targets: Map<string, Target>;
}

/** A resource policy in the form that DescribeEventBus answers as JSON text. */
export interface PolicyDocument {
  readonly Version: string;
  readonly Statement: readonly PolicyStatement[];
}

export interface PolicyStatement {
  readonly Sid?: string;
  readonly Effect: string;
  readonly Principal: unknown;
  readonly Action: unknown;
  readonly Resource: unknown;
  readonly Condition?: unknown;
}
