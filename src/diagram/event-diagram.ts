import type { RuleRecord } from '../account/resources.js';
import { envelopeText } from '../event/envelope-text.js';
import type { DeliveryRecord, EventRecord, RuleTarget } from '../history/records.js';
import { count, short, shortEnumeration } from '../text/words.js';
import { targetKindOf } from '../targets/registry.js';
import { nameInArn, parseArn } from '../text/arn.js';
import { readableName } from '../text/made-up-name.js';
import { wholeSeconds } from '../time/whole-seconds.js';
import type { DrawnAccounts } from './drawn-accounts.js';
import { Flowchart } from './flowchart.js';
import { arrivalsOf, nextArrival, scheduleOf, type Arrival } from './journey.js';
import { endOf, missesOf } from './stops.js';
import { nameFrom } from './target-nodes.js';

/** So many rules that did not match are drawn on each bus. */
const MOST_MISSES = 8;
const MOST_NAMES = 4;

/** The way of an event, from the buses that took it in to where it ended. */
export function eventDiagram(accounts: DrawnAccounts, first: readonly EventRecord[]): string {
  return new EventDiagram(accounts, first).text();
}

/** An event that went to a bus which is not there. */
export function lostEventDiagram(event: Titled, eventBusName: string): string {
  const chart = new Flowchart();
  const id = chart.node('event', titleOf(event), 'failed');
  chart.edge(id, 'stops', [chart.node('bus', [`bus ${eventBusName}`], 'failed')], 'does not exist');
  return chart.toString();
}

type Titled = Pick<EventRecord, 'source' | 'detail-type' | 'replay-name'>;

/** Targets of a rule for which the same became of the event. */
interface Alike {
  readonly kind: string;
  readonly names: string[];
  readonly delivery: DeliveryRecord;
}

class EventDiagram {
  readonly #accounts: DrawnAccounts;
  readonly #chart = new Flowchart();
  readonly #arrivals: readonly Arrival[];
  readonly #events: ReadonlyMap<EventRecord, string>;
  /** The ids of nodes by ARN. */
  readonly #ids = new Map<string, string>();

  constructor(accounts: DrawnAccounts, first: readonly EventRecord[]) {
    this.#accounts = accounts;
    this.#arrivals = arrivalsOf(first, accounts.journal);
    this.#events = new Map(this.#arrivals.map(({ event }) => [event, this.#chart.id('event')]));
  }

  text(): string {
    for (const { event } of this.#arrivals) this.#addBus(event);
    for (const { event } of this.#arrivals) this.#addSchedule(event);
    for (const arrival of this.#arrivals) this.#addDeliveries(arrival);
    return this.#chart.toString();
  }

  #addBus(event: EventRecord): void {
    const id = this.#events.get(event);
    const misses = missesOf(this.#others(event), envelopeText(event));
    const shown = misses.slice(0, MOST_MISSES);
    this.#chart.frame(this.#chart.id('bus'), [`bus ${this.#nameOf(event.eventBusArn)}`], () => {
      const from = this.#chart.node('event', titleOf(event), undefined, id);
      const matched = event.matchedRules.map((arn) => this.#rule(arn));
      this.#chart.edge(from, 'goes', matched);
      for (const { rule, why } of shown) {
        this.#chart.edge(from, 'stops', [this.#chart.node('rule', [readableName(rule.Name)], 'idle')], why);
      }
      const more = misses.length - shown.length;
      if (more > 0) {
        const text = `${count(more, 'more rule')} ${more === 1 ? 'does' : 'do'} not match`;
        this.#chart.edge(from, 'stops', [this.#chart.node('note', [text], 'idle')]);
      }
      if (matched.length + misses.length === 0) this.#chart.node('note', ['no rules'], 'idle');
    });
  }

  /** What has put the event, where that was a schedule. */
  #addSchedule(event: EventRecord): void {
    const from = scheduleOf(event, this.#accounts.journal);
    const id = this.#events.get(event);
    if (!from || id === undefined) return;
    const { schedule, scheduledTime } = from;
    const label = [`schedule ${readableName(schedule.name)}`, `due ${wholeSeconds(scheduledTime)}`];
    this.#chart.edge(this.#chart.node('schedule', label, 'matched'), 'forwards', [id]);
  }

  #rule(arn: string): string {
    const id = this.#chart.node('rule', [readableName(nameInArn(arn))], 'matched');
    this.#ids.set(arn, id);
    return id;
  }

  /** The rules of the event's bus that it did not match. */
  #others({ eventBusArn, matchedRules }: EventRecord): readonly RuleRecord[] {
    const buses = this.#accounts.world.all().flatMap(({ eventBuses }) => [...eventBuses.values()]);
    const { rules } = buses.find(({ Arn }) => Arn === eventBusArn) ?? {};
    return [...(rules?.values() ?? [])]
      .filter(({ Arn, ManagedBy }) => ManagedBy === undefined && !matchedRules.includes(Arn))
      .sort((one, other) => (one.Name < other.Name ? -1 : 1));
  }

  #addDeliveries({ event, deliveries }: Arrival): void {
    const others: DeliveryRecord[] = [];
    for (const delivery of deliveries) {
      const next = nextArrival(event, delivery, this.#accounts.journal.events);
      const rule = this.#ids.get(delivery.rule.arn);
      const to = next && this.#events.get(next);
      if (rule === undefined || to === undefined) others.push(delivery);
      else this.#chart.edge(rule, 'forwards', [to]);
    }
    for (const alike of this.#alike(others)) this.#addTargets(alike);
  }

  #alike(deliveries: readonly DeliveryRecord[]): readonly Alike[] {
    const groups = new Map<string, Alike>();
    for (const delivery of deliveries) {
      const { rule, target } = delivery;
      const kind = kindOf(target.arn);
      const key = JSON.stringify([rule.arn, kind, endOf(delivery), this.#queueOf(delivery)]);
      const group = groups.get(key) ?? { kind, names: [], delivery };
      group.names.push(this.#nameOf(target.arn));
      groups.set(key, group);
    }
    return [...groups.values()];
  }

  #addTargets({ kind, names, delivery }: Alike): void {
    const rule = this.#ids.get(delivery.rule.arn);
    if (rule === undefined) return;
    const isMade = delivery.outcome === 'delivered';
    const isUnderWay = delivery.outcome === 'pending';
    const label = [kind, shortEnumeration(names, 'and', MOST_NAMES)];
    const looks = isMade ? 'matched' : isUnderWay ? 'idle' : 'failed';
    const id = this.#chart.node('target', label, looks);
    this.#chart.edge(rule, isMade || isUnderWay ? 'goes' : 'stops', [id], endOf(delivery));
    const queue = this.#queueOf(delivery);
    if (queue === undefined) return;
    const node =
      this.#ids.get(queue) ?? this.#chart.node('queue', ['dead-letter queue', this.#nameOf(queue)]);
    this.#ids.set(queue, node);
    this.#chart.edge(id, 'fails', [node]);
  }

  /** The ARN of the queue that took the event. */
  #queueOf({ event, rule, target }: DeliveryRecord): string | undefined {
    const isOwn = (other: RuleTarget): boolean =>
      other.rule.arn === rule.arn && other.target.id === target.id && other.target.arn === target.arn;
    return this.#accounts.journal.deadLetters.find((letter) => letter.event.id === event.id && isOwn(letter))
      ?.queueArn;
  }

  #nameOf(arn: string): string {
    return nameFrom(this.#accounts.home.place, arn);
  }
}

function titleOf({ source, 'detail-type': detailType, 'replay-name': replay }: Titled): readonly string[] {
  const title = [short(detailType), `from ${short(source)}`];
  return replay === undefined ? title : [...title, `replay ${replay}`];
}

function kindOf(arn: string): string {
  const parsed = parseArn(arn);
  return (parsed && targetKindOf(parsed)?.name) ?? 'target';
}
