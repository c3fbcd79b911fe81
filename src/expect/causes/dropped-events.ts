import type { EventBridgeMock } from '../../mock/public-types.js';
import type { ReceivedEvent } from '../scope.js';
import type { Cause } from './cause.js';
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
): Cause[] {
  const warnings = mock
    .warnings()
    .filter((warning): warning is Dropped => warning.kind === 'unknown-event-bus');
  const byBus = groupBy(warnings, ({ account, region, eventBusName }) =>
    JSON.stringify([account, region, eventBusName]),
  );
  return byBus.map(([first, ...others]) => {
    const dropped = [first, ...others];
    const { eventBusName, didYouMean } = first;
    return {
      kind: 'dropped',
      eventBusName,
      count: dropped.length,
      asExpected: dropped.filter(({ event }) => isExpected(event)).length,
      ...(didYouMean !== undefined && { didYouMean }),
      ...elsewhere(first, mock),
    };
  });
}
