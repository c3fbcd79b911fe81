import type { EventBridgeMock } from '../../eventbridge-mock.js';
import type { EventEnvelope } from '../../history/records.js';
import type { EventExpectation } from '../expected/expected-event.js';
import type { Judge } from '../judge.js';
import type { EventSource } from '../subjects/event-source.js';
import type { Candidate } from '../verdicts/candidates.js';
import type { Cause } from './cause.js';
import { deliveryCauses } from './delivery.js';
import { sendingCauses } from './sending.js';

/** An event that is missed: where it was looked for, and what came nearest. */
export interface MissingEvent {
  readonly source: EventSource;
  readonly expected: EventExpectation | undefined;
  readonly closest: Candidate | undefined;
  readonly judge: Judge;
}

/** What is known to have gone another way, and may be why the event is not there. */
export function missingEventCauses(missing: MissingEvent): Cause[] {
  const { source } = missing;
  const causes = [
    ...sendingCauses(source.mock),
    ...droppedEvents(missing),
    ...eventsOnOtherBuses(missing),
    ...pending(source.mock),
  ];
  // An event that differs in its content was sent: then what handlers did not send is beside the point.
  return hasSameKind(missing.closest) ? causes : [...causes, ...deliveryCauses(source.mock)];
}

/** Deliveries that have not run may be what sends the event. */
export function pending(mock: EventBridgeMock): Cause[] {
  return mock.pendingDeliveries === 0 ? [] : [{ kind: 'pending', count: mock.pendingDeliveries }];
}

function hasSameKind(closest: Candidate | undefined): boolean {
  const named = closest?.conditions.filter(({ path }) => path === 'source' || path === 'detail-type') ?? [];
  return named.length > 0 && named.every(({ holds }) => holds);
}

type Dropped = Extract<ReturnType<EventBridgeMock['warnings']>[number], { kind: 'unknown-event-bus' }>;

function droppedEvents({ source, expected, judge }: MissingEvent): Cause[] {
  const byBus = new Map<string, Dropped[]>();
  for (const warning of source.mock.warnings()) {
    if (warning.kind !== 'unknown-event-bus') continue;
    byBus.set(warning.eventBusName, [...(byBus.get(warning.eventBusName) ?? []), warning]);
  }
  return [...byBus].map(([eventBusName, dropped]): Cause => {
    const asExpected = dropped.filter(({ event }) => isExpectedButForBus(event, expected, judge));
    const didYouMean = dropped.find((warning) => warning.didYouMean !== undefined)?.didYouMean;
    return {
      kind: 'dropped',
      eventBusName,
      count: dropped.length,
      asExpected: expected ? asExpected.length : 0,
      ...(didYouMean !== undefined && { didYouMean }),
    };
  });
}

/** Counts what is as expected on the buses that the assertion, or the expected event, leaves out. */
function eventsOnOtherBuses({ source, expected, judge }: MissingEvent): Cause[] {
  if (source.bus === undefined && expected?.eventBus === undefined) return [];
  const elsewhere = source.mock
    .events()
    .filter((event) => source.bus === undefined || event.eventBusArn !== source.bus.arn)
    .filter((event) => isExpectedButForBus(event, expected, judge));
  const counts = new Map<string, number>();
  for (const { eventBusName, eventBusArn } of elsewhere) {
    // A bus of the same name is told by its ARN: it is in another account or Region.
    const bus = eventBusName === source.bus?.name ? eventBusArn : eventBusName;
    counts.set(bus, (counts.get(bus) ?? 0) + 1);
  }
  return [...counts].map(([bus, count]) => ({
    kind: 'other-bus',
    bus,
    count,
    selective: expected !== undefined,
  }));
}

/** A dropped event has been on no bus, so no bus can be held against it. */
function isExpectedButForBus(
  event: EventEnvelope,
  expected: EventExpectation | undefined,
  judge: Judge,
): boolean {
  const conditions = expected?.compare(event, judge) ?? [];
  return conditions.every(({ path, holds }) => holds || path === 'eventBusName' || path === 'eventBusArn');
}
