import { Collection } from './collection.js';
import { report } from './report.js';
import { checkedOptions, type RuleCoverageReporterOptions } from './reporter-options.js';

/**
 * Reports at the end of a Jest run which rules, conditions and targets the tests have exercised, and fails the run if
 * that is below the thresholds.
 *
 * @example
 * // jest.config.js
 * const options = { thresholds: { rules: 100, conditions: 80 } };
 * export default { reporters: ['default', ['aws-eventbridge-mock/jest-reporter', options]] };
 *
 * @throws TypeError for an option that does not exist.
 */
export class JestReporter {
  readonly #options: Required<RuleCoverageReporterOptions>;
  readonly #collection = new Collection();
  #failures: readonly string[] = [];

  constructor(_globalConfig?: unknown, options?: RuleCoverageReporterOptions) {
    this.#options = checkedOptions('aws-eventbridge-mock/jest-reporter', options);
  }

  /** Before there are workers, which get the environment of this process. */
  onRunStart(): void {
    this.#collection.begin();
  }

  onRunComplete(): void {
    const { unwritten, tooLow } = report(this.#collection.taken(), this.#options, (text) => {
      process.stderr.write(text);
    });
    this.#failures = [...unwritten, ...tooLow];
    for (const failure of this.#failures) process.stderr.write(`${failure}\n`);
  }

  /** By which Jest asks whether the run has failed. */
  getLastError(): Error | undefined {
    return this.#failures.length === 0 ? undefined : new Error(this.#failures.join('\n'));
  }
}
