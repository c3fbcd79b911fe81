import type { Target } from '@aws-sdk/client-eventbridge';
import type { EventBusRecord, RuleRecord } from '../../account/resources.js';
import type { EventLog } from '../../history/bus-log/event-log.js';
import type { InvocationLog } from '../../history/bus-log/invocation-log.js';
import type { EventRow, KeptEvent, OpenDelivery, Route } from '../../history/event-row.js';
import type { ChainLink } from '../../history/records.js';
import type { InputEvent } from '../../input/input-event.js';
import type { AnyTargetKind, PlacedTarget } from '../../targets/registry.js';
import type { Arn, Place } from '../../text/arn.js';
import type { HandledJob } from './handled-job.js';

/** A route with the rule itself. */
export interface RuleRoute extends Route {
  readonly ruleRecord: RuleRecord;
}

/** An event that a bus has taken in, for as long as it is on its way. */
export interface ArrivedEvent extends KeptEvent {
  readonly bus: EventBusRecord;
  /** What the history keeps of it. */
  readonly row: EventRow;
  /** The same text, read once for all targets. */
  readonly input: InputEvent;
  /** The account and Region of every bus that it has come through, its origin first; undefined where it was put. */
  readonly cameThrough: readonly Place[] | undefined;
  /** The deliveries that led to it. */
  readonly chain: readonly ChainLink[];
  /** Undefined where the bus keeps no log. */
  readonly log: EventLog | undefined;
  /** Those of the row. */
  readonly routes: RuleRoute[];
  /** By position, the inputs that had to be made since nobody could tell what comes of it. */
  readonly shaped: (string | undefined)[];
}

/** One event on its way to one target of one rule. */
export class Job implements PlacedTarget, HandledJob {
  readonly event: ArrivedEvent;
  /** Which of the event's deliveries it is. */
  readonly position: number;
  readonly route: RuleRoute;
  /** Undefined where the bus keeps no log. */
  readonly log: InvocationLog | undefined;
  #payload: string | undefined;

  constructor(event: ArrivedEvent, position: number, route: RuleRoute) {
    this.event = event;
    this.position = position;
    this.route = route;
    this.#payload = event.shaped[position];
    this.log = event.log?.invocation(route.put, this.payload);
  }

  get arn(): Arn {
    return this.route.placed.arn;
  }

  get kind(): AnyTargetKind {
    return this.route.placed.kind;
  }

  get targetArn(): string {
    return this.route.target.arn;
  }

  get causes(): readonly ChainLink[] {
    const { event, rule, target } = this;
    const link: ChainLink = {
      eventId: event.envelope.id,
      detailType: event.envelope['detail-type'],
      ruleArn: rule.Arn,
      targetArn: target.Arn ?? '',
      ...(event.traceHeader !== undefined && { traceHeader: event.traceHeader }),
    };
    return [...event.chain, link];
  }

  get handled(): OpenDelivery {
    return this.record;
  }

  get rule(): RuleRecord {
    return this.route.ruleRecord;
  }

  get target(): Target {
    return this.route.put;
  }

  /** Whether the target gets an input and takes it, unless something is the matter with the target. */
  get isSure(): boolean {
    return this.event.shaped[this.position] === undefined;
  }

  /** What input shaping makes. */
  get payload(): string {
    return (this.#payload ??= this.event.row.payload(this.position));
  }

  /** The record of the delivery, which the history makes when somebody asks for it. */
  get record(): OpenDelivery {
    return this.event.row.delivery(this.position);
  }
}

/** The deliveries of events that are still to be made. */
export function* jobsOf(events: readonly ArrivedEvent[]): Iterable<Job> {
  for (const event of events) {
    for (const [position, route] of event.routes.entries()) {
      if (!event.row.isDropped(position)) yield new Job(event, position, route);
    }
  }
}
