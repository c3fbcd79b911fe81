import type { Environment } from '../../environment/environment.js';
import type { Terminal } from '../terminal.js';

/** npx passes on to its child what the terminal has sent to both. */
const SAME = 500;
/** What a shell says of a process that was interrupted. */
const INTERRUPTED = 130;

/**
 * Resolves when the process is asked to end. Who asks once more ends it at once.
 *
 * @param stop - called at the first time, before anything else may happen
 */
export function askedToStop(terminal: Terminal, now: Environment['now'], stop: () => void): Promise<void> {
  return new Promise((resolve) => {
    let first: number | undefined;
    terminal.onStop(() => {
      if (first === undefined) {
        first = now();
        stop();
        resolve();
      } else if (now() - first > SAME) terminal.end(INTERRUPTED);
    });
  });
}
