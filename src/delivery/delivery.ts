import type { Target } from '@aws-sdk/client-eventbridge';
import { archiveEvent } from '../account/archive.js';
import type { EventBusRecord, RuleRecord } from '../account/resources.js';
import { InputEvent } from '../input/input-event.js';
import { shapeInput } from '../input/shape-input.js';
import type { Environment } from '../environment.js';
import type { Journal } from '../history/journal.js';
import type { ChainLink, EventEnvelope, InvocationRecord } from '../history/records.js';
import { currentChain, EventLoopError, runInChain } from './cascade.js';
import { lambdaContext } from './lambda-context.js';
import type { CallableHandler, TargetHandler } from './target-handler.js';

/** How many deliveries may cause one another before they count as a loop. */
const LONGEST_CHAIN = 100;

/** An event that a bus has taken in. */
export interface RoutedEvent {
  readonly bus: EventBusRecord;
  readonly envelope: EventEnvelope;
  /** The envelope as targets get it. */
  readonly text: string;
}

interface ArrivedEvent extends RoutedEvent {
  readonly receivedAt: Date;
  /** The same text, read once for all targets. */
  readonly input: InputEvent;
}

interface PendingDelivery {
  readonly event: ArrivedEvent;
  readonly rule: RuleRecord;
  readonly target: Target;
  readonly payload: string;
  readonly chain: readonly ChainLink[];
}

/** Takes events from buses to the targets of matching rules. */
export class Delivery {
  readonly #journal: Journal;
  readonly #environment: Environment;
  readonly #handlers = new Map<string, CallableHandler>();
  #queue: PendingDelivery[] = [];
  #running = new Set<Promise<void>>();
  #loops: EventLoopError[] = [];
  #wakeUpIsDue = false;

  constructor(journal: Journal, environment: Environment) {
    this.#journal = journal;
    this.#environment = environment;
  }

  get pending(): number {
    return this.#queue.length + this.#running.size;
  }

  /** Binds a function to a target ARN. */
  bind(targetArn: string, handler: TargetHandler): void {
    if (typeof handler !== 'function') {
      throw new TypeError(`The handler of ${targetArn} must be a function, not ${String(handler)}.`);
    }
    this.#handlers.set(targetArn, handler as CallableHandler);
  }

  /** The function that is bound to a target ARN. */
  handlerOf(targetArn: string): TargetHandler | undefined {
    return this.#handlers.get(targetArn);
  }

  /** Finds the rules that match now, fills archives, and delivers to targets in a later turn of the event loop. */
  route(routed: RoutedEvent): void {
    const receivedAt = new Date(this.#environment.now());
    const event = { ...routed, receivedAt, input: new InputEvent(routed.text) };
    const matched = event.bus.matching.match(event.text);
    for (const rule of matched) this.#archive(event, rule);
    // Who asks which rules an event matched has not made those of archives, and does not mean them.
    const rules = matched.filter(({ archive }) => archive === undefined);
    this.#journal.event({
      ...event.envelope,
      eventBusName: event.bus.Name,
      eventBusArn: event.bus.Arn,
      matchedRules: rules.map((rule) => rule.Arn),
      receivedAt,
    });
    const chain = currentChain();
    if (chain.length >= LONGEST_CHAIN) {
      this.#cutLoop(chain, event.envelope);
      return;
    }
    for (const rule of rules) {
      for (const target of rule.targets.values()) this.#enqueue(event, rule, target, chain);
    }
  }

  /** Resolves when nothing is left to deliver; rejects when a loop had to be cut. */
  async settle(): Promise<void> {
    while (this.pending > 0) {
      this.#deliverQueue();
      await Promise.all(this.#running);
    }
    const [loop] = this.#loops;
    this.#loops = [];
    if (loop) throw loop;
  }

  /** Forgets what is not delivered yet. Handlers that run already run on, but leave no trace. */
  clear(): void {
    this.#queue = [];
    this.#running = new Set();
    this.#loops = [];
  }

  #cutLoop(chain: readonly ChainLink[], event: EventEnvelope): void {
    this.#journal.warn({ kind: 'event-loop', chain, event });
    this.#loops.push(new EventLoopError(chain));
  }

  /** A rule whose target was removed by force fills its archive no longer. */
  #archive({ envelope, text, receivedAt }: ArrivedEvent, { archive, targets }: RuleRecord): void {
    if (!archive || targets.size === 0) return;
    archiveEvent(archive, { text, time: new Date(envelope.time), receivedAt });
  }

  #enqueue(event: ArrivedEvent, rule: RuleRecord, target: Target, chain: readonly ChainLink[]): void {
    const targetArn = target.Arn ?? '';
    const facts = { ruleArn: rule.Arn, ruleName: rule.Name, ingestionTime: event.receivedAt };
    const shaped = shapeInput(target, event.input, facts);
    if ('dropped' in shaped) {
      const { dropped } = shaped;
      const eventId = event.envelope.id;
      this.#journal.warn({ kind: 'input-dropped', ruleArn: rule.Arn, targetArn, eventId, dropped });
      return;
    }
    const link = {
      eventId: event.envelope.id,
      detailType: event.envelope['detail-type'],
      ruleArn: rule.Arn,
      targetArn,
    };
    this.#queue.push({ event, rule, target, payload: shaped.payload, chain: [...chain, link] });
    if (this.#wakeUpIsDue) return;
    this.#wakeUpIsDue = true;
    this.#environment.later(() => {
      this.#wakeUpIsDue = false;
      this.#deliverQueue();
    });
  }

  #deliverQueue(): void {
    const due = this.#queue;
    this.#queue = [];
    for (const delivery of due) this.#deliver(delivery);
  }

  #deliver(delivery: PendingDelivery): void {
    const targetArn = delivery.target.Arn ?? '';
    const handler = this.#handlers.get(targetArn);
    const record = this.#newRecord(delivery, handler ? 'running' : 'recorded');
    this.#journal.invocation(record);
    if (!handler) return;
    const running = this.#running;
    const done = this.#invoke(handler, delivery).then((failure) => {
      running.delete(done);
      record.outcome = failure ? 'failed' : 'succeeded';
      if (failure) record.error = failure.error;
      if (failure && running === this.#running) this.#warnOfFailure(record);
    });
    running.add(done);
  }

  #newRecord(
    { event, rule, target, payload }: PendingDelivery,
    outcome: InvocationRecord['outcome'],
  ): MutableInvocation {
    return {
      target: { id: target.Id ?? '', arn: target.Arn ?? '' },
      rule: { name: rule.Name, arn: rule.Arn, eventBusName: rule.EventBusName },
      event: event.envelope,
      payload,
      input: parsedPayload(payload),
      invokedAt: new Date(this.#environment.now()),
      outcome,
    };
  }

  /** Each invocation parses its own copy: what a handler does to its input stays its own affair. */
  async #invoke(
    handler: CallableHandler,
    { target, payload, chain }: PendingDelivery,
  ): Promise<Failure | undefined> {
    const context = lambdaContext(target.Arn ?? '', this.#environment);
    try {
      await runInChain(chain, () => handler(parsedPayload(payload) as never, context as never));
      return undefined;
    } catch (error) {
      return { error };
    }
  }

  #warnOfFailure({ target, event, error }: InvocationRecord): void {
    this.#journal.warn({ kind: 'handler-failed', targetArn: target.arn, eventId: event.id, error });
  }
}

interface Failure {
  readonly error: unknown;
}

type MutableInvocation = { -readonly [Member in keyof InvocationRecord]: InvocationRecord[Member] };

function parsedPayload(payload: string): unknown {
  try {
    return JSON.parse(payload);
  } catch {
    return payload;
  }
}
