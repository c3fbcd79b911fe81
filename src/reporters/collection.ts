import { COVERAGE_FOLDER } from '../coverage/collecting.js';
import type { KeptCoverage } from '../coverage/coverage-keeper.js';
import { coverageOfAll } from '../coverage/kept-coverage.js';
import type { RuleCoverage } from '../coverage/rule-coverage.js';
import { fileText, namesIn, pathIn, remove, temporaryFolder } from '../environment/files.js';

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

  /** What mocks have written since, which is forgotten; undefined where that is nothing. */
  taken(): RuleCoverage | undefined {
    this.#isOpen = false;
    const folder = this.#folder;
    if (folder === undefined) return undefined;
    const kept = namesIn(folder).map((name) => {
      const path = pathIn(folder, name);
      const written = JSON.parse(fileText(path)) as KeptCoverage;
      remove(path);
      return written;
    });
    return kept.length === 0 ? undefined : coverageOfAll(kept);
  }
}
