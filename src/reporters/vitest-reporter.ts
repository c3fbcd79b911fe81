import { Collection } from './collection.js';
import { report } from './report.js';
import { checkedOptions, type RuleCoverageReporterOptions } from './reporter-options.js';

/** What the reporter needs of Vitest. */
interface VitestLogger {
  readonly logger: { log(text: string): void; error(text: string): void };
}

/**
 * Reports at the end of a Vitest run which rules, conditions and targets the tests have exercised, and fails the run if
 * that is below the thresholds.
 *
 * @example
 * // vitest.config.ts
 * const options = { thresholds: { rules: 100, conditions: 80 } };
 * export default { test: { reporters: ['default', ['aws-eventbridge-mock/vitest-reporter', options]] } };
 *
 * @throws TypeError for an option that does not exist.
 */
export class VitestReporter {
  readonly #options: Required<RuleCoverageReporterOptions>;
  readonly #collection = new Collection();
  #logger: VitestLogger['logger'] | undefined;

  constructor(options?: RuleCoverageReporterOptions) {
    this.#options = checkedOptions('aws-eventbridge-mock/vitest-reporter', options);
  }

  onInit({ logger }: VitestLogger): void {
    this.#logger = logger;
    // Before there are workers, which get the environment of this process.
    this.#collection.begin();
  }

  /** From Vitest 3 on. */
  onTestRunStart(): void {
    this.#collection.begin();
  }

  onTestRunEnd(): void {
    this.#finish();
  }

  /** Until Vitest 3, which calls both. */
  onFinished(): void {
    this.#finish();
  }

  /** Before Vitest runs again what has changed. */
  onWatcherRerun(): void {
    this.#collection.begin();
  }

  #finish(): void {
    if (!this.#collection.isOpen) return;
    const { unwritten, tooLow } = report(this.#collection.taken(), this.#options, (text) =>
      this.#logger?.log(text),
    );
    const failures = [...unwritten, ...tooLow];
    for (const failure of failures) this.#logger?.error(failure);
    if (failures.length > 0) process.exitCode = 1;
  }
}
