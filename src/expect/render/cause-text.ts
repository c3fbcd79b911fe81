import type { Place } from '../../text/arn.js';
import type { Cause } from '../causes/cause.js';
import { itemText } from '../subjects/items.js';
import { journeyHints, journeyText } from './journey-text.js';
import { capitalized, count, enumeration, errorText, quoted, ruleName, short } from '../words/words.js';

/** A known cause, in a sentence or two. */
export function causeText(cause: Cause): string {
  switch (cause.kind) {
    case 'no-put-events':
      return noPutEvents(cause);
    case 'restored':
      return 'This mock was restored: it answers no client any more, and knows nothing of what was sent since.';
    case 'rejected-call':
      return `PutEvents was rejected${cause.count > 1 ? ` ${cause.count} times` : ''}${plannedBy(cause.planned)}: ${errorText(cause.error)}`;
    case 'failed-entry':
      return failedEntry(cause);
    case 'dropped':
      return dropped(cause);
    case 'other-bus':
      return `${count(cause.count, 'event')}${cause.selective ? ' that would be as expected' : ''} went to bus ${quoted(cause.eventBusName)}${placeText(cause.place)}.`;
    case 'not-archived':
      return `${count(cause.count, 'event')} that would be as expected came to bus ${quoted(cause.eventBusName)}, but the archive does not hold ${cause.count === 1 ? 'it' : 'them'}: does its pattern match, was it there already, are its retention days over?`;
    case 'other-position':
      return cause.numbers.length === 1
        ? `Event ${cause.numbers.join()} is as expected.`
        : `Events ${enumeration(cause.numbers.map(String), 'and')} are as expected.`;
    case 'too-early':
      return `${enumeration(
        cause.numbers.map((number) => `event ${number}`),
        'and',
      ).replace(
        /^e/,
        'E',
      )} would do, but ${cause.numbers.length === 1 ? 'is' : 'are'} not behind event ${cause.behind}.`;
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
    case 'stopped':
      return [
        `${capitalized(itemText(cause.journey.item, false))}:`,
        journeyText(cause.journey),
        ...journeyHints(cause.journey),
      ].join('\n');
    case 'no-delivery':
      return 'There was no delivery that could have failed.';
    case 'delivered':
      return cause.count === 1 ? '1 delivery succeeded.' : `${cause.count} deliveries succeeded.`;
    case 'event-loop':
      return `Deliveries kept causing one another; the loop was cut at event ${quoted(cause.detailType)}.`;
    default:
      return ruleCause(cause);
  }
}

type RuleCause = Extract<Cause, { readonly rule: unknown }>;

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
    case 'rule-without-event':
      return `${rule} had nothing to match: its bus received no event.`;
    case 'rule-on-schedule':
      return `${rule} has a schedule and no event pattern: it only runs when time passes. await eventBridge.clock.advanceBy(…)`;
  }
}

function noPutEvents({ calls, on }: Extract<Cause, { kind: 'no-put-events' }>): string {
  const where = on === 'stub' ? 'on this stub' : 'by a client that this mock is attached to';
  const only = calls.length === 0 ? '' : `, only ${enumeration(calls, 'and')}`;
  return `PutEvents was never called ${where}${only}. Does the code under test use such a client, and is it awaited?`;
}

function placeText(place: Place | undefined): string {
  return place ? ` in account ${place.account}, ${place.region}` : '';
}

function failedEntry(cause: Extract<Cause, { kind: 'failed-entry' }>): string {
  const { entry, entries, call, calls, code, message, detailType, planned } = cause;
  const ofEntries = entries > 1 ? ` of ${entries}` : '';
  const ofCalls = calls > 1 ? ` of call ${call}` : '';
  const event = detailType === undefined ? '' : ` (${quoted(short(detailType))})`;
  const reason = [code, message].filter((text) => text !== '').join(': ');
  return `PutEvents answered, but entry ${entry}${ofEntries}${ofCalls}${event} failed${plannedBy(planned)}: ${reason}`;
}

function dropped(cause: Extract<Cause, { kind: 'dropped' }>): string {
  const it = cause.count === 1 ? 'it' : 'them';
  const sentences = [
    `${count(cause.count, 'event')} went to bus ${quoted(cause.eventBusName)}, which does not exist${placeText(cause.place)}; EventBridge answers 200 and drops ${it}.`,
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
