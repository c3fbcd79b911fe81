import type { Target } from '@aws-sdk/client-eventbridge';
import type { IncomingEnvelope } from '../event/incoming-envelope.js';
import { InputEvent } from '../input/input-event.js';
import { shapeInput } from '../input/shape-input.js';
import type { PlacedTarget, TargetRequest } from '../targets/registry.js';
import { invocationRecord } from './invocation-record.js';
import type { DeliveryRecord, EventRecord, InvocationRecord, RuleTarget } from './records.js';

/** A target of a rule as both were when an event matched: one for all events that went there. */
export interface Route extends RuleTarget {
  /** The target as it was put. */
  readonly put: Target;
  readonly placed: PlacedTarget;
}

/** A delivery record while it is being written. */
export type OpenDelivery = {
  -readonly [Member in keyof DeliveryRecord]: Member extends 'attempts'
    ? DeliveryRecord['attempts'][number][]
    : DeliveryRecord[Member];
};

/** What the history keeps of an event that a bus took in, from which all records of it can be made. */
export interface KeptEvent {
  readonly envelope: IncomingEnvelope;
  readonly bus: { readonly Name: string; readonly Arn: string };
  readonly traceHeader: string | undefined;
  /** Milliseconds since 1970. */
  readonly receivedAt: number;
}

/**
 * One event in the history with its deliveries, each told by its position among the event's routes. Of those that
 * followed one another and needed one attempt only, which called nobody, it keeps the first, the last and the time.
 */
export class EventRow implements KeptEvent {
  readonly envelope: IncomingEnvelope;
  readonly bus: KeptEvent['bus'];
  readonly traceHeader: string | undefined;
  readonly receivedAt: number;
  /** The rules that matched, where they are not just those of the routes. */
  rules: readonly { readonly Arn: string }[] | undefined;
  /** Records that somebody still writes or has seen before they were done, by position. */
  #written: (OpenDelivery | undefined)[] | undefined;
  #routes: readonly Route[];
  #takenFrom = 0;
  #takenTo = 0;
  #takenAt: number;

  /** @param routes - those who make the row add to them as long as it is the last */
  constructor({ envelope, bus, traceHeader, receivedAt }: KeptEvent, routes: readonly Route[]) {
    this.envelope = envelope;
    this.bus = bus;
    this.traceHeader = traceHeader;
    this.receivedAt = receivedAt;
    this.#routes = routes;
    this.#takenAt = receivedAt;
  }

  /** No route comes any more: they tell which rules matched, unless a rule has no target. */
  complete(routes: readonly Route[]): void {
    this.#routes = routes;
    let rules = 0;
    let last: Route | undefined;
    for (const route of routes) {
      if (route.rule !== last?.rule && route.rule.arn !== last?.rule.arn) rules += 1;
      last = route;
    }
    if (this.rules?.length === rules) this.rules = undefined;
  }

  get deliveries(): number {
    return this.#routes.length;
  }

  /** The record of one delivery, which whoever makes the delivery goes on writing. */
  delivery(position: number): OpenDelivery {
    const written = this.#written?.[position];
    if (written) return written;
    const record = this.#deliveryRecord(position);
    if (!this.#isTaken(position)) (this.#written ??= [])[position] = record;
    return record;
  }

  /** Whether a delivery came to nothing before anybody tried to make it. */
  isDropped(position: number): boolean {
    return this.#written?.[position]?.outcome === 'dropped';
  }

  /**
   * Notes that the target took the event at the first attempt, with nobody to be called.
   *
   * @param isLast - whether no other invocation has been written since the row's last
   * @returns false where that has to be written in a record
   */
  noteTaken(position: number, at: number, isLast: boolean): boolean {
    const begins = this.#takenTo === 0;
    const goesOn = isLast && position === this.#takenTo && at === this.#takenAt;
    if (!(begins || goesOn) || this.#written?.[position]) return false;
    if (begins) this.#takenFrom = position;
    this.#takenTo = position + 1;
    this.#takenAt = at;
    return true;
  }

  /** How many invocations have been noted. */
  get taken(): number {
    return this.#takenTo - this.#takenFrom;
  }

  /** The records of those that have been noted, without so many of the first. */
  invocationRecords(without: number): readonly InvocationRecord[] {
    const input = new InputEvent(this.envelope.text);
    const from = this.#takenFrom + without;
    return this.#routes.slice(from, this.#takenTo).map((route) => this.#invocation(route, input));
  }

  /** The records of all deliveries, without so many of the first. */
  deliveryRecords(without: number): readonly DeliveryRecord[] {
    return this.#routes.slice(without).map((_route, index) => this.delivery(without + index));
  }

  /** What became of its deliveries, without so many of the first: no records are made for it. */
  outcomes(without: number): readonly (RuleTarget & Pick<DeliveryRecord, 'outcome'>)[] {
    return this.#routes.slice(without).map(({ rule, target }, index) => {
      const position = without + index;
      const otherwise = this.#isTaken(position) ? 'delivered' : 'pending';
      return { rule, target, outcome: this.#written?.[position]?.outcome ?? otherwise };
    });
  }

  /** The ARNs of the rules that it matched. */
  matchedRules(): readonly string[] {
    if (this.rules) return this.rules.map(({ Arn }) => Arn);
    return [...new Set(this.#routes.map(({ rule }) => rule.arn))];
  }

  /** The text for a target which is certain to get one. */
  payload(position: number): string {
    return this.#payload(this.#routeAt(position), new InputEvent(this.envelope.text));
  }

  /** Spelt out, since every event that is read pays for it. */
  eventRecord(): EventRecord {
    const { bus, traceHeader } = this;
    const envelope = this.envelope.whole;
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
      matchedRules: this.matchedRules(),
      receivedAt: new Date(this.receivedAt),
      ...(traceHeader !== undefined && { traceHeader }),
    };
  }

  #invocation(route: Route, input: InputEvent): InvocationRecord {
    const payload = this.#payload(route, input);
    const request = requestOfCertainTarget(route, payload, {
      envelope: this.envelope,
      traceHeader: this.traceHeader,
      input,
    });
    return invocationRecord(this, route, { request, payload, at: this.#takenAt, outcome: 'recorded' });
  }

  #payload({ put, rule }: Route, input: InputEvent): string {
    const facts = { ruleArn: rule.arn, ruleName: rule.name, ingestionTime: new Date(this.receivedAt) };
    const shaped = shapeInput(put, input, facts);
    if ('dropped' in shaped) throw new Error(`The input of ${put.Arn} was taken for certain.`);
    return shaped.payload;
  }

  #deliveryRecord(position: number): OpenDelivery {
    const { target, rule } = this.#routeAt(position);
    const isTaken = this.#isTaken(position);
    return {
      target,
      rule,
      event: this.envelope.whole,
      outcome: isTaken ? 'delivered' : 'pending',
      attempts: isTaken ? [{ at: new Date(this.#takenAt) }] : [],
    };
  }

  #isTaken(position: number): boolean {
    return position >= this.#takenFrom && position < this.#takenTo;
  }

  #routeAt(position: number): Route {
    const route = this.#routes[position];
    if (!route) throw new RangeError(`The event has no delivery ${position}.`);
    return route;
  }
}

function requestOfCertainTarget(
  { put, placed, rule }: Route,
  payload: string,
  {
    envelope,
    traceHeader,
    input,
  }: Pick<KeptEvent, 'envelope' | 'traceHeader'> & { readonly input: InputEvent },
): TargetRequest {
  const request = placed.kind.request({
    target: put,
    arn: placed.arn,
    payload,
    event: input,
    envelope,
    ruleArn: rule.arn,
    traceHeader,
    uuid: () => {
      throw new Error(`${placed.kind.name} was said to need no id.`);
    },
    httpEndpoint: () => undefined,
  });
  if ('refused' in request) throw new Error(`${placed.kind.name} was said to take everything.`);
  return request;
}
