import { readPosition } from '../expected/arguments.js';
import type { Cause } from '../causes/cause.js';
import { missingEventCauses } from '../causes/missing-event.js';
import { type EventExpectation, readExpectedEvent } from '../expected/expected-event.js';
import type { Judge } from '../given/judge.js';
import { defineMatcher } from '../matcher.js';
import { type EventSource, eventSource, refuseUnknowable } from '../subjects/event-source.js';
import type { Section, Verdict } from '../verdicts/verdict.js';
import { type Candidate, eventsOf, hinted, listed } from '../verdicts/candidates.js';
import { eventCandidates } from '../verdicts/event-candidates.js';

export const toHaveReceivedNthEvent = defineMatcher({
  name: 'toHaveReceivedNthEvent',
  received: eventSource,
  parameters: ['n', 'expected'],
  required: 2,
  decide({ received, judge, argument }) {
    return atPosition(received, argument(0, readPosition), argument(1, readExpectedEvent), judge);
  },
});

export const toHaveReceivedLastEvent = defineMatcher({
  name: 'toHaveReceivedLastEvent',
  received: eventSource,
  parameters: ['expected'],
  required: 1,
  decide({ received, judge, argument }) {
    return atPosition(received, 'last', argument(0, readExpectedEvent), judge);
  },
});

function atPosition(
  source: EventSource,
  position: number | 'last',
  expected: EventExpectation,
  judge: Judge,
): Verdict {
  refuseUnknowable(expected, source);
  const candidates = eventCandidates(source.events, expected, judge);
  const meant = position === 'last' ? candidates.at(-1) : candidates[position - 1];
  const matches = meant?.matches ?? false;
  return {
    pass: matches,
    asserted: meant ? eventsOf([meant]) : [],
    report: () => ({
      headline: { kind: 'position', scope: source.scope, total: candidates.length, position, matches },
      sections: meant
        ? [comparison(meant, judge), ...elsewhere(candidates, meant)]
        : absent(source, expected, candidates, judge),
    }),
  };
}

function comparison(meant: Candidate, judge: Judge): Section {
  const title = meant.matches ? 'match' : 'at-position';
  return { kind: 'comparison', title, item: meant.item, conditions: hinted(meant, judge) };
}

function elsewhere(candidates: readonly Candidate[], meant: Candidate): Section[] {
  return meant.matches ? [] : [{ kind: 'causes', causes: otherPositions(candidates) }];
}

function otherPositions(candidates: readonly Candidate[]): Cause[] {
  const numbers = candidates.filter(({ matches }) => matches).map(({ item }) => item.number);
  return numbers.length === 0 ? [] : [{ kind: 'other-position', numbers }];
}

function absent(
  source: EventSource,
  expected: EventExpectation,
  candidates: readonly Candidate[],
  judge: Judge,
): Section[] {
  const causes = missingEventCauses({ source, expected, closest: undefined, judge });
  const sections: Section[] = [{ kind: 'causes', causes: [...otherPositions(candidates), ...causes] }];
  return candidates.length === 0
    ? sections
    : [{ kind: 'items', title: 'all', items: candidates.map(listed) }, ...sections];
}
