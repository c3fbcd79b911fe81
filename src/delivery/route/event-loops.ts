import type { IncomingEnvelope } from '../../event/incoming-envelope.js';
import type { Journal } from '../../history/journal.js';
import type { ChainLink } from '../../history/records.js';
import { chainText } from '../../history/warning-text.js';

/** How many deliveries may cause one another before they count as a loop. */
const LONGEST_CHAIN = 100;

/** One event may cause so many deliveries; beyond, a chain that is not short is a loop whose events multiply. */
export const MOST_CAUSED_DELIVERIES = 10_000;
const SHORT_CHAIN = 8;

/** Deliveries caused one another without end. `message` prints the chain. */
export class EventLoopError extends Error {
  override readonly name = 'EventLoopError';

  constructor(
    /** From the event that a test or production code sent to the one that was cut off. */
    readonly chain: readonly ChainLink[],
  ) {
    super(
      `An event loop was cut after ${chain.length} deliveries, each caused by the one before:\n${chainText(chain)}\n` +
        'A rule matches the events that its own target causes. Narrow the pattern, or send the follow-up to another bus.',
    );
  }
}

/** Cuts the loops of deliveries that cause one another without end. */
export class EventLoops {
  readonly #journal: Journal;
  readonly #mostCaused: number;
  #errors: EventLoopError[] = [];
  /** How many deliveries each event has caused, since nothing was under way. */
  readonly #caused = new Map<string, number>();
  /** The events whose loops were cut. */
  readonly #cut = new Set<string>();

  constructor(journal: Journal, mostCaused: number) {
    this.#journal = journal;
    this.#mostCaused = mostCaused;
  }

  /** Whether an event, which a chain of deliveries has led to, is not to be delivered any more. */
  cuts(chain: readonly ChainLink[], envelope: IncomingEnvelope): boolean {
    const [root] = chain;
    if (!root || !this.#isLoop(chain, root.eventId)) return false;
    // Of a loop whose events multiply, one chain tells as much as all.
    if (!this.#cut.has(root.eventId)) {
      this.#cut.add(root.eventId);
      this.#journal.warn({ kind: 'event-loop', chain, event: envelope.whole });
      this.#errors.push(new EventLoopError(chain));
    }
    return true;
  }

  /** @throws EventLoopError when a loop had to be cut since somebody last asked. */
  complain(): void {
    const [error] = this.#errors;
    this.#errors = [];
    if (error) throw error;
  }

  /** Begins to count anew: nothing is under way any more. */
  forgetCauses(): void {
    this.#caused.clear();
    this.#cut.clear();
  }

  clear(): void {
    this.#errors = [];
    this.forgetCauses();
  }

  #isLoop({ length }: readonly ChainLink[], root: string): boolean {
    const caused = (this.#caused.get(root) ?? 0) + 1;
    this.#caused.set(root, caused);
    return length >= LONGEST_CHAIN || (caused > this.#mostCaused && length > SHORT_CHAIN);
  }
}
