import { CLEARED_BY, STANDING, type ScheduleStanding, type ScheduleView } from '../../mock/public-types.js';
import { compareDeepPartial } from '../../event/deep-partial.js';
import type { ExpectedInput } from '../expected/arguments.js';
import type { Judge } from '../given/judge.js';
import { capitalized, count, scheduleName, timeText } from '../../text/words.js';

/** Invocations of a schedule that an assertion waits for. */
export interface MissingRuns {
  /** How many. */
  readonly missing: number;
  /** Absent where any input will do. */
  readonly expected?: { readonly input: ExpectedInput; readonly judge: Judge };
}

export const ANY_RUN: MissingRuns = { missing: 1 };

/** Why a schedule has not invoked its target, or not as often as is expected, or not with such an input. */
export function idleSchedule(schedule: ScheduleView, runs: MissingRuns): readonly string[] {
  const hasRun = schedule.invocations().length > 0;
  const failed = unreached(schedule);
  const isOver = schedule[STANDING].outlook.kind === 'over' && failed.length > 0;
  const isOfInterest = hasRun ? isToCome(schedule, runs) : !isOver;
  return [
    ...failed,
    ...(isOfInterest ? [outlookText(schedule, runs.missing)] : []),
    ...(hasRun || failed.length > 0 ? [] : forgottenRun(schedule)),
  ];
}

/** What became of runs that did not reach the target, or have not yet. */
function unreached(schedule: ScheduleView): readonly string[] {
  return [...runsThatFailed(schedule), ...deadLetteredRuns(schedule)];
}

/** Those that are no dead letters, or none yet. */
export function runsThatFailed(schedule: ScheduleView): readonly string[] {
  return [...runsUnderWay(schedule), ...lostRuns(schedule)];
}

/** Where the runs so far had another input, those to come count that would have the expected one. */
function isToCome(schedule: ScheduleView, { expected }: MissingRuns): boolean {
  const { outlook } = schedule[STANDING];
  if (expected === undefined) return true;
  if (outlook.kind !== 'waiting' && outlook.kind !== 'due') return false;
  const { input, judge } = expected;
  return compareDeepPartial(outlook.input, input.value, '', judge).every(({ holds }) => holds);
}

function outlookText(schedule: ScheduleView, missing: number): string {
  const { outlook } = schedule[STANDING];
  const name = capitalized(scheduleName(schedule));
  switch (outlook.kind) {
    case 'waiting':
      return `${name} ${waitingText(schedule, outlook, missing)}`;
    case 'due':
      return `${name} has been due since ${timeText(outlook.due)}; await eventBridge.settled()`;
    case 'disabled':
      return `${name} is DISABLED${ifEnabled(schedule, outlook.due)}`;
    case 'over':
      return `${name} was due once, at ${timeText(outlook.due)}, and has run.`;
    case 'ended':
      return `${name} ${endedText(schedule, outlook.end)}`;
    case 'never':
      return `${name} has no runs left: ${schedule[STANDING].shown?.ScheduleExpression ?? ''}.`;
    case 'removed':
      return `${name} ${removedText(outlook)}`;
    case 'absent':
      return `${name} no longer exists.`;
  }
}

type Waiting = Extract<ScheduleStanding['outlook'], { readonly kind: 'waiting' }>;
type Removed = Extract<ScheduleStanding['outlook'], { readonly kind: 'removed' }>;

/** Nobody waits for so many. */
const MOST_RUNS = 1000;

function waitingText(schedule: ScheduleView, { due, at }: Waiting, missing: number): string {
  const { now, shown } = schedule[STANDING];
  const { StartDate: start, EndDate: end, FlexibleTimeWindow: window } = shown ?? {};
  const isToBegin = start !== undefined && start > now;
  const isOnce = /^at\(/i.test(shown?.ScheduleExpression ?? '');
  const which = isOnce ? '' : isToBegin ? ' first' : ' next';
  const verb = due > now ? `is due${which}` : 'was due';
  const minutes = window?.MaximumWindowInMinutes ?? 0;
  const inWindow =
    window?.Mode === 'FLEXIBLE'
      ? ` and invokes its target within ${count(minutes, 'minute')} of that, here at ${timeText(at)}`
      : '';
  const begins = isToBegin ? `, since its StartDate is ${timeText(start)}` : '';
  const when = `${verb} at ${timeText(due)}${readBy(shown)}${inWindow}${begins}; it is ${timeText(now)} now.`;
  if (missing === 1 || missing > MOST_RUNS) return `${when} ${advanceTo(at)}`;
  const dues = schedule.nextRuns(missing);
  const [last = due] = dues.slice(-1);
  if (dues.length < missing && end) {
    return `${when} Until its EndDate, ${timeText(end)}, it is due only ${count(dues.length, 'more time')}.`;
  }
  return `${when} For ${missing} more runs: ${advanceTo(new Date(last.getTime() + minutes * MINUTE))}`;
}

/** Whoever has forgotten the time zone sees it here. */
function readBy(shown: ScheduleStanding['shown']): string {
  const { ScheduleExpression: expression = '', ScheduleExpressionTimezone: zone = 'UTC' } = shown ?? {};
  return /^rate\(/i.test(expression) ? '' : ` (${expression} in ${zone})`;
}

const MINUTE = 60_000;

function advanceTo(time: Date): string {
  return `await eventBridge.clock.advanceTo('${timeText(time)}')`;
}

function ifEnabled(schedule: ScheduleView, due: Date | undefined): string {
  if (!due) return '.';
  const { now } = schedule[STANDING];
  if (due <= now)
    return `; its time, ${timeText(due)}, has passed. If it were enabled, it would run at once.`;
  return `. If it were enabled, it would be due at ${timeText(due)}.`;
}

function endedText(schedule: ScheduleView, end: Date): string {
  const { now } = schedule[STANDING];
  return end <= now
    ? `ended at its EndDate, ${timeText(end)}.`
    : `has no runs left before its EndDate, ${timeText(end)}.`;
}

function removedText({ at, by, due }: Removed): string {
  const when = `was deleted at ${timeText(at)}`;
  const missed = due ? `; it would have been due next at ${timeText(due)}` : '';
  switch (by) {
    case 'DeleteSchedule':
      return `${when} by DeleteSchedule${missed}.`;
    case 'DeleteScheduleGroup':
      return `${when} with its group, by DeleteScheduleGroup${missed}.`;
    case 'ActionAfterCompletion':
      return `${when}, after its last run, since its ActionAfterCompletion is DELETE.`;
  }
}

function runsUnderWay(schedule: ScheduleView): string[] {
  return schedule[STANDING].underWay.map(({ scheduledTime, failed, retry }) => {
    const run = runName(schedule, scheduledTime);
    if (!retry) return `${run} is still in progress; await eventBridge.settled()`;
    const { errorCode, message } = retry.error;
    return (
      `${run} has failed ${count(failed, 'time')}, last with ${errorCode}: ${message} It is retried at ` +
      `${timeText(retry.at)}; to retry it now, await eventBridge.settled()`
    );
  });
}

function lostRuns({ mock, arn }: ScheduleView): string[] {
  return mock
    .warnings()
    .flatMap((warning) =>
      warning.kind === 'schedule-dropped' && warning.scheduleArn === arn ? warning.message : [],
    );
}

function deadLetteredRuns(schedule: ScheduleView): string[] {
  return schedule.deadLetters().map(({ scheduledTime, queueArn, messageAttributes }) => {
    const { ERROR_CODE: code = '', ERROR_MESSAGE: message = '' } = messageAttributes;
    const run = runName(schedule, scheduledTime);
    return `${run} went to the dead-letter queue ${queueArn}. ${code}: ${message}`;
  });
}

/** It ran, of which nothing is left to see. */
function forgottenRun(schedule: ScheduleView): string[] {
  const by = schedule.mock[CLEARED_BY];
  const { lastRun } = schedule[STANDING];
  if (by === undefined || !lastRun) return [];
  return [`${runName(schedule, lastRun)} is no longer in the history: ${by} cleared it.`];
}

function runName(schedule: ScheduleView, due: Date): string {
  return `The run of ${scheduleName(schedule)} due at ${timeText(due)}`;
}
