import type { Target } from '@aws-sdk/client-eventbridge';
import { archiveEvent } from '../account/archive.js';
import type { OutsideResources } from '../account/outside-resource.js';
import type { RuleRecord } from '../account/resources.js';
import type { Environment } from '../environment/environment.js';
import type { Journal } from '../history/journal.js';
import type { ChainLink } from '../history/records.js';
import type { EventEnvelope } from '../event/envelope.js';
import { InputEvent } from '../input/input-event.js';
import { shapeInput, type ShapedInput } from '../input/shape-input.js';
import { placedTarget } from '../targets/registry.js';
import type { AnyTargetKind } from '../targets/registry.js';
import type { Timekeeper } from '../time/timekeeper.js';
import type { ApiDestinationCalls } from './api-destinations/api-destinations.js';
import { Attempts } from './attempts.js';
import type { BoundHandlersHost } from './bound-handlers.js';
import { currentChain, EventLoopError, runInChain } from './cascade.js';
import { DeliveryFaults } from './delivery-faults.js';
import { EventLog } from '../history/bus-log/event-log.js';
import { forward, type ForwardingHost } from './forwarding.js';
import {
  eventRecord,
  jobOf,
  linkOf,
  openDelivery,
  type ArrivedEvent,
  type Job,
  type OpenDelivery,
  type RoutedEvent,
} from './job.js';
import { HandlerTable } from './handler-table.js';
import { Arrangement, type DeliveryOrder } from './order.js';
import { ResourceAccess } from './resource-access.js';

/** How many deliveries may cause one another before they count as a loop. */
const LONGEST_CHAIN = 100;

/** One event may cause so many deliveries; beyond, a chain that is not short is a loop whose events multiply. */
const MOST_DELIVERIES = 10_000;
const SHORT_CHAIN = 8;

export interface DeliveryHost {
  readonly journal: Journal;
  readonly environment: Environment;
  readonly timekeeper: Timekeeper;
  readonly order: DeliveryOrder;
  readonly accessFrom: ForwardingHost['accessFrom'];
  readonly apiDestinationCalls: ApiDestinationCalls;
  /** Calls a handler where what it sends comes back to the account that it was called by. */
  readonly enter: BoundHandlersHost['enter'];
  /** What the test has said of targets and dead-letter queues. */
  readonly resources: OutsideResources;
}

/** Takes events from buses to the targets of matching rules. */
export class Delivery {
  readonly faults = new DeliveryFaults();
  readonly handlers = new HandlerTable();
  readonly #host: DeliveryHost;
  readonly #attempts: Attempts;
  #arrangement: Arrangement;
  #queue: Job[] = [];
  #running = new Set<Promise<void>>();
  #loops: EventLoopError[] = [];
  /** How many events each event has caused, since nothing was under way. */
  #caused = new Map<string, number>();
  /** The events whose loops were cut. */
  #cut = new Set<string>();
  #wakeUpIsDue = false;

  constructor(host: DeliveryHost) {
    this.#host = host;
    this.#arrangement = new Arrangement(host.order);
    const { journal, environment, timekeeper, accessFrom, apiDestinationCalls, enter, resources } = host;
    const route = (event: RoutedEvent, job: Job) => {
      runInChain([...job.event.chain, linkOf(job)], () => {
        this.route(event);
      });
    };
    this.#attempts = new Attempts({
      journal,
      environment,
      timekeeper,
      faults: this.faults,
      resources: new ResourceAccess({ resources, accessFrom }),
      apiDestinationCalls,
      accountAt: (place) => accessFrom(place).world.at(place),
      enter,
      handlerOf: (targetArn) => this.handlers.of(targetArn),
      forward: (job) => forward(job, { accessFrom, environment, route }),
      track: (running) => {
        this.#track(running);
      },
    });
  }

  /** What is under way now; retries to come are not. */
  get pending(): number {
    return this.#queue.length + this.#running.size;
  }

  /** Finds the rules that match now, fills archives, and delivers to targets in a later turn of the event loop. */
  route(routed: RoutedEvent): void {
    const event = this.#arrived(routed);
    const matched = event.bus.matching.match(event.text);
    for (const rule of matched) archive(event, rule);
    // Who asks which rules an event matched has not made those of archives, and does not mean them.
    const { onlyRules } = routed;
    this.#send(
      event,
      matched.filter(({ archive, Arn }) => archive === undefined && (onlyRules?.has(Arn) ?? true)),
    );
  }

  /** Sends an event to the targets of one rule alone, whatever the rule's pattern says. */
  deliverFrom(rule: RuleRecord, routed: RoutedEvent): void {
    this.#send(this.#arrived(routed), [rule]);
  }

  /** Does what is under way; resolves when nothing is left of it. */
  async settle(): Promise<void> {
    while (this.pending > 0) {
      this.#deliverQueue();
      await Promise.all(this.#running);
    }
    this.#forgetCauses();
  }

  /** Does what is under way as far as nothing has to be waited for. */
  deliverNow(): Promise<void> | undefined {
    this.#deliverQueue();
    if (this.#running.size > 0) return this.settle();
    this.#forgetCauses();
    return undefined;
  }

  /** @throws EventLoopError when a loop had to be cut since somebody last asked. */
  complainOfLoops(): void {
    const [loop] = this.#loops;
    this.#loops = [];
    if (loop) throw loop;
  }

  /** Forgets what is not delivered yet. Handlers that run already run on, but leave no trace. */
  clear(): void {
    this.#queue = [];
    this.#running = new Set();
    this.#loops = [];
    this.#forgetCauses();
    this.#attempts.clear();
    this.faults.clear();
    this.#arrangement = new Arrangement(this.#host.order);
  }

  /** Makes no HTTP calls until `goOn`, and ends those that are under way without a trace. */
  stop(): void {
    this.#attempts.stop();
  }

  goOn(): void {
    this.#attempts.goOn();
  }

  #arrived(routed: RoutedEvent): ArrivedEvent {
    const receivedAt = new Date(this.#host.environment.now());
    // What is spread comes last: V8 takes microseconds to add members to what was spread first.
    const event = { receivedAt, input: new InputEvent(routed.text), chain: currentChain(), ...routed };
    if (routed.bus.LogConfig === undefined) return event;
    return { log: new EventLog(event, this.#host.journal, this.#host.environment.uuid), ...event };
  }

  #send(event: ArrivedEvent, rules: readonly RuleRecord[]): void {
    this.#host.journal.event(eventRecord(event, rules));
    event.log?.matched(rules);
    if (this.#isLoop(event.chain)) {
      this.#cutLoop(event.chain, event.envelope);
      return;
    }
    for (const rule of rules) {
      for (const target of rule.targets.values()) this.#enqueue(event, rule, target);
    }
  }

  #forgetCauses(): void {
    this.#caused.clear();
    this.#cut.clear();
  }

  #isLoop(chain: readonly ChainLink[]): boolean {
    const [root] = chain;
    if (!root) return false;
    const caused = (this.#caused.get(root.eventId) ?? 0) + 1;
    this.#caused.set(root.eventId, caused);
    return chain.length >= LONGEST_CHAIN || (caused > MOST_DELIVERIES && chain.length > SHORT_CHAIN);
  }

  #cutLoop(chain: readonly ChainLink[], event: EventEnvelope): void {
    const root = chain[0]?.eventId ?? '';
    // Of a loop whose events multiply, one chain tells as much as all.
    if (this.#cut.has(root)) return;
    this.#cut.add(root);
    this.#host.journal.warn({ kind: 'event-loop', chain, event });
    this.#loops.push(new EventLoopError(chain));
  }

  #enqueue(event: ArrivedEvent, rule: RuleRecord, target: Target): void {
    const { arn, kind } = placedTarget(target);
    for (let times = this.#arrangement.timesOf(); times > 0; times -= 1) {
      const record = openDelivery(event, rule, target);
      this.#host.journal.delivery(record);
      const shaped = inputFor(event, rule, target, kind);
      if ('dropped' in shaped) this.#drop(record, shaped.dropped);
      else this.#queue.push(jobOf({ event, rule, target, arn, kind, payload: shaped.payload, record }));
    }
    this.#deliverLater();
  }

  #drop(record: OpenDelivery, dropped: NonNullable<OpenDelivery['droppedInput']>): void {
    record.outcome = 'dropped';
    record.droppedInput = dropped;
    const [ruleArn, targetArn, eventId] = [record.rule.arn, record.target.arn, record.event.id];
    this.#host.journal.warn({ kind: 'input-dropped', ruleArn, targetArn, eventId, dropped });
  }

  #deliverLater(): void {
    if (this.#wakeUpIsDue || this.#queue.length === 0) return;
    this.#wakeUpIsDue = true;
    this.#host.environment.later(() => {
      this.#wakeUpIsDue = false;
      this.#deliverQueue();
    });
  }

  /** Buses among the targets may fill the queue again. */
  #deliverQueue(): void {
    while (this.#queue.length > 0) {
      const due = this.#arrangement.arrange(this.#queue);
      this.#queue = [];
      const now = this.#host.environment.now();
      for (const job of due) this.#attempts.begin(job, now);
    }
  }

  #track(promise: Promise<void>): void {
    const running = this.#running;
    const done = promise.then(() => {
      running.delete(done);
    });
    running.add(done);
  }
}

/** A rule whose target was removed by force fills its archive no longer. */
function archive({ envelope, text, receivedAt }: ArrivedEvent, rule: RuleRecord): void {
  if (!rule.archive || rule.targets.size === 0) return;
  archiveEvent(rule.archive, { text, time: new Date(envelope.time), receivedAt });
}

/** A bus gets the event as it is, whatever the target says of its input. */
function inputFor(event: ArrivedEvent, rule: RuleRecord, target: Target, kind: AnyTargetKind): ShapedInput {
  if (kind.forwardsEvents === true) return { payload: event.text };
  const facts = { ruleArn: rule.Arn, ruleName: rule.Name, ingestionTime: event.receivedAt };
  return shapeInput(target, event.input, facts);
}
