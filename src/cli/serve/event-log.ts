import type { Environment } from '../../environment/environment.js';
import type { DeliveryRecord, EventRecord } from '../../history/records.js';
import { OPERATED, type EventBridgeMock } from '../../mock/public-types.js';
import { nameInArn, placeOf } from '../../text/arn.js';
import type { Paint } from '../paint.js';
import { ScheduleLog } from './schedule-log.js';

/** Deliveries are made after the answer, and told of when they are made. */
const SOON = 50;
const AGAIN = 250;

interface OpenEvent {
  readonly event: EventRecord;
  /** What was told of it when something of it was still to come. */
  told: string;
}

/**
 * Tells of each event what became of it: when every delivery has been tried, and again when the last is over. Of each
 * run of a schedule of EventBridge Scheduler it tells when that is over.
 */
export class EventLog {
  readonly #eventBridge: EventBridgeMock;
  readonly #say: (line: string) => void;
  readonly #paint: Paint;
  readonly #schedules: ScheduleLog;
  #open: OpenEvent[] = [];
  #last: EventRecord | undefined;

  constructor(eventBridge: EventBridgeMock, say: (line: string) => void, paint: Paint) {
    this.#eventBridge = eventBridge;
    this.#say = say;
    this.#paint = paint;
    this.#schedules = new ScheduleLog(eventBridge, paint);
  }

  /** Begins to tell. */
  follow({ wakeUp }: Pick<Environment, 'wakeUp'>): void {
    let isDue = false;
    const lookIn = (milliseconds: number): void => {
      isDue = true;
      wakeUp(milliseconds, () => {
        isDue = false;
        this.look();
        if (this.#open.length > 0) lookIn(AGAIN);
      });
    };
    this.#eventBridge[OPERATED].watch(() => {
      if (!isDue) lookIn(SOON);
    });
  }

  /** Tells what is new. */
  look(): void {
    for (const text of this.#schedules.news()) this.#say(text);
    const events = this.#eventBridge.events();
    const known = this.#last === undefined ? -1 : events.lastIndexOf(this.#last);
    this.#last = events.at(-1);
    this.#open.push(...events.slice(known + 1).map((event) => ({ event, told: '' })));
    if (this.#open.length === 0) return;
    const deliveries = this.#eventBridge.deliveries();
    this.#open = this.#open.filter((open) => this.#isOpen(open, deliveriesOf(open.event, deliveries)));
  }

  #isOpen(open: OpenEvent, deliveries: readonly DeliveryRecord[]): boolean {
    const waiting = deliveries.filter(({ outcome }) => outcome === 'pending');
    const isTried = waiting.every(({ attempts }) => attempts.length > 0);
    if (isTried && (open.told === '' || waiting.length === 0)) {
      const text = eventText(open.event, deliveries, this.#paint);
      if (text !== open.told) this.#say(text);
      open.told = text;
    }
    return waiting.length > 0;
  }
}

function deliveriesOf(event: EventRecord, deliveries: readonly DeliveryRecord[]): readonly DeliveryRecord[] {
  const { account, region } = placeOf(event.eventBusArn);
  return deliveries.filter(({ event: { id }, rule }) => {
    if (id !== event.id || rule.eventBusName !== event.eventBusName) return false;
    const place = placeOf(rule.arn);
    return place.account === account && place.region === region;
  });
}

/** `12:00:01 orders: "Order Paid" from "shop" → paid: billing ✓, audit ✗ NO_RESOURCE, dead letter`. */
export function eventText(event: EventRecord, deliveries: readonly DeliveryRecord[], paint: Paint): string {
  const time = event.receivedAt.toISOString().slice(11, 19);
  const what = `${JSON.stringify(event['detail-type'])} from ${JSON.stringify(event.source)}`;
  const rules = [...new Set([...event.matchedRules, ...deliveries.map(({ rule }) => rule.arn)])];
  const became = rules.map((arn) => ruleText(arn, deliveries, paint)).join('; ');
  return `${paint.dim(time)} ${event.eventBusName}: ${what} → ${became === '' ? paint.doubtful('no rule') : became}`;
}

function ruleText(arn: string, deliveries: readonly DeliveryRecord[], paint: Paint): string {
  const own = deliveries.filter(({ rule }) => rule.arn === arn);
  const targets = own.map((delivery) => deliveryText(delivery, paint)).join(', ');
  return `${paint.strong(nameInArn(arn))}: ${targets === '' ? 'no target' : targets}`;
}

function deliveryText({ target, outcome, attempts, droppedInput }: DeliveryRecord, paint: Paint): string {
  const name = nameInArn(target.arn);
  const { errorCode = droppedInput ? 'no input' : '' } = attempts.at(-1)?.error ?? {};
  const times = attempts.length > 1 ? ` after ${attempts.length} attempts` : '';
  switch (outcome) {
    case 'delivered':
      return `${name} ${paint.good('✓')}${times}`;
    case 'pending':
      return `${name} ${paint.doubtful('…')} ${errorCode}, will be tried again`;
    case 'dead-lettered':
      return `${name} ${paint.bad('✗')} ${errorCode}${times}, dead letter`;
    case 'dropped':
      return `${name} ${paint.bad('✗')} ${errorCode}${times}, lost`;
  }
}
