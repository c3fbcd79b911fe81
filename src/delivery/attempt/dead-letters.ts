import type { Journal } from '../../history/journal.js';
import type { DeadLetterFailure, DeadLetterRecord } from '../../history/records.js';
import type { ExhaustedCondition } from './retry-policy.js';
import type { DeliveryError } from './delivery-errors.js';
import type { Job } from './job.js';

/** How a delivery ended that no attempt could make. */
export interface EndedDelivery {
  readonly error: DeliveryError;
  readonly at: Date;
  /** Absent where trying again could not have helped. */
  readonly exhausted?: ExhaustedCondition;
}

interface DeadLetterQueue {
  readonly journal: Journal;
  /** Why the target's dead-letter queue would not get the event. */
  readonly failure: DeadLetterFailure | undefined;
}

/** Sends the event to the target's dead-letter queue, or drops it where there is none that takes it. */
export function giveUp(job: Job, ended: EndedDelivery, { journal, failure }: DeadLetterQueue): void {
  const { error, at, exhausted } = ended;
  const { event, rule, target, record } = job;
  if (exhausted) record.exhaustedRetryCondition = exhausted;
  const queueArn = target.DeadLetterConfig?.Arn;
  job.log?.failed(error, at.getTime());
  if (queueArn === undefined || failure) {
    record.outcome = 'dropped';
    if (failure) record.deadLetterFailure = failure;
    const [ruleArn, targetArn, eventId] = [rule.Arn, record.target.arn, event.envelope.id];
    const dropped = { ruleArn, targetArn, eventId, error, retries: retriesOf(job) };
    journal.warn({
      kind: 'delivery-dropped',
      ...dropped,
      ...(failure && { deadLetterFailure: failure }),
    });
    return;
  }
  record.outcome = 'dead-lettered';
  job.log?.deadLettered(error, at.getTime());
  journal.deadLetter(deadLetterOf(job, ended, queueArn));
}

/** What the dead-letter queue gets. */
export function deadLetterOf(
  job: Job,
  { error, at, exhausted }: EndedDelivery,
  queueArn: string,
): DeadLetterRecord {
  const { event, rule, record } = job;
  return {
    queueArn,
    body: event.envelope.text,
    event: event.envelope.whole,
    messageAttributes: {
      RULE_ARN: rule.Arn,
      TARGET_ARN: record.target.arn,
      ERROR_CODE: error.errorCode,
      ERROR_MESSAGE: error.message,
      ...(exhausted && { EXHAUSTED_RETRY_CONDITION: exhausted }),
      RETRY_ATTEMPTS: String(retriesOf(job)),
    },
    target: record.target,
    rule: record.rule,
    sentAt: at,
    ...(event.traceHeader !== undefined && { traceHeader: event.traceHeader }),
  };
}

/** None at all where the event's life ends while it waits for its first. */
function retriesOf({ record }: Job): number {
  return Math.max(record.attempts.length - 1, 0);
}
