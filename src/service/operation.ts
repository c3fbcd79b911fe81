import type * as sdk from '@aws-sdk/client-eventbridge';
import type { AccessContext } from '../access/access-context.js';
import type { Quotas } from '../account/quotas.js';
import type { ReplayRecord } from '../account/replay.js';
import type { EventBusRecord } from '../account/resources.js';
import type { ScheduleKey } from '../account/schedule.js';
import type { AccountRegion, World } from '../account/world.js';
import type { IncomingEnvelope } from '../event/incoming-envelope.js';
import type { Journal } from '../history/journal.js';
import type { DetailSchemas } from '../schema/detail-schemas.js';
import type { StructureShape } from './constraints/shapes.js';

type EventBridgeSdk = typeof sdk;

/** The names of all operations of a package, read off its command classes. */
export type OperationNameOf<Sdk> = {
  [Export in keyof Sdk]: Sdk[Export] extends new (...args: never[]) => { readonly input: unknown }
    ? Export extends `${infer Name}Command`
      ? Name
      : never
    : never;
}[keyof Sdk];

type Command<Sdk, Name extends OperationNameOf<Sdk>> = `${Name}Command` extends keyof Sdk
  ? InstanceType<Extract<Sdk[`${Name}Command`], new (...args: never[]) => unknown>>
  : never;

export type InputOf<Sdk, Name extends OperationNameOf<Sdk>> =
  Command<Sdk, Name> extends { readonly input: infer Input } ? Input : never;

export type OutputOf<Sdk, Name extends OperationNameOf<Sdk>> =
  Command<Sdk, Name> extends {
    resolveMiddleware: (...args: never[]) => (...args: never[]) => Promise<{ output: infer Output }>;
  }
    ? Omit<Output, '$metadata'>
    : never;

/** The names of EventBridge's operations. */
export type OperationName = OperationNameOf<EventBridgeSdk>;

/** What a caller may send. */
export type OperationInput<Name extends OperationName> = InputOf<EventBridgeSdk, Name>;

/** What the operation answers, without the SDK's `$metadata`. */
export type OperationOutput<Name extends OperationName> = OutputOf<EventBridgeSdk, Name>;

/** What a handler may answer with: parts of the account, too, which it hands out as they are. */
type Answer<T> = T extends Date | Uint8Array
  ? T
  : T extends readonly (infer Member)[]
    ? readonly Answer<Member>[]
    : T extends object
      ? { readonly [K in keyof T]: Answer<T[K]> }
      : T;

/** An input whose constraints hold: at every depth, required members are there and no member is undefined. */
export type Validated<T> = T extends Date | Uint8Array
  ? T
  : T extends readonly (infer Member)[]
    ? readonly Validated<Member>[]
    : T extends object
      ? { readonly [K in keyof T]: Validated<NonNullable<T[K]>> }
      : T;

/** What a handler may see and touch. */
export interface OperationContext extends CallContext {
  /** What the caller called. */
  readonly operation: string;
  readonly failing: FailingEntries;
}

/** Why entries of a request fail whatever they hold, by position. */
export type FailingEntries = ReadonlyMap<
  number,
  { readonly ErrorCode: string; readonly ErrorMessage: string }
>;

/** What an account offers to any operation. */
export interface CallContext extends AccessContext {
  readonly world: World;
  /** The caller's account and Region. */
  readonly here: AccountRegion;
  readonly journal: Journal;
  readonly quotas: Quotas;
  /** The account's time. */
  readonly now: () => Date;
  readonly uuid: () => string;
  /**
   * The trace header of the call: what came over the wire with it, or what the SDK adds within a function, which is
   * that of the event which the function got.
   */
  readonly callersTraceHeader: () => string | undefined;
  /** So many small letters and digits. */
  readonly randomText: (length: number) => string;
  /** Milliseconds that a resource stays in a state that it leaves by itself. */
  readonly transitionTime: number;
  /** Whether what is made was deployed before now, as that of a template: time may have overtaken some of it. */
  readonly wasDeployed?: true;
  /** What the test holds details against. */
  readonly schemas?: DetailSchemas;
  /** Hears that a schedule of EventBridge Scheduler has been made, changed or deleted, and when. */
  readonly scheduleChanged: (place: AccountRegion, key: ScheduleKey, at: Date) => void;
  /** Hands over a replay that sends its events as time goes by. */
  readonly replay: (replay: ReplayRecord) => void;
  /** Hands an event that a bus has taken in to routing; targets get it after the operation has answered. */
  readonly route: (event: IncomingEvent) => void;
}

/** An event on its way into a bus. */
export interface IncomingEvent {
  readonly bus: EventBusRecord;
  readonly envelope: IncomingEnvelope;
  /** The X-Ray trace header that goes with it. */
  readonly traceHeader: string | undefined;
}

/**
 * An operation is its constraints and a synchronous function that makes all checks before the first change. What it is
 * given is its own to keep, and it may answer with parts of the account: `dispatch` copies both.
 */
export interface OperationOf<Sdk, Name extends OperationNameOf<Sdk>> {
  readonly input: StructureShape;
  readonly handle: (
    input: Validated<InputOf<Sdk, Name>>,
    context: OperationContext,
  ) => Answer<OutputOf<Sdk, Name>>;
}

/** One of EventBridge's. */
export type Operation<Name extends OperationName> = OperationOf<EventBridgeSdk, Name>;
