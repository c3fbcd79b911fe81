/** Rule coverage at the end of a run of Vitest: `aws-eventbridge-mock/vitest-reporter`. */
export { VitestReporter, VitestReporter as default } from './reporters/vitest-reporter.js';
export type {
  RuleCoverageFormat,
  RuleCoverageReporterOptions,
  RuleCoverageThresholds,
} from './reporters/reporter-options.js';
