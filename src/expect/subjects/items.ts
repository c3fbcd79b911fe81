import type { DeadLetterRecord, EventRecord, InvocationRecord } from '../../history/records.js';
import { quoted, ruleName, short } from '../../text/words.js';

/**
 * An event as far as it is known: an archive does not know which rules it matched, a stub knows nothing but what was
 * sent, be it an event or not.
 */
export type ReceivedEvent = Partial<EventRecord<unknown>>;

/** An event, invocation or dead letter that an assertion looks through. */
export interface Item {
  readonly noun: 'event' | 'invocation' | 'dead letter';
  /** Which one of them it is, counted from 1. */
  readonly number: number;
  /** `event 2, "OrderPaid" from "shop" on bus "orders"`. */
  readonly name: () => string;
  /** What of it is compared, and what that is called as a whole. */
  readonly compared: unknown;
  readonly whole: string;
  /** Absent where no assertion covers it. */
  readonly event?: ReceivedEvent;
  /** Absent for what is sent to a stub. */
  readonly eventId: string | undefined;
}

export function eventItem(event: ReceivedEvent, number: number, hasManyBuses: boolean): Item {
  const name = (): string => eventName(event, number) + (hasManyBuses ? onBus(event) : '');
  return { noun: 'event', number, name, compared: event, whole: 'event', event, eventId: event.id };
}

/** `event 2, "OrderPaid" from "shop"`. */
export function eventName({ source, 'detail-type': detailType }: ReceivedEvent, number: number): string {
  return `event ${number}, ${sent(detailType, 'DetailType')} from ${sent(source, 'Source')}`;
}

function onBus({ eventBusName = '' }: ReceivedEvent): string {
  return ` on bus ${quoted(eventBusName)}`;
}

/** What is sent to a stub may lack anything, and have any length. */
function sent(value: string | undefined, member: string): string {
  return value === undefined ? `(no ${member})` : quoted(short(value, 130));
}

export function invocationItem(invocation: InvocationRecord, number: number): Item {
  const { rule, event, input } = invocation;
  const failed = failedCalls(invocation);
  const name = (): string =>
    `invocation ${number}, of ${ruleName(rule)} for ${quoted(event['detail-type'])}${failed}`;
  return { noun: 'invocation', number, name, compared: input, whole: 'input', eventId: event.id };
}

/** One invocation may be several calls: Lambda calls a function that fails again. */
function failedCalls({ outcome, calls }: InvocationRecord): string {
  if (calls > 1 && outcome === 'succeeded')
    return ` (called ${calls} times, since the handler failed before)`;
  if (outcome !== 'failed') return '';
  return calls > 1
    ? ` (called ${calls} times: the handler failed, and Lambda tries twice more)`
    : ' (the handler failed)';
}

export function deadLetterItem(deadLetter: DeadLetterRecord, number: number): Item {
  const { rule, event, messageAttributes } = deadLetter;
  const { ERROR_CODE: code = '' } = messageAttributes;
  const name = (): string =>
    `dead letter ${number}, of ${ruleName(rule)} for ${quoted(event['detail-type'])} (${code})`;
  return { noun: 'dead letter', number, name, compared: deadLetter, whole: 'dead letter', eventId: event.id };
}
