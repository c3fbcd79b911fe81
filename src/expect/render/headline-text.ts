import type { Scope } from '../scope.js';
import type { Headline } from '../verdict.js';
import { capitalized, count, quoted, ruleName } from './words.js';

/** The sentence that says what went wrong. `negated`: it went wrong because the verdict passes. */
export function headlineText(headline: Headline, negated: boolean): string {
  switch (headline.kind) {
    case 'tally':
      return negated ? negatedTally(headline) : tally(headline);
    case 'position':
      return positionText(headline);
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
  if (total === 1) return `The only ${grouped(scope, 1)} is as expected; it should not be.`;
  return `${share(matching, total, scope)}; none should be.`;
}

function share(matching: number, total: number, scope: Scope): string {
  const subject = matching === 0 ? 'None' : String(matching);
  return `${subject} of the ${total} ${grouped(scope, total)} ${matching > 1 ? 'are' : 'is'} as expected`;
}

/** What the assertion looked through, behind its number. */
function grouped(scope: Scope, total: number): string {
  const events = total === 1 ? 'event' : 'events';
  switch (scope.of) {
    case 'mock':
      return `${events} received`;
    case 'bus':
      return `${events} on bus ${quoted(scope.name)}`;
    case 'rule':
      return `${events} that ${ruleName(scope)} matched`;
    case 'target':
      return `${total === 1 ? 'invocation' : 'invocations'} of target ${quoted(scope.arnOrId)}`;
  }
}

function received(scope: Scope, total: number): string {
  const events = total === 0 ? 'no event' : count(total, 'event');
  const were = total > 1 ? 'were' : 'was';
  switch (scope.of) {
    case 'mock':
      return capitalized(`${events} ${were} received`);
    case 'bus':
      return capitalized(`${events} ${were} received on bus ${quoted(scope.name)}`);
    case 'rule':
      return capitalized(`${ruleName(scope)} matched ${events}`);
    case 'target':
      return `Target ${quoted(scope.arnOrId)} was ${total === 0 ? 'not invoked' : `invoked ${count(total, 'time')}`}`;
  }
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
