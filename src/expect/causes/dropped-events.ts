import type { EventBridgeMock } from '../../mock/public-types.js';
import { didYouMean } from '../../text/nearest-name.js';
import { inAnotherRegion } from '../../text/region.js';
import type { ReceivedEvent } from '../subjects/items.js';
import { count, quoted } from '../../text/words.js';
import { elsewhere, groupBy } from './grouping.js';

type Dropped = Extract<ReturnType<EventBridgeMock['warnings']>[number], { kind: 'unknown-event-bus' }>;

/**
 * Events to buses that do not exist.
 *
 * @param isExpected whether the test waits for such an event
 */
export function droppedEvents(
  mock: EventBridgeMock,
  isExpected: (event: ReceivedEvent) => boolean = () => false,
): string[] {
  const warnings = mock
    .warnings()
    .filter((warning): warning is Dropped => warning.kind === 'unknown-event-bus');
  const byBus = groupBy(warnings, ({ account, region, eventBusName }) =>
    JSON.stringify([account, region, eventBusName]),
  );
  return byBus.map((dropped) => {
    const [first] = dropped;
    const it = dropped.length === 1 ? 'it' : 'them';
    const events = `${count(dropped.length, 'event')} went to bus ${quoted(first.eventBusName)}`;
    const meant = dropped.filter(({ event }) => isExpected(event)).length;
    return [
      `${events}, which does not exist${elsewhere(first, mock)}; EventBridge answers 200 and drops ${it}.`,
      ...(meant > 0 ? [`${share(meant, dropped.length)} would be as expected.`] : []),
      ...(first.inRegions === undefined
        ? []
        : [inAnotherRegion(`bus ${quoted(first.eventBusName)}`, first.inRegions, first.region)]),
      ...(first.didYouMean === undefined ? [] : [didYouMean(first.didYouMean)]),
    ].join(' ');
  });
}

function share(number: number, total: number): string {
  if (total === 1) return 'It';
  return number === 1 ? 'One of them' : `${number} of them`;
}
