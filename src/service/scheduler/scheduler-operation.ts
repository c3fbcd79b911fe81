import type * as sdk from '@aws-sdk/client-scheduler';
import type { InputOf, OperationNameOf, OperationOf, OutputOf, Validated } from '../operation.js';

type SchedulerSdk = typeof sdk;

export type SchedulerOperationName = OperationNameOf<SchedulerSdk>;

/** An operation of EventBridge Scheduler. */
export type SchedulerOperation<Name extends SchedulerOperationName> = OperationOf<SchedulerSdk, Name>;

/** What a caller may send. */
export type SchedulerInput<Name extends SchedulerOperationName> = InputOf<SchedulerSdk, Name>;

/** What the operation answers, without the SDK's `$metadata`. */
export type SchedulerOutput<Name extends SchedulerOperationName> = OutputOf<SchedulerSdk, Name>;

/** An input of one whose constraints hold. */
export type SchedulerRequest<Name extends SchedulerOperationName> = Validated<InputOf<SchedulerSdk, Name>>;
