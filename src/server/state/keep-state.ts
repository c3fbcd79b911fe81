import { processEnvironment, type Alarm, type Environment } from '../../environment/environment.js';
import type { Operated } from '../../mock/public-types.js';
import { operatedOf, type OperatedMock } from '../operated.js';
import { lockedFile } from './file-lock.js';
import { StateFile } from './state-file.js';

/** What has happened by then is written at once, milliseconds after the first change. */
const SOON = 50;
/** What takes long to write is written after a pause of so many times as long: the process does other things, too. */
const PAUSE = 9;
const LONGEST = 5000;

/** The file that `keepState` keeps the accounts of a mock in. */
export interface KeptState {
  /** Whether the accounts were loaded from the file; false if it did not exist. */
  readonly isLoaded: boolean;
  /**
   * Writes the accounts to the file now.
   *
   * @throws StateFileError if the file cannot be written.
   */
  save(): void;
  /**
   * Writes the accounts to the file one last time, and leaves it to others.
   *
   * @throws StateFileError if the file cannot be written.
   */
  close(): void;
}

/** What `keepState` does with errors. */
export interface KeepStateOptions {
  /** Called with the error when the file could not be written; the next change writes it again. */
  readonly failed: (error: unknown) => void;
}

/**
 * Keeps the accounts of a mock in a file: buses, rules, targets, policies, archives with their events, replays,
 * connections with their secrets, and the time that was added to the clock. If the file exists, it replaces what was
 * seeded. It is written soon after each change. The history is not kept. Until it is closed, no other process can keep
 * an account in it.
 *
 * @example
 * const state = keepState(eventBridge, 'state.json', { failed: console.error });
 * state.close();
 *
 * @throws StateFileError for a file that is broken, which is left as it is, that cannot be written, or that another
 * process keeps; the message names that process.
 */
export function keepState(eventBridge: OperatedMock, path: string, options: KeepStateOptions): KeptState {
  return keepOperated(operatedOf(eventBridge, 'keepState'), path, { ...options, ...processEnvironment });
}

/** The same with alarms of another process. */
export function keepOperated(
  operated: Operated,
  path: string,
  { failed, wakeUp, now }: KeepStateOptions & Pick<Environment, 'wakeUp' | 'now'>,
): KeptState {
  const file = new StateFile(path);
  let alarm: Alarm | undefined;
  let took = 0;
  const save = (): void => {
    alarm?.cancel();
    alarm = undefined;
    const start = now();
    file.write(operated.save());
    took = now() - start;
  };
  const release = lockedFile(path);
  let isLoaded: boolean;
  try {
    isLoaded = file.read((saved) => {
      operated.load(saved);
    });
    save();
  } catch (error) {
    release();
    throw error;
  }
  const unwatch = operated.watch(() => {
    alarm ??= wakeUp(Math.max(SOON, Math.min(took * PAUSE, LONGEST)), () => {
      try {
        save();
      } catch (error) {
        failed(error);
      }
    });
  });
  return {
    isLoaded,
    save,
    close: () => {
      unwatch();
      try {
        save();
      } finally {
        release();
      }
    },
  };
}
