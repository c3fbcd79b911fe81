import { placeOf } from '../../text/arn.js';
import type { EventBridgeMock } from '../../mock/public-types.js';
import type { EventRecord } from '../../history/records.js';
import type { EventExpectation } from '../expected/expected-event.js';
import type { Judge } from '../given/judge.js';
import type { ReceivedEvent } from '../scope.js';
import type { EventSource } from '../subjects/event-source.js';
import type { Candidate } from '../verdicts/candidates.js';
import type { Cause } from './cause.js';
import { deliveryCauses } from './delivery.js';
import { droppedEvents } from './dropped-events.js';
import { elsewhere, groupBy } from './grouping.js';
import { sendingCauses } from './sending.js';

/** An event that is missed: where it was looked for, and what came nearest. */
export interface MissingEvent {
  readonly source: EventSource;
  readonly expected: EventExpectation | undefined;
  readonly closest: Candidate | undefined;
  readonly judge: Judge;
}

/** What is known to have gone another way, and may be why the event is not there. */
export function missingEventCauses({ source, expected, closest, judge }: MissingEvent): Cause[] {
  const { mock, sender } = source;
  if (mock === undefined) return sendingCauses(sender);
  const search: Search = { source, mock, meets: (event) => isExpectedButForBus(event, expected, judge) };
  const causes = [
    ...sendingCauses(mock),
    ...droppedEvents(mock, expected && search.meets),
    ...eventsElsewhere(search, expected),
    ...pending(mock),
  ];
  // An event that differs in its content was sent: then what handlers did not send is beside the point.
  return hasSameKind(closest) ? causes : [...causes, ...deliveryCauses(mock)];
}

interface Search {
  readonly source: EventSource;
  readonly mock: EventBridgeMock;
  /** Whether only the bus is not the expected one. */
  readonly meets: (event: ReceivedEvent) => boolean;
}

/** Deliveries that have not run may be what sends the event. */
export function pending(mock: EventBridgeMock): Cause[] {
  return mock.pendingDeliveries === 0 ? [] : [{ kind: 'pending', count: mock.pendingDeliveries }];
}

function hasSameKind(closest: Candidate | undefined): boolean {
  const named = closest?.conditions.filter(({ path }) => path === 'source' || path === 'detail-type') ?? [];
  return named.length > 0 && named.every(({ holds }) => holds);
}

/** Counts what is as expected where the assertion, or the expected event, does not look. */
function eventsElsewhere({ source, mock, meets }: Search, expected: EventExpectation | undefined): Cause[] {
  const { bus, archive, events } = source;
  if (bus === undefined && expected?.eventBus === undefined) return [];
  const here = new Set(bus ? events.map(({ id }) => id) : []);
  const meeting = mock.events().filter((event) => meets(event) && !here.has(event.id));
  const looked = bus ? placeOf(bus.arn) : mock;
  return groupBy(meeting, ({ eventBusArn }) => eventBusArn).flatMap(([first, ...others]): Cause[] => {
    const { eventBusName, eventBusArn } = first;
    const found = { eventBusName, count: others.length + 1 };
    if (archive && eventBusArn === bus?.arn) return [{ kind: 'not-archived', ...found }];
    if (!bus && isNamedBy(expected, first)) return [];
    const place = elsewhere(placeOf(eventBusArn), looked);
    return [{ kind: 'other-bus', ...found, selective: expected !== undefined, ...place }];
  });
}

function isNamedBy(
  expected: EventExpectation | undefined,
  { eventBusName, eventBusArn }: EventRecord,
): boolean {
  return expected?.eventBus === eventBusName || expected?.eventBus === eventBusArn;
}

/** A dropped event has been on no bus, so no bus can be held against it. */
function isExpectedButForBus(
  event: ReceivedEvent,
  expected: EventExpectation | undefined,
  judge: Judge,
): boolean {
  const conditions = expected?.compare(event, judge) ?? [];
  return conditions.every(({ path, holds }) => holds || path === 'eventBusName' || path === 'eventBusArn');
}
