import { writeText } from '../environment/files.js';
import { merged } from './merge.js';
import type { RuleCoverage } from './rule-coverage.js';

/**
 * Keeps what a mock's history has told of rules before it forgets it, and writes down all of it in a file: written
 * again, it takes the place of what was written before.
 */
export class CoverageKeeper {
  readonly #file: string;
  #kept: readonly RuleCoverage[] = [];

  constructor(file: string) {
    this.#file = file;
  }

  /** Takes over what is about to be forgotten. */
  keep(coverage: RuleCoverage): void {
    this.#kept = [merged([...this.#kept, coverage])];
  }

  /** @param latest - what the history tells now, and goes on telling */
  write(latest: RuleCoverage): void {
    writeText(this.#file, JSON.stringify(merged([...this.#kept, latest])));
  }
}
