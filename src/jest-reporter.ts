/** Rule coverage at the end of a run of Jest: `aws-eventbridge-mock/jest-reporter`. */
export { JestReporter, JestReporter as default } from './reporters/jest-reporter.js';
export type {
  RuleCoverageFormat,
  RuleCoverageReporterOptions,
  RuleCoverageThresholds,
} from './reporters/reporter-options.js';
