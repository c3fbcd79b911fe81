import type { ReplayRecord } from '../account/replay.js';
import type { RuleRecord } from '../account/resources.js';
import type { InvocationRecord } from '../history/records.js';
import type { ScheduleInvocationRecord } from '../history/schedule-records.js';
import { ApiDestinations, type ApiDestinationCalls } from './api-destinations/api-destinations.js';
import { Attempts } from './attempt/attempts.js';
import { BoundHandlers, isToGoOn } from './attempt/bound-handlers.js';
import type { DeliveryFaults } from './attempt/delivery-faults.js';
import type { DeliveryHost } from './attempt/delivery-host.js';
import { jobsOf, type ArrivedEvent } from './attempt/job.js';
import { EndpointCalls, type TargetEndpoints } from './attempt/target-endpoints.js';
import { HandlerTable } from './attempt/target-handler.js';
import { UnderWay } from './attempt/under-way.js';
import { ScheduleAttempts } from './scheduler/schedule-attempts.js';
import type { ScheduleReceivers } from './scheduler/schedule-requests.js';
import { EventLoops, MOST_CAUSED_DELIVERIES } from './route/event-loops.js';
import { forward } from './route/forwarding.js';
import { Arrangement, type DeliveryOrder } from './route/order.js';
import { planReplay } from './route/replays.js';
import { Routing, type RoutedEvent } from './route/routing.js';

export interface DeliveryOptions {
  readonly order?: DeliveryOrder | undefined;
  readonly apiDestinations?: ApiDestinationCalls | undefined;
  /** How long handlers are waited for, in milliseconds of real time. */
  readonly handlerTimeout?: number | undefined;
  /** So many deliveries may one event cause before they are looked at as a loop. */
  readonly mostCausedDeliveries?: number | undefined;
}

/** Takes events from buses to the targets of matching rules. */
export class Delivery {
  readonly #host: DeliveryHost;
  readonly #loops: EventLoops;
  readonly #arrangement: Arrangement;
  readonly #routing: Routing;
  /** What a test has bound to targets. */
  readonly handlers = new HandlerTable();
  readonly #apiDestinationCalls: ApiDestinationCalls;
  // What few tests need is made, and loaded, when it is used first.
  #attemptsMade: Attempts | undefined;
  #functionsMade: BoundHandlers | undefined;
  #apiDestinationsMade: ApiDestinations | undefined;
  #endpointCalls: EndpointCalls | undefined;
  #isStopped = false;
  readonly #underWay: UnderWay;
  #queue: ArrivedEvent[] = [];
  /** How many deliveries the queue is. */
  #queued = 0;
  #wakeUpIsDue = false;

  constructor(host: DeliveryHost, options: DeliveryOptions) {
    const { order = 'in order', apiDestinations = 'recorded' } = options;
    this.#host = host;
    this.#apiDestinationCalls = apiDestinations;
    this.#loops = new EventLoops(host.journal, options.mostCausedDeliveries ?? MOST_CAUSED_DELIVERIES);
    this.#arrangement = new Arrangement(order);
    this.#routing = new Routing(host, {
      loops: this.#loops,
      arrangement: this.#arrangement,
      enqueue: (event, deliveries) => {
        this.#enqueue(event, deliveries);
      },
    });
    this.#underWay = new UnderWay(host.environment, options.handlerTimeout);
  }

  get #attempts(): Attempts {
    return (this.#attemptsMade ??= new Attempts(this.#host, {
      handlers: this.handlers,
      functions: this.#functions,
      apiDestinations: () => (this.#apiDestinationsMade ??= this.#makeApiDestinations()),
      endpoints: () => this.#endpointCalls,
      forward: (job) => forward(job, this.#host, this.route),
    }));
  }

  /** What invokes the targets of schedules of EventBridge Scheduler. */
  scheduleAttempts(putEvents: ScheduleReceivers['putEvents']): ScheduleAttempts {
    const { handlers, faults } = this;
    const endpoints = () => this.#endpointCalls;
    const functions = this.#functions;
    return new ScheduleAttempts(this.#host, { handlers, functions, faults, putEvents, endpoints });
  }

  get #functions(): BoundHandlers {
    return (this.#functionsMade ??= new BoundHandlers(this.#host, this.#underWay));
  }

  #makeApiDestinations(): ApiDestinations {
    const calls = this.#apiDestinationCalls;
    const endpoints = () => this.#endpointCalls;
    const parts = { calls, functions: this.#functions, underWay: this.#underWay, endpoints };
    const made = new ApiDestinations(this.#host, parts);
    if (this.#isStopped) made.stop();
    return made;
  }

  /** Takes to real endpoints what targets of their services get; a function that is bound to one comes first. */
  sendOutTo(endpoints: TargetEndpoints): void {
    this.#endpointCalls?.clear();
    this.#endpointCalls = new EndpointCalls(endpoints, this.#underWay);
  }

  /** What a test has planned to go wrong. */
  get faults(): DeliveryFaults {
    return this.#attempts.faults;
  }

  /** What is under way now; retries to come are not. */
  get pending(): number {
    return this.#queued + this.#underWay.size;
  }

  /** Those whose function runs, or has failed and is to be called again. */
  get unfinishedInvocations(): readonly InvocationRecord[] {
    return this.#host.journal.invocations.filter((invocation) => isToGoOn(invocation));
  }

  get unfinishedScheduleInvocations(): readonly ScheduleInvocationRecord[] {
    return this.#host.journal.scheduleInvocations.filter((invocation) => isToGoOn(invocation));
  }

  /** Finds the rules that match now, fills archives, and delivers to targets in a later turn of the event loop. */
  readonly route = (event: RoutedEvent): void => {
    this.#routing.route(event);
  };

  /** Sends an event to the targets of one rule alone, whatever the rule's pattern says. */
  readonly deliverFrom = (rule: RuleRecord, event: RoutedEvent): void => {
    this.#routing.deliverFrom(rule, event);
  };

  /** Routes the events of a replay while it runs. */
  readonly replay = (replay: ReplayRecord): void => {
    planReplay(replay, this.#host, this.route);
  };

  /** Does what is under way; resolves when nothing is left of it. */
  async settle(): Promise<void> {
    while (this.pending > 0) {
      this.#deliverQueue();
      await this.#underWay.done();
    }
    this.#loops.forgetCauses();
  }

  /** Does what is under way as far as nothing has to be waited for. */
  deliverNow(): Promise<void> | undefined {
    this.#deliverQueue();
    if (this.#underWay.size > 0) return this.settle();
    this.#loops.forgetCauses();
    return undefined;
  }

  /** @throws EventLoopError when a loop had to be cut since somebody last asked. */
  complainOfLoops(): void {
    this.#loops.complain();
  }

  /** Forgets what is not delivered yet. Handlers that run already run on, but leave no trace. */
  clear(): void {
    this.#queue = [];
    this.#queued = 0;
    this.#underWay.clear();
    this.#loops.clear();
    this.#functionsMade?.clear();
    this.#apiDestinationsMade?.clear();
    this.#endpointCalls?.clear();
    this.#attemptsMade?.faults.clear();
    this.#arrangement.restart();
  }

  /** Makes no HTTP calls until `goOn`, and ends those that are under way without a trace. */
  stop(): void {
    this.#isStopped = true;
    this.#apiDestinationsMade?.stop();
    this.#endpointCalls?.clear();
    this.#underWay.leaveContext();
  }

  goOn(): void {
    this.#isStopped = false;
    this.#apiDestinationsMade?.goOn();
  }

  #enqueue(event: ArrivedEvent, deliveries: number): void {
    this.#queue.push(event);
    this.#queued += deliveries;
    if (this.#wakeUpIsDue) return;
    this.#wakeUpIsDue = true;
    this.#host.environment.later(() => {
      this.#wakeUpIsDue = false;
      this.#deliverQueue();
    });
  }

  /** Buses among the targets may fill the queue again. */
  #deliverQueue(): void {
    while (this.#queue.length > 0) {
      const due = this.#arrangement.arrange(jobsOf(this.#queue));
      this.#queue = [];
      this.#queued = 0;
      const now = this.#host.environment.now();
      for (const job of due) this.#attempts.begin(job, now);
    }
  }
}
