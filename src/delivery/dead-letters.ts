import type { Journal } from '../history/journal.js';
import type { DeadLetterRecord } from '../history/records.js';
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

/** Sends the event to the target's dead-letter queue, or drops it where there is none. */
export function giveUp(job: Job, { error, at, exhausted }: EndedDelivery, journal: Journal): void {
  const { event, rule, target, record } = job;
  if (exhausted) record.exhaustedRetryCondition = exhausted;
  const queueArn = target.DeadLetterConfig?.Arn;
  const retries = record.attempts.length - 1;
  job.log?.failed(error, at.getTime());
  if (queueArn === undefined) {
    record.outcome = 'dropped';
    const [ruleArn, targetArn, eventId] = [rule.Arn, record.target.arn, event.envelope.id];
    journal.warn({ kind: 'delivery-dropped', ruleArn, targetArn, eventId, error, retries });
    return;
  }
  record.outcome = 'dead-lettered';
  const deadLetter: DeadLetterRecord = {
    queueArn,
    body: event.text,
    event: event.envelope,
    messageAttributes: {
      RULE_ARN: rule.Arn,
      TARGET_ARN: record.target.arn,
      ERROR_CODE: error.errorCode,
      ERROR_MESSAGE: error.message,
      ...(exhausted && { EXHAUSTED_RETRY_CONDITION: exhausted }),
      RETRY_ATTEMPTS: String(retries),
    },
    target: record.target,
    rule: record.rule,
    sentAt: at,
    ...(event.traceHeader !== undefined && { traceHeader: event.traceHeader }),
  };
  job.log?.deadLettered(error, at.getTime());
  journal.deadLetter(deadLetter);
}
