import { droppedInputText } from '../input/dropped-input-text.js';
import { thrownText } from '../text/thrown.js';
import { violationText } from '../schema/detail-schemas.js';
import { didYouMean } from '../text/nearest-name.js';
import { inAnotherRegion } from '../text/region.js';
import { accessDeniedText } from '../access/bus-access.js';
import { targetAccessDeniedText } from '../access/target-access.js';
import { emptyPathsText } from '../input/empty-path.js';
import type {
  ChainLink,
  DeadLetterFailure,
  FailedEntry,
  HistoryDropped,
  UnknownMemberWarning,
  Warning,
} from './records.js';
import type { EventEnvelope } from '../event/envelope.js';

/** The words of a warning. */
export function warningText(warning: Warning): string {
  switch (warning.kind) {
    case 'unknown-event-bus':
      return (
        `${describe(warning.event)} went to bus "${warning.eventBusName}", which does not exist in account ` +
        `${warning.account}, ${warning.region}. EventBridge answers with an EventId and drops the event.` +
        (warning.inRegions
          ? ` ${inAnotherRegion(`bus "${warning.eventBusName}"`, warning.inRegions, warning.region)}`
          : '') +
        (warning.didYouMean === undefined ? '' : ` Did you mean "${warning.didYouMean}"?`)
      );
    case 'handler-failed':
      return (
        `The handler of ${warning.targetArn} failed on ${handledBy(warning)}: ${thrownText(warning.error)}\n` +
        "If the handler is meant to fail: mockEventBridge({ handlerErrors: 'record' })."
      );
    case 'entry-failed':
      return failedEntryText(warning);
    case 'unknown-member':
      return unknownMemberText(warning);
    case 'input-path-empty':
      return `${shortRule(warning.ruleArn)} → ${warning.targetArn}: ${emptyPathsText(warning.paths)}`;
    case 'access-denied':
      return accessDeniedText(warning);
    case 'target-access-denied':
      return targetAccessDeniedText(warning);
    case 'event-loop':
      return `${describe(warning.event)} was not delivered: deliveries kept causing one another.\n${chainText(warning.chain)}`;
    case 'delivery-dropped': {
      const { ruleArn, targetArn, eventId, error, retries, deadLetterFailure } = warning;
      const tries = retries === 0 ? '' : ` after ${retries} ${retries === 1 ? 'retry' : 'retries'}`;
      return `${shortRule(ruleArn)} → ${targetArn}: event ${eventId} is lost${tries}, since ${noDeadLetter(deadLetterFailure)}. ${error.errorCode}: ${error.message}`;
    }
    case 'schedule-dropped': {
      const { scheduleArn, targetArn, scheduledTime, error, retries, deadLetterFailure } = warning;
      const tries = retries === 0 ? '' : ` after ${retries} ${retries === 1 ? 'retry' : 'retries'}`;
      return (
        `${scheduleArn} → ${targetArn}: the run of ${scheduledTime.toISOString()} is lost${tries}, since ` +
        `${noDeadLetter(deadLetterFailure)}. ${error.errorCode}: ${error.message}`
      );
    }
    case 'schema-violation':
    case 'unknown-detail-type':
      return `${describe(warning.event)} was accepted, but ${violationText(warning)}`;
    case 'history-dropped':
      return historyDroppedText(warning);
    case 'input-dropped':
      return `${shortRule(warning.ruleArn)} → ${warning.targetArn}: ${droppedInputText(warning.dropped)}`;
  }
}

function handledBy({ eventId, scheduleArn }: Extract<Warning, { kind: 'handler-failed' }>): string {
  return scheduleArn === undefined ? `event ${eventId}` : `a run of ${scheduleArn}`;
}

function historyDroppedText({ records, bound, unit }: HistoryDropped): string {
  const [held, option] =
    unit === 'bytes'
      ? [`${bound} bytes of ${records}`, 'historyBytes']
      : [`${bound} ${records}`, 'historyBound'];
  return `The history holds ${held} and forgets the oldest. mockEventBridge({ ${option}: … }) changes that.`;
}

function failedEntryText(failed: FailedEntry): string {
  const { operation, entry, source, detailType, errorCode, errorMessage, explanation } = failed;
  const event = [
    ...(detailType === undefined ? [] : [`"${detailType}"`]),
    ...(source === undefined ? [] : [`from "${source}"`]),
  ].join(' ');
  return (
    `${operation} answered, but Entries[${entry}]${event === '' ? '' : ` (${event})`} failed and did not become an event. ` +
    `${errorCode}: ${errorMessage}${explanation === undefined ? '' : ` ${explanation}`}\n` +
    'The SDK does not throw for it: check FailedEntryCount.'
  );
}

/** A newer SDK may have the member, and an older one sends what it does not know. */
function unknownMemberText({
  operation,
  where,
  name,
  apiVersion,
  didYouMean: meant,
}: UnknownMemberWarning): string {
  const whole = where === '' ? operation : `${where} of ${operation}`;
  return [
    `${whole} has no member ${JSON.stringify(name)} in API ${apiVersion} as the kit knows it, so the SDK does not ` +
      'send it, or AWS ignores it.',
    didYouMean(meant),
  ]
    .filter((text) => text !== '')
    .join(' ');
}

function noDeadLetter(failure: DeadLetterFailure | undefined): string {
  if (!failure) return 'the target has no dead-letter queue';
  return `its dead-letter queue ${failure.queueArn} ${DEAD_LETTER_PROBLEMS[failure.problem]}`;
}

const DEAD_LETTER_PROBLEMS: Readonly<Record<DeadLetterFailure['problem'], string>> = {
  'not a queue': 'is not an SQS queue',
  'FIFO queue': 'is a FIFO queue, and a dead-letter queue must be a standard queue',
  'not reached': 'could not be reached',
  'another Region': 'is in a different Region, and a dead-letter queue must be in the Region of the rule',
  'no permission': 'does not let EventBridge send to it',
};

/** A cascade of events, a line a step; what repeats is cut out of the middle. */
export function chainText(chain: readonly ChainLink[]): string {
  const lines = chain.map(
    ({ detailType, ruleArn, targetArn }) => `  "${detailType}" → ${shortRule(ruleArn)} → ${targetArn}`,
  );
  const shown = 8;
  if (lines.length <= shown) return lines.join('\n');
  const cut = lines.length - shown;
  return [...lines.slice(0, shown / 2), `  … ${cut} more steps …`, ...lines.slice(-shown / 2)].join('\n');
}

function describe(event: EventEnvelope): string {
  return `Event "${event['detail-type']}" from "${event.source}"`;
}

function shortRule(arn: string): string {
  return arn.slice(arn.indexOf(':rule/') + 1);
}
