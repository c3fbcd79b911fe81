import { ContextUse } from '../../environment/asynchronous-context.js';
import type { Environment } from '../../environment/environment.js';
import type { RuleTarget } from '../../history/records.js';
import type { ScheduleOfTarget } from '../../history/schedule-records.js';
import type { EventEnvelope } from '../../event/envelope.js';

/** A handler that is running. */
export interface RunningHandler {
  /** The target that it stands for. */
  readonly target: RuleTarget['target'];
  /** The rule of the target. Absent if a schedule of EventBridge Scheduler has the target. */
  readonly rule?: RuleTarget['rule'];
  /** The schedule of EventBridge Scheduler that has the target. Absent if a rule has it. */
  readonly schedule?: ScheduleOfTarget['schedule'];
  /** The event that it is called for. */
  readonly event: EventEnvelope;
}

export const DEFAULT_HANDLER_TIMEOUT = 4000;

/** Handlers did not end within `handlerTimeout`. `message` names those that are still running. */
export class UnfinishedHandlersError extends Error {
  override readonly name = 'UnfinishedHandlersError';

  constructor(
    /** The handlers that are still running. */
    readonly handlers: readonly RunningHandler[],
    milliseconds: number,
    timersAreFake: boolean,
  ) {
    const [subject, verb] =
      handlers.length === 1 ? ['1 handler', 'has'] : [`${handlers.length} handlers`, 'have'];
    const lines = handlers.map(({ target, event }) => `  ${target.arn}, for event "${event['detail-type']}"`);
    const hint = timersAreFake
      ? 'The timers are fake: a handler that sleeps continues when the test advances them while it waits.'
      : 'Does a promise in it never settle?';
    super(
      `${subject} ${verb} not finished after ${milliseconds} ms of real time:\n\n${lines.join('\n')}\n\n${hint} ` +
        'mockEventBridge({ handlerTimeout: … }) changes how many milliseconds to wait; Infinity waits forever.',
    );
  }
}

type Surroundings = Pick<Environment, 'inRealTime' | 'later' | 'timersAreFake'>;

/** The functions and calls that run now. What they send is known by the asynchronous context. */
export class UnderWay {
  readonly #environment: Surroundings;
  readonly #context = new ContextUse();
  readonly #patience: number;
  #running = new Map<Promise<void>, RunningHandler | undefined>();
  /** Ends the waiting for what runs. */
  #letGo = new Set<() => void>();

  /** @param patience - how long handlers are waited for, in milliseconds of real time */
  constructor(environment: Surroundings, patience = DEFAULT_HANDLER_TIMEOUT) {
    this.#environment = environment;
    this.#patience = patience;
  }

  get size(): number {
    return this.#running.size;
  }

  /** Starts something that is waited for: a handler, or a call that has a time limit of its own. */
  add(start: () => Promise<void>, handler?: RunningHandler): void {
    this.#context.begin();
    const running = this.#running;
    const done = start().then(() => {
      running.delete(done);
      if (running.size === 0) this.#leaveContext();
    });
    running.set(done, handler);
  }

  /**
   * Resolves when all that runs now is done.
   *
   * @throws UnfinishedHandlersError
   */
  done(): Promise<void> {
    const all = Promise.all(this.#running.keys());
    return new Promise((resolve, reject) => {
      const end = (): void => {
        cancel();
        this.#letGo.delete(end);
        resolve();
      };
      const cancel = this.#whenTooLong((error) => {
        this.#letGo.delete(end);
        reject(error);
      });
      this.#letGo.add(end);
      void all.then(end);
    });
  }

  /** Waits no longer for what runs. */
  clear(): void {
    this.#running = new Map();
    this.#context.end();
    for (const end of this.#letGo) end();
  }

  /** What runs runs on, but need not be known any more. */
  leaveContext(): void {
    this.#context.end();
  }

  /** Not in the same turn: others may come, and what ran may have sent something that it does not wait for. */
  #leaveContext(): void {
    this.#environment.later(() => {
      if (this.#running.size === 0) this.#context.end();
    });
  }

  #whenTooLong(give: (error: UnfinishedHandlersError) => void): () => void {
    if (this.#patience === Infinity || this.#handlers.length === 0) return () => undefined;
    return this.#environment.inRealTime(this.#patience, () => {
      const handlers = this.#handlers;
      if (handlers.length === 0) return;
      give(new UnfinishedHandlersError(handlers, this.#patience, this.#environment.timersAreFake()));
    });
  }

  get #handlers(): readonly RunningHandler[] {
    return [...this.#running.values()].filter((handler) => handler !== undefined);
  }
}
