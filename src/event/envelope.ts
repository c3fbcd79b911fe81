import type { JsonObject } from './json-value.js';

/**
 * An event as targets receive it.
 * @see https://docs.aws.amazon.com/eventbridge/latest/ref/overiew-event-structure.html
 */
export interface EventEnvelope<Detail = JsonObject, DetailType extends string = string> {
  readonly version: '0';
  /** Also the `EventId` that PutEvents answered. */
  readonly id: string;
  readonly 'detail-type': DetailType;
  readonly source: string;
  /** Twelve digits: the sender's account. */
  readonly account: string;
  /** UTC, whole seconds: `2026-03-01T12:34:56Z`. */
  readonly time: string;
  readonly region: string;
  /** The replay that sent the event again. */
  readonly 'replay-name'?: string;
  /** Not readonly, so that it is what `EventBridgeEvent` of `@types/aws-lambda` has; nobody changes it. */
  readonly resources: string[];
  readonly detail: Detail;
}

/** What an event may have on its way to a target. */
export const ENVELOPE_MEMBERS: readonly (keyof EventEnvelope)[] = [
  'version',
  'id',
  'detail-type',
  'source',
  'account',
  'time',
  'region',
  'replay-name',
  'resources',
  'detail',
];

const MEMBERS: ReadonlySet<string> = new Set(ENVELOPE_MEMBERS);

/** Whether targets get a member of this name: entries and our records have others, too. */
export function isOnTheWire(member: string): boolean {
  return MEMBERS.has(member);
}
