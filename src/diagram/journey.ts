import type { EventRecord } from '../history/records.js';
import type { ScheduleInvocationRecord } from '../history/schedule-records.js';
import { wholeSeconds } from '../time/whole-seconds.js';
import type { DrawnAccounts } from './drawn-accounts.js';

type History = DrawnAccounts['journal'];
type Delivery = History['deliveries'][number];

/** An event on one bus, with what became of it there. */
export interface Arrival {
  readonly event: EventRecord;
  readonly deliveries: readonly Delivery[];
}

/** Where an event has been: on the buses of these records, and on those that rules have passed it on to. */
export function arrivalsOf(first: readonly EventRecord[], journal: History): readonly Arrival[] {
  const { events, deliveries } = journal;
  const found = new Map<EventRecord, readonly Delivery[]>();
  const left = [...first];
  for (let event = left.shift(); event !== undefined; event = left.shift()) {
    if (found.has(event)) continue;
    const own = deliveriesFrom(event, deliveries);
    found.set(event, own);
    left.push(...own.flatMap((delivery) => nextArrival(event, delivery, events) ?? []));
  }
  return [...found].map(([event, own]) => ({ event, deliveries: own }));
}

function deliveriesFrom(event: EventRecord, deliveries: readonly Delivery[]): readonly Delivery[] {
  const rules = new Set(event.matchedRules);
  return deliveries.filter((delivery) => {
    const same = delivery.event;
    return (
      same.id === event.id && same['replay-name'] === event['replay-name'] && rules.has(delivery.rule.arn)
    );
  });
}

/** What came of a delivery on the bus that it went to: elsewhere the event has another id. */
export function nextArrival(
  event: EventRecord,
  { target, outcome }: Pick<Delivery, 'target' | 'outcome'>,
  events: readonly EventRecord[],
): EventRecord | undefined {
  if (outcome !== 'delivered') return undefined;
  const there = events.filter(({ eventBusArn }) => eventBusArn === target.arn);
  return there.find(({ id }) => id === event.id) ?? there.find((other) => isCopy(other, event));
}

function isCopy(one: EventRecord, other: EventRecord): boolean {
  return contentOf(one) === contentOf(other);
}

function contentOf({ source, 'detail-type': detailType, account, time, detail }: EventRecord): string {
  return JSON.stringify([source, detailType, account, time, detail]);
}

/** The run of a schedule that has put an event: its resource is the schedule, its time that at which it was due. */
export function scheduleOf(
  { resources, time, eventBusArn, 'replay-name': replay }: EventRecord,
  { scheduleInvocations }: History,
): ScheduleInvocationRecord | undefined {
  if (replay !== undefined) return undefined;
  return scheduleInvocations.find(
    ({ schedule, target, scheduledTime }) =>
      target.arn === eventBusArn && schedule.arn === resources[0] && wholeSeconds(scheduledTime) === time,
  );
}
