import { COVERAGE_FOLDER } from '../coverage/collecting.js';
import { coverageOfAll } from '../coverage/kept-coverage.js';
import { KEPT_FORMAT, type KeptCoverage } from '../coverage/observation.js';
import type { RuleCoverage } from '../coverage/rule-coverage.js';
import { fileText, namesIn, pathIn, remove, temporaryFolder } from '../environment/files.js';
import { isPart } from '../environment/whole-file.js';
import { memberOf } from '../text/kinds-of-values.js';
import { parsedJson } from '../text/parsed-json.js';

/** What mocks have written in a run. */
export interface Taken {
  /** Undefined where nothing could be read. */
  readonly coverage: RuleCoverage | undefined;
  /** How many files could not be read. */
  readonly unread: number;
}

/** The folder into which the mocks of a run write, in this process and in those that it starts. */
export class Collection {
  #folder: string | undefined;
  #isOpen = false;

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** From now on, mocks write. The folder stays the same: a worker of an earlier run may still have its name. */
  begin(): void {
    this.#isOpen = true;
    if (this.#folder !== undefined) return;
    const folder = temporaryFolder();
    this.#folder = folder;
    process.env[COVERAGE_FOLDER] = folder;
    process.once('exit', () => {
      remove(folder);
    });
  }

  /** What mocks have written since, which is forgotten. */
  taken(): Taken {
    this.#isOpen = false;
    const folder = this.#folder;
    if (folder === undefined) return { coverage: undefined, unread: 0 };
    const files = namesIn(folder).map((name) => takenFrom(pathIn(folder, name)));
    const kept = files.filter((file) => file !== undefined);
    return {
      coverage: kept.length === 0 ? undefined : coverageOfAll(kept),
      unread: files.length - kept.length,
    };
  }
}

/** A worker may have been ended while it wrote, and a test may use another version of the kit. */
function takenFrom(path: string): KeptCoverage | undefined {
  try {
    if (isPart(path)) return undefined;
    const written = parsedJson(fileText(path));
    return memberOf(written, 'format') === KEPT_FORMAT ? (written as KeptCoverage) : undefined;
  } catch {
    return undefined;
  } finally {
    remove(path);
  }
}
