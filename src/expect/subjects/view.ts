import {
  VIEW,
  type BusView,
  type EndpointView,
  type EventBridgeMock,
  type RuleView,
  type TargetView,
} from '../../eventbridge-mock.js';
import { refuse } from '../misuse.js';

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

/**
 * Refuses the history of a mock where an isolated one answers in its place: nothing that the running code does shows
 * there, so that every negated assertion would hold.
 */
export function refuseOutsideOfIsolation(mock: EventBridgeMock): void {
  const { current } = mock;
  if (current === mock) return;
  refuse({ kind: 'outside-of-isolation', receivedInside: current.events().length });
}
