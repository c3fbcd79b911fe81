import { groupBy } from '../causes/grouping.js';
import { comparisonOf } from '../expected/comparison.js';
import type { ValueCondition } from '../../event/deep-partial.js';
import type { EventExpectation } from '../expected/expected-event.js';
import type { Judge } from '../given/judge.js';
import type { EventSource } from '../subjects/event-source.js';
import { eventItem, type Item, type ReceivedEvent } from '../subjects/items.js';
import type { Style } from '../words/style.js';
import { plural, shortEnumeration } from '../../text/words.js';
import type { Section } from './verdict.js';

/** An event, invocation or dead letter beside what was expected. */
export interface Candidate {
  readonly item: Item;
  readonly conditions: readonly ValueCondition[];
  readonly matches: boolean;
}

export function candidate(item: Item, conditions: readonly ValueCondition[]): Candidate {
  return { item, conditions, matches: conditions.every(({ holds }) => holds) };
}

/** Without an expectation every event is as expected. */
export function eventCandidates(
  { events, scope }: Pick<EventSource, 'events' | 'scope'>,
  expected: EventExpectation | undefined,
  judge: Judge,
): readonly Candidate[] {
  return events.map((event, index) =>
    candidate(eventItem(event, index + 1, scope.hasManyBuses), expected?.compare(event, judge) ?? []),
  );
}

/**
 * The first event that is as expected; those behind it are not looked at.
 *
 * @param from how many events of the source are left out
 */
export function firstMatching(
  { events, scope }: Pick<EventSource, 'events' | 'scope'>,
  expected: EventExpectation,
  judge: Judge,
  from = 0,
): Candidate | undefined {
  for (let index = from; index < events.length; index += 1) {
    const event = events[index];
    if (!event) return undefined;
    const next = candidate(eventItem(event, index + 1, scope.hasManyBuses), expected.compare(event, judge));
    if (next.matches) return next;
  }
  return undefined;
}

export function eventsOf(candidates: readonly Candidate[]): readonly ReceivedEvent[] {
  return candidates.flatMap(({ item }) => item.event ?? []);
}

/**
 * The candidates that meet most conditions; among equals those of the same kind, then those that have most of what is
 * asked for. Where none meets any, it is the first of them alone.
 */
export function closestAmong(candidates: readonly Candidate[]): readonly Candidate[] {
  let closest: Candidate[] = [];
  let most: readonly number[] = [];
  for (const next of candidates) {
    const merits = meritsOf(next);
    if (closest.length === 0 || isGreater(merits, most)) [closest, most] = [[next], merits];
    else if (!isGreater(most, merits) && (merits[0] ?? 0) > 0) closest.push(next);
  }
  return closest;
}

function meritsOf({ conditions }: Candidate): readonly number[] {
  const holding = conditions.filter(({ holds }) => holds);
  return [
    holding.length,
    Number(holding.some(({ path }) => path === 'detail-type')),
    conditions.filter(({ received }) => received !== undefined).length,
  ];
}

function isGreater(one: readonly number[], other: readonly number[]): boolean {
  const index = one.findIndex((merit, at) => merit !== other[at]);
  return index >= 0 && (one[index] ?? 0) > (other[index] ?? 0);
}

/** A candidate beside what was expected; `title` is what it is introduced with. */
export function comparison(
  title: string,
  { item, conditions }: Candidate,
  judge: Judge,
  style: Style,
): Section {
  if (conditions.length === 0) return { text: `${title}.`, difference: { actual: {}, expected: {} } };
  const { text, difference } = comparisonOf(conditions, item, judge, style);
  return { text: `${title}:\n\n${text}`, difference };
}

const MOST_CLOSEST = 3;

/** The closest beside what was expected, each table once; `title` is what the first is introduced with. */
export function comparisons(
  title: (names: string, are: 'is' | 'are') => string,
  closest: readonly Candidate[],
  judge: Judge,
  style: Style,
): readonly Section[] {
  const byTable = groupBy(
    closest,
    ({ item, conditions }) => comparisonOf(conditions, item, judge, style).text,
  );
  const shown = byTable.slice(0, MOST_CLOSEST);
  const more = byTable.slice(MOST_CLOSEST).flat().length;
  return [
    ...shown.map((group, index) => {
      const names = shortEnumeration(
        group.map(({ item }) => item.name()),
        'and',
        MOST_CLOSEST,
      );
      const are = group.length === 1 ? 'is' : 'are';
      return comparison(
        index === 0 ? title(names, are) : `Equally close ${are} ${names}`,
        group[0],
        judge,
        style,
      );
    }),
    more === 0 ? '' : `${more} more ${more === 1 ? 'is' : 'are'} equally close.`,
  ];
}

const MOST_ITEMS = 5;
const MOST_PATHS = 3;

/** A line for each candidate, with what differs. */
export function list(
  title: string,
  candidates: readonly Candidate[],
  prefix = (_index: number): string => '',
): Section {
  const [first] = candidates;
  if (first === undefined) return '';
  const lines = candidates
    .slice(0, MOST_ITEMS)
    .map(({ item, conditions }, index) => `  ${prefix(index)}${item.name()}${differences(conditions)}`);
  const more = candidates.length - lines.length;
  const rest = more > 0 ? [`  … and ${more} more ${plural(more, first.item.noun)}`] : [];
  return [`${title}:\n`, ...lines, ...rest].join('\n');
}

function differences(conditions: readonly ValueCondition[]): string {
  const failing = conditions.filter(({ holds }) => !holds);
  const paths = failing.map(({ path }) => path).filter((path) => path !== '');
  return paths.length === 0 ? '' : `: differs in ${shortEnumeration(paths, 'and', MOST_PATHS)}`;
}
