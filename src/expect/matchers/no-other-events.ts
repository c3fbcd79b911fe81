import { isAsserted } from '../verdicts/asserted-events.js';
import { defineMatcher } from '../matcher.js';
import { receiver } from '../subjects/event-source.js';
import type { Section } from '../verdicts/verdict.js';
import { candidate, listed } from '../verdicts/candidates.js';

/**
 * Assertions on events and rules vouch for every event that is as they expect, when they pass and are not negated. Those
 * on archives, targets and dead letters do not: they are not about what a bus received.
 */
export const toHaveReceivedNoOtherEvents = defineMatcher({
  name: 'toHaveReceivedNoOtherEvents',
  received: receiver,
  parameters: [],
  required: 0,
  decide({ received: { scope, events } }) {
    const all = events.map((event, index) => candidate({ kind: 'event', number: index + 1, event }, []));
    const unasserted = all.filter((_, index) => !isAsserted(events[index] ?? {}));
    const section = (title: 'all', shown: typeof all): Section[] =>
      shown.length === 0 ? [] : [{ kind: 'items', title, items: shown.map(listed) }];
    return {
      pass: unasserted.length === 0,
      report: () => ({
        headline: { kind: 'unasserted', scope, total: all.length, unasserted: unasserted.length },
        sections:
          unasserted.length === 0
            ? section('all', all)
            : [...section('all', unasserted), { kind: 'vouching' }],
      }),
    };
  },
});
