import type { Cause } from '../causes/cause.js';
import { capitalized, count, enumeration, errorText, quoted, ruleName } from './words.js';

/** A known cause, in a sentence or two. */
export function causeText(cause: Cause): string {
  switch (cause.kind) {
    case 'no-put-events':
      return noPutEvents(cause.calls);
    case 'rejected-call':
      return `PutEvents was rejected${cause.count > 1 ? ` ${cause.count} times` : ''}${plannedBy(cause.planned)}: ${errorText(cause.error)}`;
    case 'failed-entry':
      return failedEntry(cause);
    case 'dropped':
      return dropped(cause);
    case 'other-bus':
      return `${count(cause.count, 'event')}${cause.selective ? ' that would be as expected' : ''} went to bus ${quoted(cause.bus)}.`;
    case 'other-position':
      return cause.numbers.length === 1
        ? `Event ${cause.numbers.join()} is as expected.`
        : `Events ${enumeration(cause.numbers.map(String), 'and')} are as expected.`;
    case 'pending':
      return cause.count === 1
        ? '1 delivery is still pending; await eventBridge.settled()'
        : `${cause.count} deliveries are still pending; await eventBridge.settled()`;
    case 'handler-failed': {
      const event = cause.detailType === undefined ? '' : ` on event ${quoted(cause.detailType)}`;
      return `The handler of ${cause.targetArn} failed${event}: ${errorText(cause.error)}`;
    }
    case 'warning':
      return cause.message;
    case 'event-loop':
      return `Deliveries kept causing one another; the loop was cut at event ${quoted(cause.detailType)}.`;
    default:
      return ruleCause(cause);
  }
}

type RuleCause = Extract<Cause, { kind: `rule-${string}` }>;

function ruleCause(cause: RuleCause): string {
  const rule = capitalized(ruleName(cause.rule));
  switch (cause.kind) {
    case 'rule-disabled':
      return cause.wouldMatch === 0
        ? `${rule} is DISABLED.`
        : `${rule} is DISABLED; it would have matched ${count(cause.wouldMatch, 'event')}.`;
    case 'rule-without-target':
      return `${rule} matched ${count(cause.matched, 'event')} but has no target.`;
    case 'rule-changed':
      return `${rule} matches event ${cause.item.number} as it is now; when the event arrived it was not there yet, disabled, or had another pattern.`;
    case 'rule-unmatched':
      return `${rule}, which has the target, ${unmatched(cause.events)}`;
    case 'rule-on-schedule':
      return `${rule} has a schedule and no event pattern: no event ever matches it.`;
  }
}

function unmatched(events: number): string {
  if (events === 0) return 'had nothing to match: its bus received no event.';
  const all = events === 1 ? 'did not match the only event' : `matched none of the ${events} events`;
  return `${all} on its bus; expect(rule).toHaveMatchedEvent() tells why.`;
}

function noPutEvents(calls: readonly string[]): string {
  const only =
    calls.length === 0
      ? 'PutEvents was never called by a client that this mock is attached to.'
      : `PutEvents was never called by a client that this mock is attached to, only ${enumeration(calls, 'and')}.`;
  return `${only} Does the code under test use such a client, and is it awaited?`;
}

function failedEntry(cause: Extract<Cause, { kind: 'failed-entry' }>): string {
  const { entry, entries, call, calls, code, message, detailType, planned } = cause;
  const ofEntries = entries > 1 ? ` of ${entries}` : '';
  const ofCalls = calls > 1 ? ` of call ${call}` : '';
  const event = detailType === undefined ? '' : ` (${quoted(detailType)})`;
  const reason = [code, message].filter((text) => text !== '').join(': ');
  return `PutEvents answered, but entry ${entry}${ofEntries}${ofCalls}${event} failed${plannedBy(planned)}: ${reason}`;
}

function dropped(cause: Extract<Cause, { kind: 'dropped' }>): string {
  const it = cause.count === 1 ? 'it' : 'them';
  const sentences = [
    `${count(cause.count, 'event')} went to bus ${quoted(cause.eventBusName)}, which does not exist; EventBridge answers 200 and drops ${it}.`,
    ...(cause.asExpected > 0 ? [`${asExpected(cause)} would be as expected.`] : []),
    ...(cause.didYouMean === undefined ? [] : [`Did you mean ${quoted(cause.didYouMean)}?`]),
  ];
  return sentences.join(' ');
}

function asExpected({ count: total, asExpected: number }: Extract<Cause, { kind: 'dropped' }>): string {
  if (total === 1) return 'It';
  return number === 1 ? 'One of them' : `${number} of them`;
}

type Planner = NonNullable<Extract<Cause, { kind: 'failed-entry' }>['planned']>;

/** The call that planned it, as a test would write it. */
function plannedBy(planned: Planner | undefined): string {
  if (planned === undefined) return '';
  return `, as planned by ${planned.method}(${planned.args.map(sourceText).join(', ')})`;
}

function sourceText(value: unknown): string {
  if (typeof value === 'string') return `'${value.replaceAll("'", "\\'")}'`;
  if (typeof value === 'function') return '…';
  if (Array.isArray(value)) return `[${value.map(sourceText).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  const members = Object.entries(value).map(([name, member]) => `${name}: ${sourceText(member)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}
