import type { NamedRule, Scope } from '../scope.js';
import { capitalized, count, quoted, ruleName } from '../words/words.js';

/** What the assertion looked through, behind its number. */
export function grouped(scope: Scope, total: number): string {
  const events = total === 1 ? 'event' : 'events';
  switch (scope.of) {
    case 'mock':
      return `${events} received`;
    case 'bus':
      return `${events} on bus ${quoted(scope.name)}`;
    case 'archive':
      return `${events} in archive ${quoted(scope.name)}`;
    case 'stub':
      return `${events} sent to the stub`;
    case 'rule':
      return `${events} that ${ruleName(scope)} matched`;
    case 'target':
      return `${total === 1 ? 'invocation' : 'invocations'} of target ${quoted(scope.arnOrId)}${byRule(scope.rule)}`;
    case 'dead-letters':
      return `dead ${total === 1 ? 'letter' : 'letters'}${ofTarget(scope.arnOrId)}`;
  }
}

/** How much there was of it, as a sentence without its stop. */
export function received(scope: Scope, total: number): string {
  const events = total === 0 ? 'no event' : count(total, 'event');
  const were = total > 1 ? 'were' : 'was';
  switch (scope.of) {
    case 'mock':
      return capitalized(`${events} ${were} received`);
    case 'bus':
      return capitalized(`${events} ${were} received on bus ${quoted(scope.name)}`);
    case 'archive':
      return capitalized(`${events} ${total > 1 ? 'are' : 'is'} in archive ${quoted(scope.name)}`);
    case 'stub':
      return capitalized(`${events} ${were} sent to the stub`);
    case 'rule':
      return capitalized(`${ruleName(scope)} matched ${events}`);
    case 'target':
      return `Target ${quoted(scope.arnOrId)} was ${total === 0 ? 'not invoked' : `invoked ${count(total, 'time')}`}${byRule(scope.rule)}`;
    case 'dead-letters': {
      const letters = total === 0 ? 'no dead letter' : count(total, 'dead letter');
      return capitalized(`${letters} ${were} sent${ofTarget(scope.arnOrId)}`);
    }
  }
}

function byRule(rule: NamedRule | undefined): string {
  return rule ? ` by ${ruleName(rule)}` : '';
}

function ofTarget(arnOrId: string | undefined): string {
  return arnOrId === undefined ? '' : ` for target ${quoted(arnOrId)}`;
}
