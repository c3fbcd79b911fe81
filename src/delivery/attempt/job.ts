import type { Target } from '@aws-sdk/client-eventbridge';
import type { EventBusRecord, RuleRecord } from '../../account/resources.js';
import type { EventEnvelope } from '../../event/envelope.js';
import type { EventLog } from '../../history/bus-log/event-log.js';
import type { InvocationLog } from '../../history/bus-log/invocation-log.js';
import type { ChainLink, DeliveryRecord } from '../../history/records.js';
import type { InputEvent } from '../../input/input-event.js';
import type { PlacedTarget } from '../../targets/registry.js';
import type { Place } from '../../text/arn.js';

/** An event that a bus has taken in. */
export interface ArrivedEvent {
  readonly bus: EventBusRecord;
  readonly envelope: EventEnvelope;
  /** The envelope as targets get it. */
  readonly text: string;
  /** The same text, read once for all targets. */
  readonly input: InputEvent;
  /** The X-Ray trace header that goes with it. */
  readonly traceHeader: string | undefined;
  /** The account and Region of every bus that it has come through, its origin first; undefined where it was put. */
  readonly cameThrough: readonly Place[] | undefined;
  /** The deliveries that led to it. */
  readonly chain: readonly ChainLink[];
  readonly receivedAt: Date;
  /** Undefined where the bus keeps no log. */
  readonly log: EventLog | undefined;
}

/** One event on its way to one target of one rule. */
export interface Job extends PlacedTarget {
  readonly event: ArrivedEvent;
  readonly rule: RuleRecord;
  readonly target: Target;
  /** What input shaping has made. */
  readonly payload: string;
  readonly record: OpenDelivery;
  /** Undefined where the bus keeps no log. */
  readonly log: InvocationLog | undefined;
}

/** A delivery record while it is being written. */
export type OpenDelivery = {
  -readonly [Member in keyof DeliveryRecord]: Member extends 'attempts'
    ? DeliveryRecord['attempts'][number][]
    : DeliveryRecord[Member];
};
