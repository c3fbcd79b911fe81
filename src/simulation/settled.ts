import type { Delivery } from '../delivery/delivery.js';
import type { Timekeeper } from '../time/timekeeper.js';

/** Commands of clients that have no answer yet. */
export interface CommandsUnderWay {
  readonly busy: boolean;
  whenIdle(): Promise<void>;
  /** Waits for no late answer until the answer is called. */
  hurry(): () => void;
}

/**
 * Waits until every command is answered and everything that it caused is done; what has a time of its own comes at
 * once.
 */
export async function settled(
  commands: CommandsUnderWay,
  { delivery, timekeeper }: { readonly delivery: Delivery; readonly timekeeper: Timekeeper },
): Promise<void> {
  const stopHurrying = commands.hurry();
  const isQuiet = (): boolean =>
    !commands.busy && delivery.pending === 0 && delivery.deliverNow() === undefined;
  timekeeper.catchUp();
  try {
    do {
      await commands.whenIdle();
      await delivery.settle();
    } while (commands.busy || delivery.pending > 0 || timekeeper.bringForward(isQuiet));
  } finally {
    stopHurrying();
  }
}
