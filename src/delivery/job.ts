import type { Target } from '@aws-sdk/client-eventbridge';
import type { Arn, Place } from '../text/arn.js';
import type { EventBusRecord, RuleRecord } from '../account/resources.js';
import type { ChainLink, DeliveryRecord, EventRecord } from '../history/records.js';
import type { EventEnvelope } from '../event/envelope.js';
import type { InputEvent } from '../input/input-event.js';
import type { TargetKind } from '../targets/target-kind.js';
import type { EventLog } from './event-log.js';
import type { InvocationLog } from './invocation-log.js';

/** An event that a bus has taken in. */
export interface RoutedEvent {
  readonly bus: EventBusRecord;
  readonly envelope: EventEnvelope;
  /** The envelope as targets get it. */
  readonly text: string;
  /** The X-Ray trace header that goes with it. */
  readonly traceHeader?: string | undefined;
  /** ARNs of the rules that alone may get it. */
  readonly onlyRules?: ReadonlySet<string>;
  /** The account and Region of every bus that the event has come through, its origin first. */
  readonly cameThrough?: readonly Place[];
}

export interface ArrivedEvent extends RoutedEvent {
  readonly receivedAt: Date;
  /** The same text, read once for all targets. */
  readonly input: InputEvent;
  /** The deliveries that led to it. */
  readonly chain: readonly ChainLink[];
  /** Absent where the bus keeps no log. */
  readonly log?: EventLog;
}

/** One event on its way to one target of one rule. */
export interface Job {
  readonly event: ArrivedEvent;
  readonly rule: RuleRecord;
  readonly target: Target;
  readonly arn: Arn;
  readonly kind: TargetKind;
  /** What input shaping has made. */
  readonly payload: string;
  readonly record: OpenDelivery;
  /** Absent where the bus keeps no log. */
  readonly log?: InvocationLog;
}

/** A delivery record while it is being written. */
export type OpenDelivery = {
  -readonly [Member in keyof DeliveryRecord]: Member extends 'attempts'
    ? DeliveryRecord['attempts'][number][]
    : DeliveryRecord[Member];
};

/** The step of a cascade that a delivery is. */
export function linkOf({ event, rule, target }: Job): ChainLink {
  return {
    eventId: event.envelope.id,
    detailType: event.envelope['detail-type'],
    ruleArn: rule.Arn,
    targetArn: target.Arn ?? '',
    ...(event.traceHeader !== undefined && { traceHeader: event.traceHeader }),
  };
}

/** The job, followed by the log of a bus that keeps one. */
export function jobOf(job: Job): Job {
  const log = job.event.log?.invocation(job.target, job.payload);
  return log ? { log, ...job } : job;
}

export function openDelivery({ envelope }: ArrivedEvent, rule: RuleRecord, target: Target): OpenDelivery {
  return {
    target: { id: target.Id ?? '', arn: target.Arn ?? '' },
    rule: { name: rule.Name, arn: rule.Arn, eventBusName: rule.EventBusName },
    event: envelope,
    outcome: 'pending',
    attempts: [],
  };
}

/** Spelt out, because every event pays for it, and V8 takes microseconds to add members to what was spread. */
export function eventRecord(
  { envelope, bus, receivedAt, traceHeader }: ArrivedEvent,
  rules: readonly RuleRecord[],
): EventRecord {
  const replayName = envelope['replay-name'];
  return {
    version: envelope.version,
    id: envelope.id,
    'detail-type': envelope['detail-type'],
    source: envelope.source,
    account: envelope.account,
    time: envelope.time,
    region: envelope.region,
    ...(replayName !== undefined && { 'replay-name': replayName }),
    resources: envelope.resources,
    detail: envelope.detail,
    eventBusName: bus.Name,
    eventBusArn: bus.Arn,
    matchedRules: rules.map((rule) => rule.Arn),
    receivedAt,
    ...(traceHeader !== undefined && { traceHeader }),
  };
}
