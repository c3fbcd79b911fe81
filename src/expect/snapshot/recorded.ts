import { placeOf } from '../../text/arn.js';
import type { AccountSnapshot, EventBusSnapshot } from '../../simulation/account-state.js';
import {
  STANDING,
  type BusView,
  type EventBridgeMock,
  type RuleView,
  type ScheduleView,
} from '../../mock/public-types.js';
import type { Warning } from '../../history/records.js';
import { isView } from '../given/kinds.js';

/**
 * Members that together only one kind of record has. Records are known by them, not by a mark: so a record is known
 * after `{ ...event }`, and after it went through another copy of this module.
 */
const SIGNATURES: readonly (readonly string[])[] = [
  ['detail-type', 'eventBusArn', 'receivedAt'],
  ['event', 'target', 'rule', 'outcome'],
  ['event', 'target', 'rule', 'queueArn'],
  ['schedule', 'target', 'scheduledTime', 'outcome'],
  ['schedule', 'target', 'scheduledTime', 'queueArn'],
  ['name', 'input', 'sentAt', 'attempts', 'region'],
];

const WARNINGS: Readonly<Record<Warning['kind'], true>> = {
  'unknown-event-bus': true,
  'handler-failed': true,
  'access-denied': true,
  'target-access-denied': true,
  'delivery-dropped': true,
  'schedule-dropped': true,
  'history-dropped': true,
  'event-loop': true,
  'input-dropped': true,
  'input-path-empty': true,
  'entry-failed': true,
  'unknown-member': true,
  'schema-violation': true,
  'unknown-detail-type': true,
};

/** A record of the history, or an array of nothing else. */
export function isRecorded(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 && value.every(isRecord) : isRecord(value);
}

function isRecord(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (SIGNATURES.some((members) => members.every((member) => member in value))) return true;
  return (
    'message' in value && 'at' in value && 'kind' in value && Object.hasOwn(WARNINGS, String(value.kind))
  );
}

export type Pictured = EventBridgeMock | BusView | RuleView | ScheduleView;

/** What has buses, rules and targets, or is a schedule with its target. */
export function isPictured(value: unknown): value is Pictured {
  const kinds = ['mock', 'bus', 'rule', 'schedule'] as const;
  return kinds.some((kind) => isView(value, kind));
}

/** What it is made of at present; undefined for what does not exist. */
export function picture(view: Pictured): object | undefined {
  if (isView(view, 'mock')) return view.snapshot();
  if (isView(view, 'bus')) return busIn(view.mock, view.arn, view.name);
  if (isView(view, 'schedule')) return view.exists ? view[STANDING].shown : undefined;
  return busIn(view.mock, view.arn, view.eventBusName)?.rules?.[view.name];
}

/** Buses of other accounts and Regions are found by their ARN, or that of one of their rules. */
function busIn(mock: EventBridgeMock, arn: string, name: string): EventBusSnapshot | undefined {
  const { account, region } = placeOf(arn);
  const home: AccountSnapshot = mock.snapshot();
  const isHome = account === home.account && region === home.region;
  const state = isHome ? home : home.elsewhere?.[`${account}/${region}`];
  return state?.eventBuses[name];
}
