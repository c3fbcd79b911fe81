import type { Scope } from '../scope.js';
import type { Headline } from '../verdicts/verdict.js';
import { coverageText, orderText, unassertedText } from './overview-text.js';
import { grouped, received } from '../subjects/scope.js';
import { capitalized, count, ruleName } from '../words/words.js';

/** The sentence that says what went wrong. `negated`: it went wrong because the verdict passes. */
export function headlineText(headline: Headline, negated: boolean): string {
  switch (headline.kind) {
    case 'tally':
      return negated ? negatedTally(headline) : tally(headline);
    case 'position':
      return positionText(headline);
    case 'order':
      return orderText(headline);
    case 'unasserted':
      return unassertedText(headline);
    case 'coverage':
      return coverageText(headline);
    case 'pattern': {
      const subject = headline.rule ? capitalized(ruleName(headline.rule)) : 'The pattern';
      return headline.matches ? `${subject} matches the event.` : `${subject} does not match the event.`;
    }
    case 'validity':
      return validityText(headline);
  }
}

type Tally = Extract<Headline, { kind: 'tally' }>;

function tally({ scope, total, matching, wanted, selective }: Tally): string {
  if (wanted === 'some' || (total === 0 && wanted > 0)) {
    const expected = wanted === 'some' ? '' : `; expected ${wanted}`;
    if (total === 0) return `${received(scope, 0)}${expected}.`;
    if (total === 1) return `The only ${grouped(scope, 1)} is not as expected.`;
    return `None of the ${total} ${grouped(scope, total)} is as expected.`;
  }
  if (!selective) return `${received(scope, total)}; expected ${wanted === 0 ? 'none' : wanted}.`;
  return `${share(matching, total, scope)}; ${wanted === 0 ? 'none' : wanted} should be.`;
}

function negatedTally({ scope, total, matching, wanted, selective }: Tally): string {
  if (!selective) {
    const other = wanted === 'some' ? 'none' : 'any other number';
    return `${received(scope, total)}; expected ${other}.`;
  }
  if (wanted !== 'some') return `${share(matching, total, scope)}; any other number should be.`;
  return `${share(matching, total, scope)}; ${total === 1 ? 'it should not' : 'none should'} be.`;
}

function share(matching: number, total: number, scope: Scope): string {
  if (total === 1 && matching === 1) return `The only ${grouped(scope, 1)} is as expected`;
  const subject = matching === 0 ? 'None' : String(matching);
  return `${subject} of the ${total} ${grouped(scope, total)} ${matching > 1 ? 'are' : 'is'} as expected`;
}

function positionText({ scope, total, position, matches }: Extract<Headline, { kind: 'position' }>): string {
  if (total === 0) return `${received(scope, 0)}.`;
  if (position !== 'last' && position > total) {
    return `There is no event ${position}: ${received(scope, total).replace(/^\d+/, (number) => `only ${number}`)}.`;
  }
  const subject =
    position === 'last' ? `The last of ${count(total, 'event')}` : `Event ${position} of ${total}`;
  return matches ? `${subject} is as expected; it should not be.` : `${subject} is not as expected.`;
}

function validityText({ problem }: Extract<Headline, { kind: 'validity' }>): string {
  if (problem === undefined) return 'EventBridge accepts the pattern; it should not.';
  if (problem.kind === 'too-long') {
    return `EventBridge refuses the pattern: it has ${problem.length} characters, and ${problem.most} are the most.`;
  }
  return `EventBridge refuses the pattern:\n\n  Event pattern is not valid. Reason: ${problem.reason}`;
}
