import { createFile, fileTextIfThere, moveFile, remove, whereItLeads } from '../../environment/files.js';
import { isRunning, thisProcess, type NamedProcess } from '../../environment/processes.js';
import { sharedState } from '../../environment/shared-state.js';
import { isObject } from '../../text/kinds-of-values.js';
import { parsedJson } from '../../text/parsed-json.js';
import { StateFileError, unwritable } from './state-file.js';

/** The locks that this process has, whichever copy of the kit has taken them. */
const own = sharedState('state-locks.1', () => new Set<string>());

/** Others may take and leave a lock meanwhile, but not for ever. */
const MOST_TRIES = 5;

/**
 * Takes a state file for this process alone, by a file beside it that names the process. One that a process has left
 * behind which ended without a word does not count.
 *
 * @returns what gives it back
 * @throws StateFileError where another process has it, or another mock of this one, and where no lock can be made.
 */
export function lockedFile(path: string): () => void {
  const lock = `${whereItLeads(path)}.lock`;
  const text = JSON.stringify(thisProcess());
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    if (isMade(path, lock, text)) {
      own.add(lock);
      return () => {
        if (own.delete(lock) && fileTextIfThere(lock) === text) remove(lock);
      };
    }
    const found = fileTextIfThere(lock);
    if (found !== undefined && !isLeft(lock, found)) throw inUse(path, lock, found);
    if (found !== undefined) discard(lock, found);
  }
  throw inUse(path, lock, '');
}

function isMade(path: string, lock: string, text: string): boolean {
  try {
    return createFile(lock, text);
  } catch (error) {
    throw unwritable(path, error);
  }
}

/** Of another machine, nobody can tell; a container that is started again has the ids of the one before. */
function isLeft(lock: string, text: string): boolean {
  const owner = ownerIn(text);
  const here = thisProcess();
  if (owner?.host !== here.host) return false;
  return owner.pid === here.pid ? !own.has(lock) : !isRunning(owner.pid);
}

/** Moved first: two that find it at once must not remove what the faster one has put in its place. */
function discard(lock: string, found: string): void {
  const aside = `${lock}.${thisProcess().pid}`;
  if (!moveFile(lock, aside)) return;
  if (fileTextIfThere(aside) === found) remove(aside);
  else moveFile(aside, lock);
}

function ownerIn(text: string): NamedProcess | undefined {
  const owner = parsedJson(text);
  if (!isObject(owner)) return undefined;
  const { pid, host } = owner;
  return typeof pid === 'number' && typeof host === 'string' ? { pid, host } : undefined;
}

function inUse(path: string, lock: string, text: string): StateFileError {
  const rule = 'One file is for one process at a time';
  if (own.has(lock)) {
    return new StateFileError(
      `The state file ${path} is in use by another mock of this process. ${rule}, and for one mock: ` +
        'close that one, or name another file.',
    );
  }
  return new StateFileError(
    `The state file ${path} is in use by ${ownerText(ownerIn(text))}. ${rule}: ` +
      `end that process, or name another file. If it has already ended, remove ${lock}.`,
  );
}

function ownerText(owner: NamedProcess | undefined): string {
  if (!owner) return 'another process';
  const where = owner.host === thisProcess().host ? '' : ` of ${owner.host}`;
  return `process ${owner.pid}${where}`;
}
