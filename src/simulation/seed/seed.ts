import type { Target } from '@aws-sdk/client-eventbridge';
import type { TargetHandler } from '../../delivery/attempt/target-handler.js';

/** What an account has, as a plain object. */
export interface Seed {
  /**
   * By name; `default` is always there and may be given rules. A bus of another account or Region is named by its ARN.
   */
  readonly buses?: Readonly<Record<string, SeededBus>>;
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

export interface SeededBus {
  readonly description?: string;
  readonly tags?: Readonly<Record<string, string>>;
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

export interface SeededRule {
  /** An event pattern, as an object or JSON text. */
  readonly pattern?: object | string;
  /** `rate(…)` or `cron(…)`; only on the default bus. */
  readonly schedule?: string;
  /** Default `ENABLED`. */
  readonly state?: 'ENABLED' | 'DISABLED' | 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS';
  readonly description?: string;
  readonly roleArn?: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly targets?: readonly SeededTarget[];
}

/** A handler (its Lambda ARN is made of its name, or the rule's), a target ARN, or a target with all that it needs. */
export type SeededTarget = TargetHandler | string | SeededTargetDetails;

export interface SeededTargetDetails {
  readonly arn: string;
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
