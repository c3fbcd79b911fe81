import type { Cause } from '../causes/cause.js';
import { missingEventCauses } from '../causes/missing-event.js';
import { type EventExpectation, readExpectedEvent } from '../expected/expected-event.js';
import type { Judge } from '../given/judge.js';
import { defineMatcher } from '../matcher.js';
import { refuse } from '../misuse/misuse.js';
import { type EventSource, eventSource, refuseUnknowable } from '../subjects/event-source.js';
import type { Section, Verdict } from '../verdicts/verdict.js';
import { type Candidate, closestOf, eventsOf, hinted, listed } from '../verdicts/candidates.js';
import { eventCandidates } from '../verdicts/event-candidates.js';

export const toHaveReceivedEventsInOrder = defineMatcher({
  name: 'toHaveReceivedEventsInOrder',
  received: eventSource,
  parameters: ['expected'],
  required: 1,
  decide({ received, judge, argument }) {
    const expected = argument(0, readExpectedEvents);
    for (const each of expected) refuseUnknowable(each, received);
    return inOrder(received, expected, judge);
  },
});

function readExpectedEvents(given: unknown, name: string): readonly EventExpectation[] {
  if (!Array.isArray(given) || given.length === 0) {
    return refuse({ kind: 'wrong-argument', name, needs: 'expected-events', given });
  }
  return given.map((each: unknown, index) => readExpectedEvent(each, `${name}[${index}]`));
}

/** Takes for each the first event that will do: that leaves most to the next. */
function inOrder(source: EventSource, expected: readonly EventExpectation[], judge: Judge): Verdict {
  const found: Candidate[] = [];
  for (const each of expected) {
    const behind = source.events.slice(found.at(-1)?.item.number ?? 0);
    const next = eventCandidates(behind, each, judge, source.events.length - behind.length).find(
      ({ matches }) => matches,
    );
    if (next === undefined) break;
    found.push(next);
  }
  const missing = expected[found.length];
  return {
    pass: missing === undefined,
    asserted: eventsOf(found),
    report: () => ({
      headline: {
        kind: 'order',
        scope: source.scope,
        total: source.events.length,
        expected: expected.length,
        found: found.length,
      },
      sections: [...foundSection(found), ...(missing ? missingSections(source, missing, found, judge) : [])],
    }),
  };
}

function foundSection(found: readonly Candidate[]): Section[] {
  if (found.length === 0) return [];
  const items = found.map((each, index) => ({ ...listed(each), as: `expected[${index}]` }));
  return [{ kind: 'items', title: 'in-order', items }];
}

function missingSections(
  source: EventSource,
  missing: EventExpectation,
  found: readonly Candidate[],
  judge: Judge,
): Section[] {
  const last = found.at(-1)?.item.number ?? 0;
  const candidates = eventCandidates(source.events, missing, judge);
  const closest = closestOf(candidates.slice(last));
  const before = candidates.slice(0, last).filter(({ matches }) => matches);
  const causes: Cause[] =
    before.length > 0
      ? [{ kind: 'too-early', numbers: before.map(({ item }) => item.number), behind: last }]
      : missingEventCauses({ source, expected: missing, closest, judge });
  return [
    ...(closest ? [comparison(closest, `expected[${found.length}]`, judge)] : []),
    { kind: 'causes', causes },
  ];
}

function comparison(closest: Candidate, to: string, judge: Judge): Section {
  return { kind: 'comparison', title: 'closest', to, item: closest.item, conditions: hinted(closest, judge) };
}
