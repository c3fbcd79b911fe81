import type { Target } from '@aws-sdk/client-eventbridge';
import { archiveEvent } from '../../account/archive.js';
import { matchingRules } from '../../account/event-bus.js';
import type { EventBusRecord, RuleRecord } from '../../account/resources.js';
import type { EventEnvelope } from '../../event/envelope.js';
import { EventLog } from '../../history/bus-log/event-log.js';
import type { EventRecord } from '../../history/records.js';
import type { EmptyPath } from '../../input/empty-path.js';
import { InputEvent } from '../../input/input-event.js';
import { shapeInput } from '../../input/shape-input.js';
import type { ShapedInput } from '../../input/shaped-input.js';
import { placedTarget, type AnyTargetKind } from '../../targets/registry.js';
import type { Place } from '../../text/arn.js';
import { currentChain } from '../attempt/cascade.js';
import type { DeliveryHost } from '../attempt/delivery-host.js';
import type { ArrivedEvent, Job, OpenDelivery } from '../attempt/job.js';
import type { EventLoops } from './event-loops.js';
import type { Arrangement } from './order.js';

/** An event on its way into a bus. */
export interface RoutedEvent {
  readonly bus: EventBusRecord;
  readonly envelope: EventEnvelope;
  /** The envelope as targets get it. */
  readonly text: string;
  /** The X-Ray trace header that goes with it. */
  readonly traceHeader: string | undefined;
  /** ARNs of the rules that alone may get it. */
  readonly onlyRules?: ReadonlySet<string>;
  /** The account and Region of every bus that the event has come through, its origin first. */
  readonly cameThrough?: readonly Place[];
}

interface RoutingParts {
  readonly loops: EventLoops;
  readonly arrangement: Arrangement;
  /** Takes over a job that is to be done. */
  readonly enqueue: (job: Job) => void;
}

/** Makes of an event the jobs that are to be done for it: one for each target of each rule that matches. */
export class Routing {
  readonly #host: Pick<DeliveryHost, 'journal' | 'environment'>;
  readonly #parts: RoutingParts;

  constructor(host: Pick<DeliveryHost, 'journal' | 'environment'>, parts: RoutingParts) {
    this.#host = host;
    this.#parts = parts;
  }

  /** Finds the rules that match now, and fills archives. */
  route(routed: RoutedEvent): void {
    const event = this.#arrived(routed);
    const matched = matchingRules(event.bus, event.text);
    for (const rule of matched) archive(event, rule);
    // Who asks which rules an event matched has not made those of archives, and does not mean them.
    const { onlyRules } = routed;
    this.#send(
      event,
      matched.filter(({ archive, Arn }) => archive === undefined && (onlyRules?.has(Arn) ?? true)),
    );
  }

  /** Sends an event to the targets of one rule alone, whatever the rule's pattern says. */
  deliverFrom(rule: RuleRecord, routed: RoutedEvent): void {
    this.#send(this.#arrived(routed), [rule]);
  }

  #arrived({ bus, envelope, text, traceHeader, cameThrough }: RoutedEvent): ArrivedEvent {
    const { journal, environment } = this.#host;
    const receivedAt = new Date(environment.now());
    const input = new InputEvent(text);
    const logged = { bus, envelope, input, receivedAt };
    const log = bus.LogConfig && new EventLog(logged, journal, environment.uuid);
    return { bus, envelope, text, input, traceHeader, cameThrough, chain: currentChain(), receivedAt, log };
  }

  #send(event: ArrivedEvent, rules: readonly RuleRecord[]): void {
    this.#host.journal.event(eventRecord(event, rules));
    event.log?.matched(rules);
    if (this.#parts.loops.cuts(event.chain, event.envelope)) return;
    for (const rule of rules) {
      for (const target of rule.targets.values()) this.#toTarget(event, rule, target);
    }
  }

  #toTarget(event: ArrivedEvent, rule: RuleRecord, target: Target): void {
    const { arn, kind } = placedTarget(target);
    for (let times = this.#parts.arrangement.timesOf(); times > 0; times -= 1) {
      const record = openDelivery(event, rule, target);
      this.#host.journal.delivery(record);
      const shaped = inputFor(event, rule, target, kind);
      if ('dropped' in shaped) {
        this.#drop(record, shaped.dropped);
        continue;
      }
      const { payload, emptyPaths } = shaped;
      if (emptyPaths) this.#warnOf(emptyPaths, record);
      const log = event.log?.invocation(target, payload);
      this.#parts.enqueue({ event, rule, target, arn, kind, payload, record, log });
    }
  }

  #warnOf(paths: readonly EmptyPath[], { rule, target, event }: OpenDelivery): void {
    const [ruleArn, targetArn, eventId] = [rule.arn, target.arn, event.id];
    this.#host.journal.warn({ kind: 'input-path-empty', ruleArn, targetArn, eventId, paths });
  }

  #drop(record: OpenDelivery, dropped: NonNullable<OpenDelivery['droppedInput']>): void {
    record.outcome = 'dropped';
    record.droppedInput = dropped;
    const [ruleArn, targetArn, eventId] = [record.rule.arn, record.target.arn, record.event.id];
    this.#host.journal.warn({ kind: 'input-dropped', ruleArn, targetArn, eventId, dropped });
  }
}

/** A rule whose target was removed by force fills its archive no longer. */
function archive({ envelope, text, receivedAt }: ArrivedEvent, rule: RuleRecord): void {
  if (!rule.archive || rule.targets.size === 0) return;
  archiveEvent(rule.archive, { text, time: new Date(envelope.time), receivedAt });
}

/** A bus gets the event as it is, whatever the target says of its input. */
function inputFor(event: ArrivedEvent, rule: RuleRecord, target: Target, kind: AnyTargetKind): ShapedInput {
  if (kind.forwardsEvents === true) return { payload: event.text };
  const facts = { ruleArn: rule.Arn, ruleName: rule.Name, ingestionTime: event.receivedAt };
  return shapeInput(target, event.input, facts);
}

/** Spelt out, since every event pays for it. */
function eventRecord(
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

function openDelivery({ envelope }: ArrivedEvent, rule: RuleRecord, target: Target): OpenDelivery {
  return {
    target: { id: target.Id ?? '', arn: target.Arn ?? '' },
    rule: { name: rule.Name, arn: rule.Arn, eventBusName: rule.EventBusName },
    event: envelope,
    outcome: 'pending',
    attempts: [],
  };
}
