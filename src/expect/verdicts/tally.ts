import { differsInContent } from '../causes/missing-event.js';
import type { Judge } from '../given/judge.js';
import type { Scope } from '../subjects/scope.js';
import type { Style } from '../words/style.js';
import { capitalized } from '../../text/words.js';
import { type Candidate, closestAmong, comparison, comparisons, eventsOf, list } from './candidates.js';
import type { UnderWay } from './under-way.js';
import { reasons, type Section, type Verdict } from './verdict.js';

/** A question about how many of several events, invocations or dead letters are as expected. */
export interface Tally {
  readonly scope: Scope;
  readonly candidates: readonly Candidate[];
  readonly wanted: number | 'some';
  /** False when every candidate counts, since nothing particular was expected. */
  readonly selective: boolean;
  readonly judge: Judge;
  /** Of which more may come. */
  readonly underWay?: () => UnderWay;
  /** What may be the reason that there are too few; among them may be those that are of the kind, but differ. */
  readonly causes: (isThereButDiffers: boolean) => readonly string[];
}

export function tallyVerdict(tally: Tally): Verdict {
  const { candidates, wanted, underWay } = tally;
  const matching = candidates.filter(({ matches }) => matches);
  const pass = wanted === 'some' ? matching.length > 0 : matching.length === wanted;
  return {
    pass,
    asserted: eventsOf(matching),
    ...(underWay && matching.length <= (wanted === 'some' ? 0 : wanted) && { underWay }),
    closest: () => {
      const isMeant = isTooFew(tally, matching.length)
        ? closestAmong(candidates.filter(isFailing))
        : matching;
      return isMeant[0]?.item.eventId;
    },
    report: (style) => ({
      headline: pass ? negatedHeadline(tally, matching.length) : headline(tally, matching.length),
      sections:
        pass || !isTooFew(tally, matching.length)
          ? tooMany(tally, matching, style)
          : tooFew(tally, matching, style),
    }),
  };
}

export function isTooFew({ wanted }: Pick<Tally, 'wanted'>, matching: number): boolean {
  return matching < (wanted === 'some' ? 1 : wanted);
}

function headline({ scope, candidates, wanted, selective }: Tally, matching: number): string {
  const total = candidates.length;
  if (wanted === 'some' || (total === 0 && wanted > 0)) {
    const expected = wanted === 'some' ? '' : `; expected ${wanted}`;
    if (total === 0) return `${scope.tally(0)}${expected}.`;
    if (total === 1) return `The only ${scope.those(1)} is not as expected.`;
    return `None of the ${total} ${scope.those(total)} is as expected.`;
  }
  if (!selective) return `${scope.tally(total)}; expected ${wanted === 0 ? 'none' : wanted}.`;
  return `${share(matching, total, scope)}; ${wanted === 0 ? 'none' : wanted} should be.`;
}

function negatedHeadline({ scope, candidates, wanted, selective }: Tally, matching: number): string {
  const total = candidates.length;
  if (!selective) {
    const other = wanted === 'some' ? 'none' : 'any other number';
    return `${scope.tally(total)}; expected ${other}.`;
  }
  if (wanted !== 'some') return `${share(matching, total, scope)}; any other number should be.`;
  return `${share(matching, total, scope)}; ${total === 1 ? 'it should not' : 'none should'} be.`;
}

function share(matching: number, total: number, scope: Scope): string {
  if (total === 1 && matching === 1) return `The only ${scope.those(1)} is as expected`;
  const subject = matching === 0 ? 'None' : String(matching);
  return `${subject} of the ${total} ${scope.those(total)} ${matching > 1 ? 'are' : 'is'} as expected`;
}

function tooMany({ selective, judge }: Tally, matching: readonly Candidate[], style: Style): Section[] {
  const [first, ...more] = matching;
  if (first === undefined) return [];
  if (!selective) return [list('Namely', matching)];
  const shown = comparison(capitalized(first.item.name()), first, judge, style);
  return more.length > 0 ? [list('As expected', matching), shown] : [shown];
}

/** Whether all would be there, if those of the kind did not differ in their content. */
function isThereButDiffers({ candidates, wanted }: Tally, matching: readonly Candidate[]): boolean {
  const differing = candidates.filter(({ matches, conditions }) => !matches && differsInContent(conditions));
  return !isTooFew({ wanted }, matching.length + differing.length);
}

function isFailing({ matches }: Candidate): boolean {
  return !matches;
}

/** The closest is the best guess at what should have matched; the others show that it is not just another one. */
function tooFew(tally: Tally, matching: readonly Candidate[], style: Style): Section[] {
  const { candidates, selective, judge } = tally;
  const failing = candidates.filter(isFailing);
  const closest = closestAmong(failing);
  return [
    list(selective ? 'As expected' : 'Namely', matching),
    ...comparisons(
      (names, are) => (candidates.length === 1 ? capitalized(names) : `Closest ${are} ${names}`),
      closest,
      judge,
      style,
    ),
    list(
      'The others',
      failing.filter((other) => !closest.includes(other)),
    ),
    reasons(tally.causes(isThereButDiffers(tally, matching))),
  ];
}
