import type { Headline } from '../verdicts/verdict.js';
import { grouped, received } from '../subjects/scope.js';
import { count, quoted, ruleName, shortEnumeration } from '../words/words.js';

type Kind<K extends Headline['kind']> = Extract<Headline, { kind: K }>;

const MOST_RULES = 5;

export function orderText({ scope, total, expected, found }: Kind<'order'>): string {
  if (found === expected) return 'The events were received in this order; they should not be.';
  if (total === 0) return `${received(scope, 0)}.`;
  if (found === 0) {
    const what = expected === 1 ? 'as expected' : `the first of the ${expected} expected`;
    return `None of the ${total} ${grouped(scope, total)} is ${what}.`;
  }
  return `Of ${expected} expected events in order, ${found === 1 ? 'the first is' : `the first ${found} are`} there; expected[${found}] is not behind ${found === 1 ? 'it' : 'them'}.`;
}

export function unassertedText({ scope, total, unasserted }: Kind<'unasserted'>): string {
  if (total === 0) return `${received(scope, 0)}; expected one that no assertion vouches for.`;
  if (unasserted === 0) {
    return total === 1
      ? `An assertion vouches for the only ${grouped(scope, 1)}; expected another.`
      : `Assertions vouch for all ${total} ${grouped(scope, total)}; expected another.`;
  }
  if (total === 1) return `No assertion vouches for the only ${grouped(scope, 1)}.`;
  return `No assertion vouches for ${unasserted === total ? 'any' : unasserted} of the ${total} ${grouped(scope, total)}.`;
}

export function coverageText({ scope, total, unmatched }: Kind<'coverage'>): string {
  const on = scope.of === 'bus' ? ` on bus ${quoted(scope.name)}` : '';
  if (unmatched.length === 0) {
    return total === 1
      ? `The only rule${on} matched an event; it should not.`
      : `Each of the ${total} rules${on} matched an event; not all should.`;
  }
  if (total === 1) return `The only rule${on} matched no event.`;
  if (unmatched.length === total) return `None of the ${total} rules${on} matched an event.`;
  const names = shortEnumeration(unmatched.map(ruleName), 'and', MOST_RULES);
  return `${unmatched.length} of the ${count(total, 'rule')}${on} matched no event: ${names}.`;
}
