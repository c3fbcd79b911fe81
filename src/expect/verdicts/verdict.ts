import type { ReceivedEvent } from '../subjects/items.js';
import type { Comparison, Difference } from '../words/difference.js';
import type { Style } from '../words/style.js';
import type { UnderWay } from './under-way.js';
import { bullets } from '../../text/words.js';

/** What a matcher decided. */
export interface Verdict {
  readonly pass: boolean;
  /** Why, or for a verdict that passes why it should not: worked out only when somebody wants to read it. */
  readonly report: (style: Style) => Report;
  /** The events that are as expected: an assertion that passes covers them. */
  readonly asserted?: readonly ReceivedEvent[];
  /** What may still change the verdict. */
  readonly underWay?: () => UnderWay;
  /** The id of the event that says most of why it does not pass, if there is one. */
  readonly closest?: () => string | undefined;
}

/** The message of a matcher behind its first line. */
export interface Report {
  /** The sentence that says what went wrong. */
  readonly headline: string;
  /** What is shown beneath it; empty ones are left out. */
  readonly sections: readonly Section[];
}

export type Section = string | Comparison;

export function reportText({ headline, sections }: Report): string {
  const texts = sections.map((section) => (typeof section === 'string' ? section : section.text));
  return [headline, ...texts.filter((text) => text !== '')].join('\n\n');
}

/** What the first comparison compares. */
export function differenceIn({ sections }: Report): Partial<Difference> {
  const compared = sections.find((section) => typeof section !== 'string');
  return compared ? compared.difference : {};
}

const MOST_CAUSES = 8;

export function reasons(causes: readonly string[]): Section {
  return causes.length === 0 ? '' : `Possible reasons:\n\n${bullets(causes, MOST_CAUSES)}`;
}
