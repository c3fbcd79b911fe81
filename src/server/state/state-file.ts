import { fileText, placeAt, replaceFile } from '../../environment/files.js';
import { firstBreak } from '../../input/broken-json.js';
import { BrokenState } from '../../simulation/saved-state/broken-state.js';

/** A state cannot be kept in a file. The message says which, what is wrong with it, and where. */
export class StateFileError extends Error {
  override readonly name = 'StateFileError';
}

/** A file that has the state of a mock, or is going to have it. */
export class StateFile {
  readonly path: string;
  #text: string | undefined;

  constructor(path: string) {
    this.path = path;
  }

  /**
   * Hands over what the file has; false where there is none.
   *
   * @throws StateFileError for a file that has something else, which stays as it is.
   */
  read(load: (saved: unknown) => void): boolean {
    const place = placeAt(this.path);
    if (place === undefined) return false;
    if (place === 'folder') throw new StateFileError(`The state file ${this.path} is a folder.`);
    const text = this.#read();
    try {
      load(parsed(text));
    } catch (error) {
      if (!(error instanceof BrokenState)) throw error;
      throw new StateFileError(
        `The state file ${this.path} is broken: ${error.message}\nIt was left unchanged: fix it, move it away, or name another one.`,
        { cause: error },
      );
    }
    this.#text = text;
    return true;
  }

  /**
   * Writes it, unless the file has it already.
   *
   * @throws StateFileError for a file that cannot be written.
   */
  write(state: object): void {
    const text = `${JSON.stringify(state, undefined, 1)}\n`;
    if (text === this.#text) return;
    try {
      replaceFile(this.path, text);
    } catch (error) {
      throw unwritable(this.path, error);
    }
    this.#text = text;
  }

  #read(): string {
    try {
      return fileText(this.path);
    } catch (error) {
      throw new StateFileError(`The state file ${this.path} cannot be read: ${messageOf(error)}`, {
        cause: error,
      });
    }
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const found = firstBreak(text);
    const at = found && `line ${found.line}, column ${found.column}`;
    throw new BrokenState(
      at ?? '',
      text.trim() === '' ? 'it is empty.' : 'it is not valid JSON from here on.',
    );
  }
}

/** What is told of a file that nobody can write. */
export function unwritable(path: string, cause: unknown): StateFileError {
  return new StateFileError(`The state file ${path} cannot be written: ${messageOf(cause)}`, { cause });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
