import { parseArn } from '../text/arn.js';
import type { EventBusRecord, RuleRecord } from '../account/resources.js';
import type { Environment } from '../environment/environment.js';
import { envelopeText } from '../event/envelope-text.js';
import { wholeSeconds } from '../time/whole-seconds.js';
import type { EventEnvelope } from '../event/envelope.js';
import type { Entry } from '../time/agenda.js';
import { nextRun } from '../time/next-run.js';
import { parseSchedule, type Schedule } from '../time/schedule-expression.js';
import type { Timekeeper } from '../time/timekeeper.js';
import { runInChain } from './cascade.js';
import type { RoutedEvent } from './job.js';

export interface ScheduleHost {
  readonly environment: Environment;
  readonly timekeeper: Timekeeper;
  readonly deliverFrom: (rule: RuleRecord, event: RoutedEvent) => void;
}

interface RunningSchedule {
  readonly expression: string;
  readonly schedule: Schedule;
  /** From when on a rate counts. */
  readonly start: Date;
  entry: Entry | undefined;
}

/** Runs the rules that have a schedule, for as long as they are there and enabled. */
export class Schedules {
  readonly #host: ScheduleHost;
  readonly #running = new Map<string, RunningSchedule>();

  constructor(host: ScheduleHost) {
    this.#host = host;
  }

  /** Takes over what a rule has become. An enabled rule that keeps its schedule goes on counting from where it began. */
  ruleChanged(bus: EventBusRecord, name: string): void {
    const key = `${bus.Arn}/${name}`;
    const rule = bus.rules.get(name);
    const known = this.#running.get(key);
    const expression = rule?.State === 'DISABLED' ? undefined : rule?.ScheduleExpression;
    if (known && known.expression === expression) return;
    if (known?.entry) this.#host.timekeeper.cancel(known.entry);
    this.#running.delete(key);
    const schedule = expression === undefined ? undefined : parseSchedule(expression);
    if (expression === undefined || !schedule) return;
    const start = new Date(this.#host.environment.now());
    const running: RunningSchedule = { expression, schedule, start, entry: undefined };
    this.#running.set(key, running);
    this.#plan(running, start, () => ({ bus, rule: bus.rules.get(name) }));
  }

  /** The next runs of a rule from now on. */
  nextRuns(bus: EventBusRecord, name: string, count: number): Date[] {
    const running = this.#running.get(`${bus.Arn}/${name}`);
    const runs: Date[] = [];
    let after: Date | undefined = new Date(this.#host.environment.now());
    while (running && runs.length < count) {
      after = nextRun(running.schedule, after, running.start);
      if (!after) break;
      runs.push(after);
    }
    return runs;
  }

  clear(): void {
    for (const { entry } of this.#running.values()) if (entry) this.#host.timekeeper.cancel(entry);
    this.#running.clear();
  }

  #plan(
    running: RunningSchedule,
    after: Date,
    current: () => { bus: EventBusRecord; rule: RuleRecord | undefined },
  ): void {
    const at = nextRun(running.schedule, after, running.start);
    running.entry =
      at &&
      this.#host.timekeeper.add(
        at,
        () => {
          const { bus, rule } = current();
          // A date that jumps years ahead is no reason to make up for half a million runs.
          this.#plan(running, new Date(Math.max(at.getTime(), this.#host.environment.now())), current);
          // An alarm may have been set by a handler; its runs are not that handler's doing.
          if (rule) runInChain([], () => this.#host.deliverFrom(rule, this.#scheduledEvent(bus, rule, at)));
        },
        'schedule',
      );
  }

  #scheduledEvent(bus: EventBusRecord, rule: RuleRecord, at: Date): RoutedEvent {
    const { account = '', region = '' } = parseArn(bus.Arn) ?? {};
    const envelope: EventEnvelope = {
      version: '0',
      id: this.#host.environment.uuid(),
      'detail-type': 'Scheduled Event',
      source: 'aws.events',
      account,
      time: wholeSeconds(at),
      region,
      resources: [rule.Arn],
      detail: {},
    };
    return { bus, envelope, text: envelopeText(envelope, '{}') };
  }
}
