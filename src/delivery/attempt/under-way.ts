import type { Environment } from '../../environment/environment.js';
import type { RuleTarget } from '../../history/records.js';
import type { EventEnvelope } from '../../event/envelope.js';

/** A handler that runs, for an event and a target. */
export interface RunningHandler extends RuleTarget {
  readonly event: EventEnvelope;
}

export const DEFAULT_HANDLER_TIMEOUT = 4000;

/** Whoever waits for handlers has waited long enough. `message` names those that still run. */
export class UnfinishedHandlersError extends Error {
  override readonly name = 'UnfinishedHandlersError';

  constructor(
    readonly handlers: readonly RunningHandler[],
    milliseconds: number,
    timersAreFake: boolean,
  ) {
    const [subject, verb] =
      handlers.length === 1 ? ['1 handler', 'has'] : [`${handlers.length} handlers`, 'have'];
    const lines = handlers.map(({ target, event }) => `  ${target.arn}, for event "${event['detail-type']}"`);
    const hint = timersAreFake
      ? 'The timers are fake: a handler that sleeps goes on when the test moves them while it waits.'
      : 'Does a promise in it never settle?';
    super(
      `${subject} ${verb} not ended after ${milliseconds} ms of real time:\n\n${lines.join('\n')}\n\n${hint} ` +
        'mockEventBridge({ handlerTimeout: … }) changes how many milliseconds are waited; Infinity is for ever.',
    );
  }
}

/** The functions and calls that run now. */
export class UnderWay {
  readonly #environment: Pick<Environment, 'inRealTime' | 'timersAreFake'>;
  readonly #patience: number;
  #running = new Map<Promise<void>, RunningHandler | undefined>();
  /** Ends the waiting for what runs. */
  #letGo = new Set<() => void>();

  /** @param patience - how long handlers are waited for, in milliseconds of real time */
  constructor(
    environment: Pick<Environment, 'inRealTime' | 'timersAreFake'>,
    patience = DEFAULT_HANDLER_TIMEOUT,
  ) {
    this.#environment = environment;
    this.#patience = patience;
  }

  get size(): number {
    return this.#running.size;
  }

  /** Takes note of something that is waited for: a handler, or a call that has a time limit of its own. */
  add(work: Promise<void>, handler?: RunningHandler): void {
    const running = this.#running;
    const done = work.then(() => {
      running.delete(done);
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
    for (const end of this.#letGo) end();
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
