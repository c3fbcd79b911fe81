import type {
  ApiDestinationHttpMethod,
  CreateApiDestinationCommandInput,
  CreateArchiveCommandInput,
  CreateConnectionCommandInput,
  CreateEventBusCommandInput,
  PutRuleCommandInput,
  Tag,
  Target,
} from '@aws-sdk/client-eventbridge';
import type { EventPatternObject } from '../../pattern/spelled.js';
import type { TargetHandler } from '../../delivery/attempt/target-handler.js';

/**
 * The contents of an account, as a plain object.
 *
 * @example
 * const seed: Seed = {
 *   buses: { orders: { rules: { paid: { pattern: { 'detail-type': ['Order Paid'] }, targets: [billing] } } } },
 * };
 */
export interface Seed {
  /**
   * Event buses by name. `default` always exists, and may be given rules. A bus of another account or Region is named
   * by its ARN.
   */
  readonly buses?: Readonly<Record<string, SeededBus>>;
  /** Connections by name. */
  readonly connections?: Readonly<Record<string, SeededConnection>>;
  /** API destinations by name. */
  readonly apiDestinations?: Readonly<Record<string, SeededApiDestination>>;
  /** Global endpoints by name. */
  readonly endpoints?: Readonly<Record<string, SeededEndpoint>>;
  /** Schedules of EventBridge Scheduler by `group/name`; a name alone is in the group `default`. */
  readonly schedules?: Readonly<Record<string, SeededSchedule>>;
  /** Groups of schedules by name. One that a schedule names need not stand here, unless it has tags. */
  readonly scheduleGroups?: Readonly<Record<string, SeededScheduleGroup>>;
  /**
   * Properties of targets and dead-letter queues that EventBridge depends on, by ARN. Resources that are not named here
   * accept everything.
   */
  readonly resources?: Readonly<Record<string, SeededResource>>;
}

/** A queue, topic, function, log group, stream or API outside of EventBridge. */
export interface SeededResource {
  /**
   * Its resource policy, as an object or JSON text, or `null` if it has none. Without a statement that allows
   * EventBridge, deliveries fail with `NO_PERMISSIONS`. Default: permissions are not checked.
   */
  readonly policy?: object | string | null;
  /**
   * Whether a FIFO queue has content-based deduplication, without which it accepts nothing from EventBridge. Default
   * `true`.
   */
  readonly contentBasedDeduplication?: boolean;
}

/** A group of schedules. Members may also be spelled as in the SDK and CloudFormation. */
export interface SeededScheduleGroup {
  /** Tags by key. */
  readonly tags?: SeededTags;
  /** The same as `tags`. */
  readonly Tags?: SeededTags;
}

/** A schedule of EventBridge Scheduler. Members may also be spelled as in the SDK. */
export interface SeededSchedule {
  /** When it runs once, in the time zone: `'2026-03-01T09:00:00'`. */
  readonly at?: string;
  /** How often it runs: `'5 minutes'`. */
  readonly rate?: string;
  /** The six fields of a cron expression: `'0 9 ? * MON-FRI *'`. */
  readonly cron?: string;
  /** A time zone of the IANA database: `'Europe/Berlin'`. Default `'UTC'`. */
  readonly timezone?: string;
  /** The flexible time window, in minutes. Default: none. */
  readonly window?: number;
  /** Before it, the schedule does not run. */
  readonly start?: Date | string;
  /** After it, the schedule does not run. */
  readonly end?: Date | string;
  /** Default `ENABLED`. */
  readonly state?: 'ENABLED' | 'DISABLED';
  /** A description for people. */
  readonly description?: string;
  /** What happens to the schedule when it has run for the last time. Default `NONE`. */
  readonly actionAfterCompletion?: 'NONE' | 'DELETE';
  /** What it invokes: an ARN, a function, or details. */
  readonly target?: TargetHandler | string | SeededScheduleTarget;
  /** The same as `at`, `rate` or `cron`, as a whole: `'rate(5 minutes)'`. */
  readonly ScheduleExpression?: string;
  /** The same as `timezone`. */
  readonly ScheduleExpressionTimezone?: string;
  /** The same as `window`. */
  readonly FlexibleTimeWindow?: {
    /** Whether there is a window. */
    readonly Mode: 'OFF' | 'FLEXIBLE';
    /** Minutes, from 1 to 1440. */
    readonly MaximumWindowInMinutes?: number;
  };
  /** The same as `start`. */
  readonly StartDate?: Date | string;
  /** The same as `end`. */
  readonly EndDate?: Date | string;
  /** The same as `state`. */
  readonly State?: 'ENABLED' | 'DISABLED';
  /** The same as `description`. */
  readonly Description?: string;
  /** The same as `actionAfterCompletion`. */
  readonly ActionAfterCompletion?: 'NONE' | 'DELETE';
  /** The ARN of the KMS key that encrypts the schedule. */
  readonly KmsKeyArn?: string;
  /** The same as `target`. */
  readonly Target?: SeededScheduleTarget;
}

/** The target of a schedule. Members may also be spelled as in the SDK. */
export interface SeededScheduleTarget {
  /** The ARN of the target. */
  readonly arn?: string;
  /** The function that is called in the target's place. */
  readonly handler?: TargetHandler;
  /** What the target receives: a value, which is turned into text, not JSON text. */
  readonly input?: unknown;
  /** The ARN of the role. Default: a role of the mock's account. */
  readonly roleArn?: string;
  /** The ARN of the queue that receives what cannot be delivered. */
  readonly deadLetterQueue?: string;
  /** How often and for how long deliveries are retried. */
  readonly retryPolicy?: SeededTargetDetails['retryPolicy'];
  /** What the kind of the target needs besides, in the SDK's spelling. */
  readonly parameters?: SeededScheduleParameters;
  /** The same as `arn`. */
  readonly Arn?: string;
  /** The input as text. */
  readonly Input?: string;
  /** The same as `roleArn`. */
  readonly RoleArn?: string;
  /** The same as `deadLetterQueue`. */
  readonly DeadLetterConfig?: {
    /** The ARN of the queue. */
    readonly Arn?: string;
  };
  /** The same as `retryPolicy`. */
  readonly RetryPolicy?: Target['RetryPolicy'];
  /** Parameters of an ECS task. */
  readonly EcsParameters?: object;
  /** What the event of a bus target has besides its detail. */
  readonly EventBridgeParameters?: {
    /** The detail-type of the event. */
    readonly DetailType: string;
    /** The source of the event. */
    readonly Source: string;
  };
  /** Parameters of a Kinesis stream. */
  readonly KinesisParameters?: {
    /** The partition key of records. */
    readonly PartitionKey: string;
  };
  /** Parameters of a SageMaker pipeline. */
  readonly SageMakerPipelineParameters?: Target['SageMakerPipelineParameters'];
  /** Parameters of an SQS queue. */
  readonly SqsParameters?: Target['SqsParameters'];
}

type SeededScheduleParameters = Pick<
  SeededScheduleTarget,
  | 'EcsParameters'
  | 'EventBridgeParameters'
  | 'KinesisParameters'
  | 'SageMakerPipelineParameters'
  | 'SqsParameters'
>;

/** Tags by key, or as the list that the API takes. */
export type SeededTags = Readonly<Record<string, string>> | readonly Tag[];

/** An event bus. Members may also be spelled as in the SDK and CloudFormation: `Description` for `description`. */
export interface SeededBus extends Omit<CreateEventBusCommandInput, 'Name' | 'EventSourceName' | 'Tags'> {
  /** The KMS key that encrypts events: its id, ARN or alias. */
  readonly kmsKeyIdentifier?: string;
  /** The ARN of the queue for events that cannot be encrypted or decrypted with the key of the bus. */
  readonly deadLetterQueue?: string;
  /** Archives of the bus, by name. */
  readonly archives?: Readonly<Record<string, SeededArchive>>;
  /** The same as `tags`. */
  readonly Tags?: SeededTags;
  /** The same as `policy`. */
  readonly Policy?: object | string;
  /** A description for people. */
  readonly description?: string;
  /** Tags by key. */
  readonly tags?: SeededTags;
  /** What the bus logs, as in its `LogConfig`. Default: nothing. */
  readonly log?: {
    /** From nothing to every step. */
    readonly level: 'OFF' | 'ERROR' | 'INFO' | 'TRACE';
    /** Whether log records contain the details of events. Default `NONE`. */
    readonly includeDetail?: 'NONE' | 'FULL';
  };
  /** The resource policy, as an object or JSON text. */
  readonly policy?: object | string;
  /** Rules of the bus, by name. */
  readonly rules?: Readonly<Record<string, SeededRule>>;
}

/** An archive of a bus. Members may also be spelled as in the SDK and CloudFormation. */
export interface SeededArchive extends Omit<
  CreateArchiveCommandInput,
  'ArchiveName' | 'EventSourceArn' | 'EventPattern'
> {
  /** A description for people. */
  readonly description?: string;
  /** The pattern of the events that it keeps, as an object or JSON text. Default: it keeps all events. */
  readonly pattern?: EventPatternObject | string;
  /** How many days it keeps events. Default 0: forever. */
  readonly retentionDays?: number;
  /** The KMS key that encrypts its events: its id, ARN or alias. */
  readonly kmsKeyIdentifier?: string;
  /** The same as `pattern`. */
  readonly EventPattern?: EventPatternObject | string;
}

/** A connection, which is `AUTHORIZED` from the start. Members may also be spelled as in the SDK and CloudFormation. */
export interface SeededConnection extends Partial<Omit<CreateConnectionCommandInput, 'Name'>> {
  /** A description for people. */
  readonly description?: string;
  /** The KMS key that encrypts its secret: its id, ARN or alias. */
  readonly kmsKeyIdentifier?: string;
  /** How requests are authorized. */
  readonly authorization?: SeededAuthorization;
  /** Headers, query parameters and body members that are added to every request. */
  readonly http?: SeededHttpParameters;
}

/** How a connection authorizes requests: exactly one of the members. */
export interface SeededAuthorization {
  /** A header with a key: its name and value. */
  readonly apiKey?: { readonly name: string; readonly value: string };
  /** A user name and a password. */
  readonly basic?: { readonly username: string; readonly password: string };
  /** OAuth client credentials, with which a token is requested. */
  readonly oauth?: {
    /** The id of the client. */
    readonly clientId: string;
    /** The secret of the client. */
    readonly clientSecret: string;
    /** The URL of the authorization endpoint. */
    readonly endpoint: string;
    /** The HTTP method of the token request. */
    readonly method: 'GET' | 'POST' | 'PUT';
    /** What is added to the token request. */
    readonly http?: SeededHttpParameters;
  };
}

/** Additions to an HTTP request, by name: `{ secret: 'value' }` is a value that is kept secret. */
export interface SeededHttpParameters {
  /** Headers by name. */
  readonly headers?: Readonly<Record<string, string | { readonly secret: string }>>;
  /** Query parameters by name. */
  readonly query?: Readonly<Record<string, string | { readonly secret: string }>>;
  /** Members of the JSON body by name. */
  readonly body?: Readonly<Record<string, string | { readonly secret: string }>>;
}

/** An API destination. Members may also be spelled as in the SDK and CloudFormation. */
export interface SeededApiDestination extends Partial<Omit<CreateApiDestinationCommandInput, 'Name'>> {
  /** A description for people. */
  readonly description?: string;
  /** The connection, by name or ARN. */
  readonly connection?: string;
  /** The URL of the endpoint; `*` in it is filled in by the target's path parameters. */
  readonly url?: string;
  /** The HTTP method of requests. */
  readonly method?: ApiDestinationHttpMethod;
  /** The maximum number of requests per second. Default 300. */
  readonly callsPerSecond?: number;
}

/** What CreateEndpoint takes: the oldest SDKs have no type for it. */
interface EndpointInput {
  /** The same as `description`. */
  readonly Description?: string | undefined;
  /** The health check and the secondary Region, as in CreateEndpoint. */
  readonly RoutingConfig?:
    | {
        readonly FailoverConfig: {
          readonly Primary: { readonly HealthCheck: string };
          readonly Secondary: { readonly Route: string };
        };
      }
    | undefined;
  /** Whether events are replicated, as in CreateEndpoint. */
  readonly ReplicationConfig?: { readonly State: 'ENABLED' | 'DISABLED' } | undefined;
  /** The ARNs of the buses in both Regions, as in CreateEndpoint. */
  readonly EventBuses?: readonly { readonly EventBusArn: string }[] | undefined;
  /** The same as `roleArn`. */
  readonly RoleArn?: string | undefined;
}

/**
 * A global endpoint, which is `ACTIVE` from the start. Members may also be spelled as in the SDK and CloudFormation.
 */
export interface SeededEndpoint extends EndpointInput {
  /** A description for people. */
  readonly description?: string;
  /** The name of its bus, which must exist in both Regions. */
  readonly bus?: string;
  /** The Region that it fails over to. */
  readonly secondaryRegion?: string;
  /** The ARN of the Route 53 health check. */
  readonly healthCheck?: string;
  /** Whether events are replicated to the other Region. Default `ENABLED`, which needs a role. */
  readonly replication?: 'ENABLED' | 'DISABLED';
  /** The ARN of the role for replication. */
  readonly roleArn?: string;
}

/** A rule of a bus. Members may also be spelled as in the SDK and CloudFormation. */
export interface SeededRule extends Omit<
  PutRuleCommandInput,
  'Name' | 'EventBusName' | 'EventPattern' | 'Tags'
> {
  /** The same as `pattern`. */
  readonly EventPattern?: EventPatternObject | string;
  /** The same as `tags`. */
  readonly Tags?: SeededTags;
  /** The same as `targets`. */
  readonly Targets?: readonly SeededTarget[];
  /** The event pattern, as an object or JSON text. */
  readonly pattern?: EventPatternObject | string;
  /** A schedule expression, `rate(…)` or `cron(…)`; only on the default bus. */
  readonly schedule?: string;
  /** Whether the rule is enabled. Default `ENABLED`. */
  readonly state?: 'ENABLED' | 'DISABLED' | 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS';
  /** A description for people. */
  readonly description?: string;
  /** The ARN of the role that the rule's targets are invoked with. */
  readonly roleArn?: string;
  /** Tags by key. */
  readonly tags?: SeededTags;
  /** The targets, in order. */
  readonly targets?: readonly SeededTarget[];
}

/**
 * A target of a rule: a handler, for which a Lambda ARN is made from its name or the rule's, the ARN of a target, or a
 * target with all that it needs.
 */
export type SeededTarget = TargetHandler | string | SeededTargetDetails;

/** A target of a rule, with all that it needs. Members may also be spelled as in the SDK and CloudFormation. */
export interface SeededTargetDetails extends Partial<Target> {
  /** The ARN of the target. */
  readonly arn?: string;
  /** The name of an API destination, instead of its ARN. */
  readonly apiDestination?: string;
  /** The Id of the target on the rule. Default: the last part of the ARN, with the position. */
  readonly id?: string;
  /** A function that is called in the target's place. */
  readonly handler?: TargetHandler;
  /** A constant input for the target: any value, which is turned into JSON text. */
  readonly input?: unknown;
  /** A JSON path to the part of the event that the target receives: `$.detail`. */
  readonly inputPath?: string;
  /** A template for the input of the target. */
  readonly inputTransformer?: {
    /** JSON paths in the event by the name of the variable. */
    readonly pathsMap?: Readonly<Record<string, string>>;
    /** The text of the input, with `<variable>` for each value. */
    readonly template: string;
  };
  /** The ARN of the role that the target is invoked with. */
  readonly roleArn?: string;
  /** The ARN of the queue for events that cannot be delivered. */
  readonly deadLetterQueue?: string;
  /** How long EventBridge retries. */
  readonly retryPolicy?: {
    /** From 0 to 185. Default 185. */
    readonly maximumRetryAttempts?: number;
    /** From 60 to 86,400 seconds. Default 86,400, which is 24 hours. */
    readonly maximumEventAgeInSeconds?: number;
  };
  /**
   * The parameters of the target's kind, spelled as in the SDK:
   * `{ SqsParameters: { MessageGroupId: 'orders' } }`.
   */
  readonly parameters?: Omit<Target, SaidOtherwise>;
}

type SaidOtherwise =
  'Id' | 'Arn' | 'RoleArn' | 'Input' | 'InputPath' | 'InputTransformer' | 'DeadLetterConfig' | 'RetryPolicy';
