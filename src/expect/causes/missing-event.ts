import type { BusView, EventBridgeMock, RuleView } from '../../mock/public-types.js';
import type { EventRecord } from '../../history/records.js';
import { placeOf } from '../../text/arn.js';
import { inAnotherRegion } from '../../text/region.js';
import type { ValueCondition } from '../../event/deep-partial.js';
import type { EventExpectation } from '../expected/expected-event.js';
import type { Judge } from '../given/judge.js';
import type { EventSource } from '../subjects/event-source.js';
import type { ReceivedEvent } from '../subjects/items.js';
import { count, quoted } from '../../text/words.js';
import { chainCauses } from './delivery.js';
import { droppedEvents } from './dropped-events.js';
import { elsewhere, groupBy } from './grouping.js';
import { orNeverCalled, sendingCauses } from './sending.js';

/** An event that is missed, and where it was looked for. */
export interface MissingEvent {
  readonly source: EventSource;
  readonly expected: EventExpectation | undefined;
  /** Whether there are events of the kind, that differ in their content: then none need be missing. */
  readonly isThereButDiffers?: boolean;
  readonly judge: Judge;
  /** Of which the message has told already. */
  readonly exceptRule?: RuleView;
}

/** What is known to have gone another way, and may be why the event is not there. */
export function missingEventCauses(missing: MissingEvent): readonly string[] {
  const { source, expected, isThereButDiffers, judge, exceptRule } = missing;
  const { mock, sender } = source;
  if (mock === undefined) return orNeverCalled(sendingCauses(sender), sender);
  const meets = (event: ReceivedEvent): boolean => isExpectedButForBus(event, expected, judge);
  const causes = [
    ...sendingCauses(mock),
    ...droppedEvents(mock, expected && meets),
    ...eventsElsewhere(mock, missing, meets),
    // An event that differs in its content was sent: then what else may have sent it is beside the point.
    ...(isThereButDiffers === true ? [] : chainCauses(mock, exceptRule && [exceptRule])),
  ];
  return orNeverCalled(causes, sender);
}

/** Whether an event, by what became of its conditions, is of the kind that is expected, and differs in its content. */
export function differsInContent(conditions: readonly ValueCondition[]): boolean {
  const kind = conditions.filter(({ path }) => path === 'source' || path === 'detail-type');
  if (kind.some(({ holds }) => !holds)) return false;
  return kind.length > 0 || conditions.every(({ holds, received }) => holds || received !== undefined);
}

/** Counts what is as expected where the assertion, or the expected event, does not look. */
function eventsElsewhere(
  mock: EventBridgeMock,
  { source: { bus, archive, events }, expected }: MissingEvent,
  meets: (event: ReceivedEvent) => boolean,
): string[] {
  if (bus === undefined && expected?.eventBus === undefined) return [];
  const here = new Set(bus ? events.map(({ id }) => id) : []);
  const meeting = mock.events().filter((event) => meets(event) && !here.has(event.id));
  const looked = bus ? placeOf(bus.arn) : mock;
  return groupBy(meeting, ({ eventBusArn }) => eventBusArn).flatMap((found) => {
    const [{ eventBusName, eventBusArn }] = found;
    if (archive && eventBusArn === bus?.arn) return notArchived(found.length, eventBusName);
    if (!bus && isNamedBy(expected, found[0])) return [];
    const would = expected ? ' that would be as expected' : '';
    const place = elsewhere(placeOf(eventBusArn), looked);
    const went = `${count(found.length, 'event')}${would} went to bus ${quoted(eventBusName)}${place}.`;
    return bus ? [went, ...otherRegion(mock, eventBusArn, bus)].join(' ') : went;
  });
}

/** Where client and view of a bus of the same name are at home in different Regions. */
function otherRegion(mock: EventBridgeMock, eventBusArn: string, { name, arn }: BusView): string[] {
  const [went, looked] = [placeOf(eventBusArn), placeOf(arn)];
  if (went.account !== looked.account || went.region === looked.region) return [];
  if (!eventBusArn.endsWith(`/${name}`)) return [];
  // Endpoints and rules bring events there, too.
  if (!mock.commands('PutEvents').some(({ region }) => region === went.region)) return [];
  return [inAnotherRegion('the bus of this assertion', [looked.region], went.region)];
}

function notArchived(number: number, eventBusName: string): string {
  const it = number === 1 ? 'it' : 'them';
  return `${count(number, 'event')} that would be as expected came to bus ${quoted(eventBusName)}, but the archive does not hold ${it}: does its pattern match, did it exist then, is its retention period over?`;
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
