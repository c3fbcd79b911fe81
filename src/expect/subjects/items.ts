import type { DeadLetterRecord, EventRecord, InvocationRecord } from '../../history/records.js';
import type { ScheduleDeadLetterRecord, ScheduleInvocationRecord } from '../../history/schedule-records.js';
import { quoted, ruleName, scheduleName, short, timeText } from '../../text/words.js';

/**
 * An event as far as it is known: an archive does not know which rules it matched, a stub knows nothing but what was
 * sent, be it an event or not.
 */
export type ReceivedEvent = Partial<EventRecord<unknown>>;

/** By a rule or by a schedule of EventBridge Scheduler, whose records have other members. */
export type AnyInvocation = InvocationRecord | ScheduleInvocationRecord;
export type AnyDeadLetter = DeadLetterRecord | ScheduleDeadLetterRecord;

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
  /** Absent for what is sent to a stub, and for what a schedule sends. */
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

export function invocationItem(invocation: AnyInvocation, number: number): Item {
  const name = (): string => `invocation ${number}, of ${senderOf(invocation)}${failedCalls(invocation)}`;
  const { input } = invocation;
  return {
    noun: 'invocation',
    number,
    name,
    compared: input,
    whole: 'input',
    eventId: eventIdOf(invocation),
  };
}

/** `rule "paid" on bus "orders" for "OrderPaid"`, `schedule "job" in group "default" due at 2026-01-10T02:00:00Z`. */
function senderOf(record: AnyInvocation | AnyDeadLetter): string {
  if ('event' in record) return `${ruleName(record.rule)} for ${quoted(record.event['detail-type'])}`;
  const { schedule, scheduledTime } = record;
  const due = `${scheduleName(schedule)} due at ${timeText(scheduledTime)}`;
  if (!('invokedAt' in record)) return due;
  const { invokedAt, attempt } = record;
  const late = invokedAt > scheduledTime ? `, invoked at ${timeText(invokedAt)}` : '';
  return due + late + (attempt > 1 ? ` by attempt ${attempt}` : '');
}

function eventIdOf(record: AnyInvocation | AnyDeadLetter): string | undefined {
  return 'event' in record ? record.event.id : undefined;
}

/** One invocation may be several calls: Lambda calls a function that fails again. */
function failedCalls({ outcome, calls }: AnyInvocation): string {
  if (calls > 1 && outcome === 'succeeded')
    return ` (called ${calls} times, since the handler failed before)`;
  if (outcome !== 'failed') return '';
  return calls > 1
    ? ` (called ${calls} times: the handler failed, and Lambda tries twice more)`
    : ' (the handler failed)';
}

export function deadLetterItem(deadLetter: AnyDeadLetter, number: number): Item {
  const { ERROR_CODE: code = '' } = deadLetter.messageAttributes;
  const name = (): string => `dead letter ${number}, of ${senderOf(deadLetter)} (${code})`;
  const eventId = eventIdOf(deadLetter);
  return { noun: 'dead letter', number, name, compared: deadLetter, whole: 'dead letter', eventId };
}

/** What rules and what schedules sent as one list: each in its own order, the earlier of both first. */
export function inTimeOrder<OfRule, OfSchedule>(
  ofRules: readonly OfRule[],
  ofSchedules: readonly OfSchedule[],
  timeOf: (record: OfRule | OfSchedule) => Date,
): readonly (OfRule | OfSchedule)[] {
  const merged: (OfRule | OfSchedule)[] = [];
  let next = 0;
  for (const record of ofRules) {
    let other = ofSchedules[next];
    while (other !== undefined && timeOf(other) < timeOf(record)) {
      merged.push(other);
      next += 1;
      other = ofSchedules[next];
    }
    merged.push(record);
  }
  return [...merged, ...ofSchedules.slice(next)];
}
