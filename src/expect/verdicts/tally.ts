import type { Cause } from '../causes/cause.js';
import type { Judge } from '../given/judge.js';
import type { Scope } from '../scope.js';
import type { Section, Verdict } from './verdict.js';
import { type Candidate, closestOf, eventsOf, hinted, listed } from './candidates.js';

/** A question about how many of several events or invocations are as expected. */
export interface Search {
  readonly scope: Scope;
  readonly candidates: readonly Candidate[];
  readonly wanted: number | 'some';
  /** False when every candidate counts, since nothing particular was expected. */
  readonly selective: boolean;
  readonly judge: Judge;
  /** What may be the reason that there are too few. */
  readonly causes: (closest: Candidate | undefined) => readonly Cause[];
}

export function searchVerdict(search: Search): Verdict {
  const { scope, candidates, wanted, selective } = search;
  const matching = candidates.filter(({ matches }) => matches);
  const pass = wanted === 'some' ? matching.length > 0 : matching.length === wanted;
  return {
    pass,
    asserted: eventsOf(matching),
    report: () => ({
      headline: {
        kind: 'tally',
        scope,
        total: candidates.length,
        matching: matching.length,
        wanted,
        selective,
      },
      sections:
        pass || (wanted !== 'some' && matching.length > wanted)
          ? tooMany(search, matching)
          : tooFew(search, matching),
    }),
  };
}

function tooMany({ selective, judge }: Search, matching: readonly Candidate[]): Section[] {
  const [first, ...more] = matching;
  if (first === undefined) return [];
  if (!selective) return [{ kind: 'items', title: 'all', items: matching.map(listed) }];
  if (more.length > 0) return [{ kind: 'items', title: 'matching', items: matching.map(listed) }];
  return [{ kind: 'comparison', title: 'match', item: first.item, conditions: hinted(first, judge) }];
}

/** The closest is the best guess at what should have matched; the others show that it is not just another one. */
function tooFew(search: Search, matching: readonly Candidate[]): Section[] {
  const failing = search.candidates.filter(({ matches }) => !matches);
  const closest = closestOf(failing);
  const others = failing.filter((other) => other !== closest);
  const sections: Section[] = [];
  if (matching.length > 0) {
    const title = search.selective ? 'matching' : 'all';
    sections.push({ kind: 'items', title, items: matching.map(listed) });
  }
  if (closest) sections.push(closestSection(closest, search));
  if (others.length > 0) sections.push({ kind: 'items', title: 'others', items: others.map(listed) });
  sections.push({ kind: 'causes', causes: search.causes(closest) });
  return sections;
}

function closestSection(closest: Candidate, { candidates, judge }: Search): Section {
  const title = candidates.length === 1 ? 'only' : 'closest';
  return { kind: 'comparison', title, item: closest.item, conditions: hinted(closest, judge) };
}
