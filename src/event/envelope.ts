import type { JsonObject } from './json-value.js';

/**
 * An event as targets receive it.
 * @see https://docs.aws.amazon.com/eventbridge/latest/ref/overiew-event-structure.html
 */
export interface EventEnvelope<Detail = JsonObject, DetailType extends string = string> {
  /** The version of the envelope. */
  readonly version: '0';
  /** The id of the event, which PutEvents returned as `EventId`. */
  readonly id: string;
  /** The kind of the event. */
  readonly 'detail-type': DetailType;
  /** The application or service that sent the event. */
  readonly source: string;
  /** The sender's account, twelve digits. */
  readonly account: string;
  /** The time of the event, UTC in whole seconds: `2026-03-01T12:34:56Z`. */
  readonly time: string;
  /** The Region that the event was sent in. */
  readonly region: string;
  /** The name of the replay that sent the event again. */
  readonly 'replay-name'?: string;
  /** The ARNs of the resources that the event concerns. */
  // Not readonly, so that it is what `EventBridgeEvent` of `@types/aws-lambda` has; nobody changes it.
  readonly resources: string[];
  /** What the sender says of the event. */
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
