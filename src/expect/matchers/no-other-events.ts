import { defineMatcher } from '../matcher.js';
import { type EventSource, receiver } from '../subjects/event-source.js';
import { isAsserted } from '../verdicts/asserted-events.js';
import { eventCandidates, list } from '../verdicts/candidates.js';

/**
 * Assertions on events and rules cover every event that is as they expect, when they pass and are not negated.
 * Those on archives, targets and dead letters do not: they are not about what a bus received.
 */
export const toHaveReceivedNoOtherEvents = defineMatcher({
  name: 'toHaveReceivedNoOtherEvents',
  received: receiver,
  parameters: [],
  decide({ received: source, judge }) {
    const all = eventCandidates(source, undefined, judge);
    const unasserted = all.filter(({ item }) => !isAsserted(item.event ?? {}));
    const pass = unasserted.length === 0;
    return {
      pass,
      closest: () => unasserted[0]?.item.eventId,
      report: () => ({
        headline: headline(source, unasserted.length),
        sections: [list('Namely', pass ? all : unasserted), pass ? '' : COVERING],
      }),
    };
  },
});

function headline({ scope, events }: EventSource, unasserted: number): string {
  const total = events.length;
  if (total === 0) return `${scope.tally(0)}; expected one that no assertion accounts for.`;
  if (unasserted === 0) {
    return total === 1
      ? `An assertion accounts for the only ${scope.those(1)}; expected another.`
      : `Assertions account for all ${total} ${scope.those(total)}; expected another.`;
  }
  if (total === 1) return `No assertion accounts for the only ${scope.those(1)}.`;
  return `No assertion accounts for ${unasserted === total ? 'any' : unasserted} of the ${total} ${scope.those(total)}.`;
}

const COVERING =
  'An assertion that passes accounts for the events that it expects: toHaveReceivedEvent, toHaveMatchedEvent and so on. Negated ones account for none.';
