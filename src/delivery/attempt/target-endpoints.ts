import type { DeadLetterRecord } from '../../history/records.js';
import type { TargetRequest } from '../../targets/registry.js';
import type { UniversalRequest } from '../../targets/scheduler/scheduler-request.js';
import type { Arn } from '../../text/arn.js';
import { Era } from '../../time/era.js';
import { runCausedBy } from './cascade.js';
import type { DeliveryError } from './delivery-errors.js';
import type { HandledJob } from './handled-job.js';
import type { UnderWay } from './under-way.js';

/** What of a dead letter its queue gets, whoever has sent it. */
export type SentDeadLetter = Pick<
  DeadLetterRecord,
  'queueArn' | 'body' | 'messageAttributes' | 'traceHeader'
>;

/** What takes to real endpoints that which targets of some services get. Each call has a time limit of its own. */
export interface TargetEndpoints {
  /** Whether there is one for a service, as ARNs spell it. */
  has(service: string): boolean;
  /** Never rejects. */
  send(request: TargetRequest | UniversalRequest, target: Arn): Promise<DeliveryError | undefined>;
  /** Never rejects. */
  sendDeadLetter(deadLetter: SentDeadLetter): Promise<DeliveryError | undefined>;
  /** Where a call of an API destination goes, by its own URL; undefined where nobody has named a place. */
  apiDestination(url: string): string | undefined;
  /** Ends all calls that are under way. */
  abandon(): void;
}

type Send = (endpoints: TargetEndpoints) => Promise<DeliveryError | undefined>;

/** The calls of endpoints that are under way. */
export class EndpointCalls {
  readonly #endpoints: TargetEndpoints;
  readonly #underWay: UnderWay;
  readonly #era = new Era();

  constructor(endpoints: TargetEndpoints, underWay: UnderWay) {
    this.#endpoints = endpoints;
    this.#underWay = underWay;
  }

  has(service: string): boolean {
    return this.#endpoints.has(service);
  }

  apiDestination(url: string): string | undefined {
    return this.#endpoints.apiDestination(url);
  }

  call(job: HandledJob, send: Send, done: (error: DeliveryError | undefined) => void): void {
    const isOver = this.#era.begin();
    const ended = (error: DeliveryError | undefined): void => {
      if (!isOver()) done(error);
    };
    // Who serves the call in this process may send events, which are then known to be caused by this one.
    this.#underWay.add(() => runCausedBy(job, () => send(this.#endpoints)).then(ended));
  }

  /** Ends those that are under way, without a trace. */
  clear(): void {
    this.#era.end();
    this.#endpoints.abandon();
  }
}
