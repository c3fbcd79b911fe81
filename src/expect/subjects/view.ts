import {
  VIEW,
  type BusView,
  type EndpointView,
  type EventBridgeMock,
  type RuleView,
  type TargetView,
} from '../../eventbridge-mock.js';

interface Views {
  readonly mock: EventBridgeMock;
  readonly bus: BusView;
  readonly rule: RuleView;
  readonly target: TargetView;
  readonly endpoint: EndpointView;
}

export function isView<Kind extends keyof Views>(value: unknown, kind: Kind): value is Views[Kind] {
  return typeof value === 'object' && value !== null && VIEW in value && value[VIEW] === kind;
}
