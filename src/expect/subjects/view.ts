import {
  VIEW,
  type ArchiveView,
  type BusView,
  type EventBridgeMock,
  type ReplayView,
  type RuleView,
  type TargetView,
} from '../../eventbridge-mock.js';

interface Views {
  readonly mock: EventBridgeMock;
  readonly bus: BusView;
  readonly rule: RuleView;
  readonly target: TargetView;
  readonly archive: ArchiveView;
  readonly replay: ReplayView;
}

export function isView<Kind extends keyof Views>(value: unknown, kind: Kind): value is Views[Kind] {
  return isAnyView(value) && value[VIEW] === kind;
}

/** A mock, or a view of something in it. */
export function isAnyView(value: unknown): value is Views[keyof Views] {
  return typeof value === 'object' && value !== null && VIEW in value;
}
