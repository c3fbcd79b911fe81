import type { Target } from '@aws-sdk/client-eventbridge';
import { archiveEvent } from '../../account/archive.js';
import { matchingRules } from '../../account/event-bus.js';
import type { EventBusRecord, RuleRecord } from '../../account/resources.js';
import type { IncomingEnvelope } from '../../event/incoming-envelope.js';
import { EventLog } from '../../history/bus-log/event-log.js';
import { EventRow, type OpenDelivery } from '../../history/event-row.js';
import type { EmptyPath } from '../../input/empty-path.js';
import { InputEvent } from '../../input/input-event.js';
import { shapeInput } from '../../input/shape-input.js';
import type { ShapedInput } from '../../input/shaped-input.js';
import type { Place } from '../../text/arn.js';
import { currentChain } from '../attempt/cascade.js';
import type { DeliveryHost } from '../attempt/delivery-host.js';
import type { ArrivedEvent, RuleRoute } from '../attempt/job.js';
import type { EventLoops } from './event-loops.js';
import type { Arrangement } from './order.js';
import { isSure, routeTo, sharedRoutes } from './rule-route.js';

/** An event on its way into a bus. */
export interface RoutedEvent {
  readonly bus: EventBusRecord;
  readonly envelope: IncomingEnvelope;
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
  /** Takes over an event with so many deliveries that are to be made. */
  readonly enqueue: (event: ArrivedEvent, deliveries: number) => void;
}

/** Finds the routes that an event is to take: one to each target of each rule that matches. */
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
    const matched = matchingRules(event.bus, event.envelope.text);
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

  #arrived(routed: RoutedEvent): ArrivedEvent {
    const { bus, envelope, traceHeader, cameThrough } = routed;
    const { journal, environment } = this.#host;
    const receivedAt = environment.now();
    const kept = { bus, envelope, traceHeader, receivedAt };
    const input = new InputEvent(envelope.text);
    const log = bus.LogConfig && new EventLog({ ...kept, input }, journal, environment.uuid);
    const routes: RuleRoute[] = [];
    const row = new EventRow(kept, routes);
    // Spelt out, since every event pays for it.
    return {
      bus,
      envelope,
      traceHeader,
      receivedAt,
      row,
      routes,
      input,
      cameThrough,
      chain: currentChain(),
      log,
      shaped: [],
    };
  }

  #send(event: ArrivedEvent, rules: readonly RuleRecord[]): void {
    event.row.rules = rules;
    this.#host.journal.event(event.row);
    event.log?.matched(rules);
    if (this.#parts.loops.cuts(event.chain, event.envelope)) return;
    let toDo = 0;
    for (const rule of rules) {
      for (const target of rule.targets.values()) toDo += this.#toTarget(event, rule, target);
    }
    event.row.complete(sharedRoutes(event.routes));
    if (toDo > 0) this.#parts.enqueue(event, toDo);
  }

  /** Answers how many deliveries are to be made. */
  #toTarget(event: ArrivedEvent, rule: RuleRecord, target: Target): number {
    const known = routeTo(target, rule);
    let toDo = 0;
    for (let times = this.#parts.arrangement.timesOf(); times > 0; times -= 1) {
      event.routes.push(known.route);
      this.#host.journal.delivery(event.row);
      if ((!event.log && isSure(known, event.envelope)) || this.#isShaped(event, known.route)) toDo += 1;
    }
    return toDo;
  }

  /** Shapes the input of the last route; answers whether there is one. */
  #isShaped(event: ArrivedEvent, route: RuleRoute): boolean {
    const position = event.routes.length - 1;
    const shaped = inputFor(event, route);
    if ('dropped' in shaped) {
      this.#drop(event.row.delivery(position), shaped.dropped);
      return false;
    }
    const { payload, emptyPaths } = shaped;
    if (emptyPaths) this.#warnOf(emptyPaths, event, route);
    event.shaped[position] = payload;
    return true;
  }

  #warnOf(paths: readonly EmptyPath[], { envelope }: ArrivedEvent, { rule, target }: RuleRoute): void {
    const [ruleArn, targetArn, eventId] = [rule.arn, target.arn, envelope.id];
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
function archive({ envelope, receivedAt }: ArrivedEvent, rule: RuleRecord): void {
  if (!rule.archive || rule.targets.size === 0) return;
  const received = new Date(receivedAt);
  archiveEvent(rule.archive, { text: envelope.text, time: new Date(envelope.time), receivedAt: received });
}

/** A bus gets the event as it is, whatever the target says of its input. */
function inputFor(
  { envelope, input, receivedAt }: ArrivedEvent,
  { placed, put, rule }: RuleRoute,
): ShapedInput {
  if (placed.kind.forwardsEvents === true) return { payload: envelope.text };
  const facts = { ruleArn: rule.arn, ruleName: rule.name, ingestionTime: new Date(receivedAt) };
  return shapeInput(put, input, facts);
}
