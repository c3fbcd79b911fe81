import type { Headline, Report, Section } from '../verdicts/verdict.js';
import { causeText } from './cause-text.js';
import { comparisonText } from '../expected/comparison.js';
import { explanationText } from '../words/explanation.js';
import { headlineText } from './headline-text.js';
import { itemLines, itemText } from '../subjects/items.js';
import { journeyText } from './journey-text.js';
import { acceptedText, refusedText } from '../subjects/refused-pattern.js';
import type { Style } from '../words/style.js';
import { capitalized, count, indented, ruleName } from '../words/words.js';

const MOST_CAUSES = 8;

/** The message of a matcher behind its first line. `negated`: the verdict passes, which it should not. */
export function renderReport({ headline, sections }: Report, negated: boolean, style: Style): string {
  const withBus = namesBuses(headline);
  const texts = sections.map((section) => sectionText(section, withBus, style)).filter((text) => text !== '');
  return [headlineText(headline, negated), ...texts].join('\n\n');
}

/** The bus goes without saying where there is but one. */
function namesBuses(headline: Headline): boolean {
  return 'scope' in headline && (headline.scope.of === 'mock' || headline.scope.of === 'stub');
}

function sectionText(section: Section, withBus: boolean, style: Style): string {
  switch (section.kind) {
    case 'comparison':
      return comparison(section, withBus, style);
    case 'items':
      return `${ITEMS_TITLES[section.title]}\n\n${itemLines(section.items, withBus)}`;
    case 'explanation':
      return explanation(section, withBus, style);
    case 'matched-rules':
      return section.rules
        .map(({ rule, events }) => `  ${ruleName(rule)} matched ${count(events, 'event')}`)
        .join('\n');
    case 'vouching':
      return VOUCHING;
    case 'journey':
      return indented(journeyText(section.journey));
    case 'causes':
      return causes(section.causes.map(causeText));
    case 'accepted-pattern':
      return acceptedText(section.text, section.mistakes);
    case 'refused-pattern':
      return refusedText(section.pattern, style);
  }
}

function comparison(
  { title, to, item, conditions }: Extract<Section, { kind: 'comparison' }>,
  withBus: boolean,
  style: Style,
): string {
  const name = itemText(item, withBus);
  const closest = to === undefined ? 'Closest' : `Closest to ${to}`;
  const subject = title === 'closest' ? `${closest} is ${name}` : capitalized(name);
  if (conditions.length === 0) return `${subject}.`;
  return `${subject}:\n\n${comparisonText(conditions, WHOLE[item.kind], style)}`;
}

/** What is compared is called so where no path leads into it. */
const WHOLE = { event: 'event', invocation: 'input', 'dead-letter': 'dead letter' } as const;

const VOUCHING =
  'Assertions on events and rules vouch for what is as they expect, when they pass: toHaveReceivedEvent, toHaveMatchedEvent and the like. Negated ones do not.';

const ITEMS_TITLES: Readonly<Record<Extract<Section, { kind: 'items' }>['title'], string>> = {
  others: 'The others:',
  matching: 'As expected:',
  all: 'Namely:',
  'in-order': 'In order:',
};

function explanation(
  section: Extract<Section, { kind: 'explanation' }>,
  withBus: boolean,
  style: Style,
): string {
  const { item, asExpected, conditions } = section;
  const table = explanationText(section, style);
  if (item === undefined) return table;
  const name = itemText(item, withBus);
  if (conditions.every(({ holds }) => holds))
    return `${capitalized(name)}, matches the rule's pattern:\n\n${table}`;
  if (asExpected)
    return `${capitalized(name)}, is as expected, but does not match the rule's pattern:\n\n${table}`;
  return `Closest to the rule's pattern is ${name}:\n\n${table}`;
}

function causes(texts: readonly string[]): string {
  if (texts.length === 0) return '';
  const shown = texts.slice(0, MOST_CAUSES);
  const more = texts.length - shown.length;
  const lines = [...shown, ...(more > 0 ? [`… and ${more} more`] : [])].map(
    (text) => `  • ${text.replaceAll('\n', '\n    ')}`,
  );
  return `What may be the reason:\n\n${lines.join('\n')}`;
}
