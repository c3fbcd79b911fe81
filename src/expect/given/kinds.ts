import {
  VIEW,
  type ArchiveView,
  type BusView,
  type EndpointView,
  type EventBridgeMock,
  type ReplayView,
  type RuleView,
  type TargetView,
} from '../../mock/public-types.js';
import { refuse } from '../misuse/misuse.js';

interface Views {
  readonly mock: EventBridgeMock;
  readonly bus: BusView;
  readonly rule: RuleView;
  readonly target: TargetView;
  readonly endpoint: EndpointView;
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

/**
 * Refuses the history of a mock where an isolated one answers in its place: nothing that the running code does shows
 * there, so that every negated assertion would hold.
 */
export function refuseOutsideOfIsolation(mock: EventBridgeMock): void {
  const { current } = mock;
  if (current === mock) return;
  refuse({ kind: 'outside-of-isolation', receivedInside: current.events().length });
}
