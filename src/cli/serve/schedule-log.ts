import type { ScheduleInvocationRecord } from '../../history/schedule-records.js';
import type { EventBridgeMock } from '../../mock/public-types.js';
import { nameInArn, parseArn } from '../../text/arn.js';
import type { Paint } from '../paint.js';

/** One run that is over. */
interface Run {
  readonly at: Date;
  readonly scheduleArn: string;
  readonly targetArn: string;
  /** What came of it, in words. */
  readonly outcome: string;
}

/** What became of the runs of schedules of EventBridge Scheduler: to a target, to a dead-letter queue, or lost. */
export class ScheduleLog {
  readonly #eventBridge: EventBridgeMock;
  readonly #paint: Paint;
  readonly #told = new WeakSet<object>();

  constructor(eventBridge: EventBridgeMock, paint: Paint) {
    this.#eventBridge = eventBridge;
    this.#paint = paint;
  }

  /** A line for each run that is over since somebody last asked, in the order of time. */
  news(): readonly string[] {
    return [...this.#reached(), ...this.#deadLetters(), ...this.#lost()]
      .sort((a, b) => Number(a.at) - Number(b.at))
      .map((run) => this.#text(run));
  }

  #reached(): readonly Run[] {
    return this.#fresh(this.#eventBridge.scheduleInvocations()).map((invocation) => ({
      at: invocation.invokedAt,
      scheduleArn: invocation.schedule.arn,
      targetArn: invocation.target.resourceArn ?? invocation.target.arn,
      outcome: this.#reachedText(invocation),
    }));
  }

  /** A call of an API that nobody has taken is told of: it may have been meant for an endpoint. */
  #reachedText({ attempt, outcome, request }: ScheduleInvocationRecord): string {
    const isLeft = outcome === 'recorded' && request.action.startsWith('aws-sdk:');
    const tries = attempt > 1 ? ` after ${attempt} attempts` : '';
    return `${isLeft ? this.#paint.doubtful('recorded') : this.#paint.good('✓')}${tries}`;
  }

  #deadLetters(): readonly Run[] {
    return this.#fresh(this.#eventBridge.scheduleDeadLetters()).map((letter) => ({
      at: letter.sentAt,
      scheduleArn: letter.schedule.arn,
      targetArn: letter.target.resourceArn ?? letter.target.arn,
      outcome: `${this.#paint.bad('✗')} ${letter.messageAttributes['ERROR_CODE'] ?? ''}, dead letter`,
    }));
  }

  #lost(): readonly Run[] {
    return this.#fresh(this.#eventBridge.warnings()).flatMap((warning): Run[] => {
      if (warning.kind !== 'schedule-dropped') return [];
      const { at, scheduleArn, targetArn, error } = warning;
      return [{ at, scheduleArn, targetArn, outcome: `${this.#paint.bad('✗')} ${error.errorCode}, lost` }];
    });
  }

  #fresh<Record extends object>(records: readonly Record[]): readonly Record[] {
    const fresh = records.filter((record) => !this.#told.has(record));
    for (const record of fresh) this.#told.add(record);
    return fresh;
  }

  /** `12:00:00 schedule default/nightly → sweep ✓` */
  #text({ at, scheduleArn, targetArn, outcome }: Run): string {
    const schedule = parseArn(scheduleArn)?.resource.replace('/', ' ') ?? scheduleArn;
    return `${this.#paint.dim(at.toISOString().slice(11, 19))} ${schedule} → ${targetName(targetArn)} ${outcome}`;
  }
}

/** Of a universal target, the call: `sqs:purgeQueue`. */
function targetName(arn: string): string {
  return /:aws-sdk:(.+)$/.exec(arn)?.[1] ?? nameInArn(arn);
}
