import { parseArn } from '../../text/arn.js';
import type { EventBusRecord, RuleRecord } from '../../account/resources.js';
import { IncomingEnvelope } from '../../event/incoming-envelope.js';
import { wholeSeconds } from '../../time/whole-seconds.js';
import type { Entry } from '../../time/agenda.js';
import { nextRun } from '../../time/next-run.js';
import { parseSchedule, type Schedule } from '../../time/schedule-expression.js';
import { doUncaused } from '../attempt/cascade.js';
import type { DeliveryHost } from '../attempt/delivery-host.js';
import type { RoutedEvent } from './routing.js';

type Host = Pick<DeliveryHost, 'environment' | 'timekeeper'>;

type DeliverFrom = (rule: RuleRecord, event: RoutedEvent) => void;

/** A rule that runs, and what its next run depends on. */
export interface ScheduledRule {
  readonly bus: EventBusRecord;
  readonly name: string;
  readonly start: Date;
  /** Undefined where the schedule is over. */
  readonly next: Date | undefined;
}

interface RunningSchedule {
  readonly bus: EventBusRecord;
  /** The rule's. */
  readonly name: string;
  readonly expression: string;
  readonly schedule: Schedule;
  /** From when on a rate counts. */
  readonly start: Date;
  nextRun: Entry | undefined;
}

/** Runs the rules that have a schedule, for as long as they are there and enabled. */
export class Schedules {
  readonly #host: Host;
  readonly #deliverFrom: DeliverFrom;
  readonly #running = new Map<string, RunningSchedule>();

  constructor(host: Host, deliverFrom: DeliverFrom) {
    this.#host = host;
    this.#deliverFrom = deliverFrom;
  }

  /**
   * Takes over what a rule has become. An enabled rule that keeps its schedule goes on counting from where it began.
   */
  ruleChanged(bus: EventBusRecord, name: string): void {
    const key = `${bus.Arn}/${name}`;
    const rule = bus.rules.get(name);
    const known = this.#running.get(key);
    const expression = rule?.State === 'DISABLED' ? undefined : rule?.ScheduleExpression;
    if (known && known.expression === expression) return;
    if (known?.nextRun) this.#host.timekeeper.cancel(known.nextRun);
    this.#running.delete(key);
    const schedule = expression === undefined ? undefined : parseSchedule(expression);
    if (expression === undefined || !schedule) return;
    const start = new Date(this.#host.environment.now());
    this.#plan({ bus, name, expression, schedule, start, nextRun: undefined }, start);
  }

  /** Goes on with a rule that has run before. What is due already runs once, at once. */
  resume({ bus, name, start, next }: ScheduledRule): void {
    const expression = bus.rules.get(name)?.ScheduleExpression;
    const schedule = expression === undefined ? undefined : parseSchedule(expression);
    if (expression === undefined || !schedule) return;
    this.#runAt({ bus, name, expression, schedule, start, nextRun: undefined }, next);
  }

  /** The rules that run, in the order in which their next runs were planned: those of one time come in that order. */
  get rules(): readonly ScheduledRule[] {
    return [...this.#running.values()].map(({ bus, name, start, nextRun }) => {
      return { bus, name, start, next: nextRun && new Date(nextRun.at) };
    });
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
    for (const { nextRun } of this.#running.values()) if (nextRun) this.#host.timekeeper.cancel(nextRun);
    this.#running.clear();
  }

  #plan(running: RunningSchedule, after: Date): void {
    this.#runAt(running, nextRun(running.schedule, after, running.start));
  }

  #runAt(running: RunningSchedule, at: Date | undefined): void {
    const key = `${running.bus.Arn}/${running.name}`;
    this.#running.delete(key);
    this.#running.set(key, running);
    running.nextRun =
      at &&
      this.#host.timekeeper.add(
        at,
        () => {
          this.#run(running, at);
        },
        'schedule',
      );
  }

  #run(running: RunningSchedule, at: Date): void {
    const { bus, name } = running;
    // A date that jumps years ahead is no reason to make up for half a million runs.
    this.#plan(running, new Date(Math.max(at.getTime(), this.#host.environment.now())));
    const rule = bus.rules.get(name);
    // An alarm may have been set by a handler; its runs are not that handler's doing.
    if (rule)
      doUncaused(() => {
        this.#deliverFrom(rule, this.#scheduledEvent(bus, rule, at));
      });
  }

  #scheduledEvent(bus: EventBusRecord, rule: RuleRecord, at: Date): RoutedEvent {
    const { account = '', region = '' } = parseArn(bus.Arn) ?? {};
    const head = {
      id: this.#host.environment.uuid(),
      'detail-type': 'Scheduled Event',
      source: 'aws.events',
      account,
      time: wholeSeconds(at),
      region,
      resources: [rule.Arn],
    };
    return { bus, envelope: new IncomingEnvelope(head, '{}'), traceHeader: undefined };
  }
}
