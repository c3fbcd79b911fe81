import type { EventBridgeMock } from '../../eventbridge-mock.js';
import type { EventExpectation } from '../expected/expected-event.js';
import type { Judge } from '../judge.js';
import type { ReceivedEvent } from '../scope.js';
import type { EventSource } from '../subjects/event-source.js';
import type { Candidate } from '../verdicts/candidates.js';
import type { Cause, Place } from './cause.js';
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
export function missingEventCauses({ source, expected, closest, judge }: MissingEvent): Cause[] {
  const { mock, sender } = source;
  if (mock === undefined) return sendingCauses(sender);
  const search: Search = { source, mock, meets: (event) => isExpectedButForBus(event, expected, judge) };
  const causes = [
    ...sendingCauses(mock),
    ...droppedEvents(search, expected !== undefined),
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

type Dropped = Extract<ReturnType<EventBridgeMock['warnings']>[number], { kind: 'unknown-event-bus' }>;

function droppedEvents({ mock, meets }: Search, selective: boolean): Cause[] {
  const warnings = mock
    .warnings()
    .filter((warning): warning is Dropped => warning.kind === 'unknown-event-bus');
  const byBus = groupBy(warnings, ({ account, region, eventBusName }) =>
    JSON.stringify([account, region, eventBusName]),
  );
  return byBus.map(([first, ...others]) => {
    const dropped = [first, ...others];
    const asExpected = selective ? dropped.filter(({ event }) => meets(event)).length : 0;
    const { eventBusName, didYouMean, account, region } = first;
    return {
      kind: 'dropped',
      eventBusName,
      count: dropped.length,
      asExpected,
      ...(didYouMean !== undefined && { didYouMean }),
      ...elsewhere({ account, region }, mock),
    };
  });
}

/** Counts what is as expected where the assertion, or the expected event, does not look. */
function eventsElsewhere({ source, mock, meets }: Search, expected: EventExpectation | undefined): Cause[] {
  const { bus, archive } = source;
  if (bus === undefined && expected?.eventBus === undefined) return [];
  const meeting = mock.events().filter(meets);
  const looked = bus ? placeOf(bus.arn, mock) : mock;
  return groupBy(meeting, ({ eventBusArn }) => eventBusArn).flatMap(([first, ...others]): Cause[] => {
    const { eventBusName, eventBusArn } = first;
    const found = { eventBusName, count: others.length + 1 };
    if (eventBusArn === bus?.arn) return archive ? [{ kind: 'not-archived', ...found }] : [];
    const place = elsewhere(placeOf(eventBusArn, mock), looked);
    return [{ kind: 'other-bus', ...found, selective: expected !== undefined, ...place }];
  });
}

function placeOf(arn: string, { account: ownAccount, region: ownRegion }: Place): Place {
  const [, , , region = ownRegion, account = ownAccount] = arn.split(':');
  return { account, region };
}

function elsewhere({ account, region }: Place, looked: Place): { readonly place?: Place } {
  return account === looked.account && region === looked.region ? {} : { place: { account, region } };
}

function groupBy<Value>(values: readonly Value[], keyOf: (value: Value) => string): [Value, ...Value[]][] {
  const groups = new Map<string, [Value, ...Value[]]>();
  for (const value of values) {
    const group = groups.get(keyOf(value));
    if (group) group.push(value);
    else groups.set(keyOf(value), [value]);
  }
  return [...groups.values()];
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
