import { processEnvironment, type Alarm, type Environment } from '../../environment/environment.js';
import type { Operated } from '../../mock/public-types.js';
import { operatedOf, type OperatedMock } from '../operated.js';
import { StateFile } from './state-file.js';

/** What has happened by then is written at once, milliseconds after the first change. */
const SOON = 50;
/** What takes long to write is written after a pause of so many times as long: the process does other things, too. */
const PAUSE = 9;
const LONGEST = 5000;

/** A mock whose accounts are kept in a file. */
export interface KeptState {
  /** Whether the accounts are those of the file, rather than those that were seeded. */
  readonly isLoaded: boolean;
  /** Writes what has changed. @throws StateFileError */
  save(): void;
  /** Writes what has changed, and no more from now on. @throws StateFileError */
  close(): void;
}

export interface KeepStateOptions {
  /** Told of a file that could not be written; it is tried again after the next change. */
  readonly failed: (error: unknown) => void;
}

/**
 * Keeps all that the accounts of a mock have in a file: buses, rules, targets, policies, archives with their events,
 * replays, connections with their secrets, and the time that was added to the clock. Loads what the file has, in the
 * place of what was seeded, and writes it soon after each change. The history is not kept.
 *
 * @example
 * const state = keepState(eventBridge, 'state.json', { failed: console.error });
 * state.close();
 *
 * @throws StateFileError for a file that is broken, which stays as it is, or that cannot be written.
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
  const isLoaded = file.read((saved) => {
    operated.load(saved);
  });
  save();
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
      save();
    },
  };
}
