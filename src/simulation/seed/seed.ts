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

/** What an account has, as a plain object. */
export interface Seed {
  /**
   * By name; `default` is always there and may be given rules. A bus of another account or Region is named by its ARN.
   */
  readonly buses?: Readonly<Record<string, SeededBus>>;
  /** By name. */
  readonly connections?: Readonly<Record<string, SeededConnection>>;
  /** By name. */
  readonly apiDestinations?: Readonly<Record<string, SeededApiDestination>>;
  /** By name. */
  readonly endpoints?: Readonly<Record<string, SeededEndpoint>>;
  /**
   * By ARN: what targets and dead-letter queues are like, as far as EventBridge depends on it. What is not named here
   * takes everything.
   */
  readonly resources?: Readonly<Record<string, SeededResource>>;
}

/** A queue, topic, function, log group, stream or API that is no part of EventBridge. */
export interface SeededResource {
  /**
   * Its resource policy, as an object or JSON text; null when it has none. A policy that does not let EventBridge in
   * fails deliveries with NO_PERMISSIONS. Default: nobody asks for one.
   */
  readonly policy?: object | string | null;
  /**
   * Whether a FIFO queue tells duplicates by their content; without that, it takes nothing from EventBridge. Default:
   * true.
   */
  readonly contentBasedDeduplication?: boolean;
}

/** Tags by key, or the list of the API. */
export type SeededTags = Readonly<Record<string, string>> | readonly Tag[];

/** A member may also be spelt as the SDK and CloudFormation spell it. */
export interface SeededBus extends Omit<CreateEventBusCommandInput, 'Name' | 'EventSourceName' | 'Tags'> {
  readonly kmsKeyIdentifier?: string;
  /** The ARN of the queue that gets what cannot be delivered for want of the bus's key. */
  readonly deadLetterQueue?: string;
  /** By name. */
  readonly archives?: Readonly<Record<string, SeededArchive>>;
  readonly Tags?: SeededTags;
  readonly Policy?: object | string;
  readonly description?: string;
  readonly tags?: SeededTags;
  /** How much of what happens on the bus its log tells, as `LogConfig` says it. */
  readonly log?: {
    readonly level: 'OFF' | 'ERROR' | 'INFO' | 'TRACE';
    /** Default `NONE`. */
    readonly includeDetail?: 'NONE' | 'FULL';
  };
  /** A resource policy, as an object or JSON text. */
  readonly policy?: object | string;
  /** By name. */
  readonly rules?: Readonly<Record<string, SeededRule>>;
}

/** A member may also be spelt as the SDK and CloudFormation spell it. */
export interface SeededArchive extends Omit<
  CreateArchiveCommandInput,
  'ArchiveName' | 'EventSourceArn' | 'EventPattern'
> {
  readonly description?: string;
  /** An event pattern, as an object or JSON text; without it, the archive takes in everything. */
  readonly pattern?: EventPatternObject | string;
  /** Default 0: for ever. */
  readonly retentionDays?: number;
  readonly kmsKeyIdentifier?: string;
  readonly EventPattern?: EventPatternObject | string;
}

/** A member may also be spelt as the SDK and CloudFormation spell it. It is AUTHORIZED from the start. */
export interface SeededConnection extends Partial<Omit<CreateConnectionCommandInput, 'Name'>> {
  readonly description?: string;
  readonly kmsKeyIdentifier?: string;
  readonly authorization?: SeededAuthorization;
  /** What goes with every call. */
  readonly http?: SeededHttpParameters;
}

/** One of them. */
export interface SeededAuthorization {
  readonly apiKey?: { readonly name: string; readonly value: string };
  readonly basic?: { readonly username: string; readonly password: string };
  readonly oauth?: {
    readonly clientId: string;
    readonly clientSecret: string;
    /** The URL that gives out tokens. */
    readonly endpoint: string;
    readonly method: 'GET' | 'POST' | 'PUT';
    readonly http?: SeededHttpParameters;
  };
}

/** By name; `{ secret: 'value' }` is a value that is kept secret. */
export interface SeededHttpParameters {
  readonly headers?: Readonly<Record<string, string | { readonly secret: string }>>;
  readonly query?: Readonly<Record<string, string | { readonly secret: string }>>;
  readonly body?: Readonly<Record<string, string | { readonly secret: string }>>;
}

/** A member may also be spelt as the SDK and CloudFormation spell it. */
export interface SeededApiDestination extends Partial<Omit<CreateApiDestinationCommandInput, 'Name'>> {
  readonly description?: string;
  /** Its name or ARN. */
  readonly connection?: string;
  readonly url?: string;
  readonly method?: ApiDestinationHttpMethod;
  /** Default 300. */
  readonly callsPerSecond?: number;
}

/** What CreateEndpoint takes: the oldest SDKs have no type for it. */
interface EndpointInput {
  readonly Description?: string | undefined;
  readonly RoutingConfig?:
    | {
        readonly FailoverConfig: {
          readonly Primary: { readonly HealthCheck: string };
          readonly Secondary: { readonly Route: string };
        };
      }
    | undefined;
  readonly ReplicationConfig?: { readonly State: 'ENABLED' | 'DISABLED' } | undefined;
  readonly EventBuses?: readonly { readonly EventBusArn: string }[] | undefined;
  readonly RoleArn?: string | undefined;
}

/** A member may also be spelt as the SDK and CloudFormation spell it. It is ACTIVE from the start. */
export interface SeededEndpoint extends EndpointInput {
  readonly description?: string;
  /** The name of its bus, which must be there in both Regions. */
  readonly bus?: string;
  readonly secondaryRegion?: string;
  /** The ARN of the Route 53 health check. */
  readonly healthCheck?: string;
  /** Default ENABLED, which needs a role. */
  readonly replication?: 'ENABLED' | 'DISABLED';
  readonly roleArn?: string;
}

/** A member may also be spelt as the SDK and CloudFormation spell it. */
export interface SeededRule extends Omit<
  PutRuleCommandInput,
  'Name' | 'EventBusName' | 'EventPattern' | 'Tags'
> {
  readonly EventPattern?: EventPatternObject | string;
  readonly Tags?: SeededTags;
  readonly Targets?: readonly SeededTarget[];
  /** An event pattern, as an object or JSON text. */
  readonly pattern?: EventPatternObject | string;
  /** `rate(…)` or `cron(…)`; only on the default bus. */
  readonly schedule?: string;
  /** Default `ENABLED`. */
  readonly state?: 'ENABLED' | 'DISABLED' | 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS';
  readonly description?: string;
  readonly roleArn?: string;
  readonly tags?: SeededTags;
  readonly targets?: readonly SeededTarget[];
}

/** A handler (its Lambda ARN is made of its name, or the rule's), a target ARN, or a target with all that it needs. */
export type SeededTarget = TargetHandler | string | SeededTargetDetails;

/** A member may also be spelt as the SDK and CloudFormation spell it. */
export interface SeededTargetDetails extends Partial<Target> {
  readonly arn?: string;
  /** The name of an API destination, instead of its ARN. */
  readonly apiDestination?: string;
  /** Default: made from the ARN's last part and the position. */
  readonly id?: string;
  readonly handler?: TargetHandler;
  /** Constant JSON for the target: a value, which is turned into text, not JSON text. */
  readonly input?: unknown;
  readonly inputPath?: string;
  readonly inputTransformer?: {
    readonly pathsMap?: Readonly<Record<string, string>>;
    readonly template: string;
  };
  readonly roleArn?: string;
  /** The ARN of the queue that gets what cannot be delivered. */
  readonly deadLetterQueue?: string;
  readonly retryPolicy?: {
    readonly maximumRetryAttempts?: number;
    readonly maximumEventAgeInSeconds?: number;
  };
  /**
   * What the kind of the target needs besides, in the SDK's spelling: `{ SqsParameters: { MessageGroupId: 'orders' }
   * }`.
   */
  readonly parameters?: Omit<Target, SaidOtherwise>;
}

type SaidOtherwise =
  'Id' | 'Arn' | 'RoleArn' | 'Input' | 'InputPath' | 'InputTransformer' | 'DeadLetterConfig' | 'RetryPolicy';
