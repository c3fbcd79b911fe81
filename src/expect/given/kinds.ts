import {
  VIEW,
  type ArchiveView,
  type BusView,
  type EndpointView,
  type EventBridgeMock,
  type ReplayView,
  type RuleView,
  type ScheduleView,
  type TargetView,
} from '../../mock/public-types.js';

interface Views {
  readonly mock: EventBridgeMock;
  readonly bus: BusView;
  readonly rule: RuleView;
  readonly target: TargetView;
  readonly endpoint: EndpointView;
  readonly archive: ArchiveView;
  readonly replay: ReplayView;
  readonly schedule: ScheduleView;
}

export function isView<Kind extends keyof Views>(value: unknown, kind: Kind): value is Views[Kind] {
  return isAnyView(value) && value[VIEW] === kind;
}

/** A mock, or a view of something in it. */
export function isAnyView(value: unknown): value is Views[keyof Views] {
  return typeof value === 'object' && value !== null && VIEW in value;
}

/** A client or a command of the AWS SDK, told by its members, since there may be copies. */
export function isOfSdk(value: unknown): value is object {
  return typeof value === 'object' && value !== null && 'middlewareStack' in value;
}

export function isClient(value: unknown): value is object {
  return isOfSdk(value) && 'send' in value;
}

/** A stub of aws-sdk-client-mock, told by its members: it is not imported, and there may be copies. */
export interface ClientStub {
  calls(): readonly StubCall[];
  clientName(): string;
}

export interface StubCall {
  /** The command; always the same array for the same call. */
  readonly args: readonly unknown[];
  /** The promise of the answer; undefined where no behaviour was given. */
  readonly returnValue?: unknown;
}

export function isStub(value: unknown): value is ClientStub {
  if (typeof value !== 'object' || value === null) return false;
  return ['calls', 'commandCalls', 'clientName', 'resolves'].every(
    (name) => name in value && typeof Reflect.get(value, name) === 'function',
  );
}
