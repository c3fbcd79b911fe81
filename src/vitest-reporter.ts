/**
 * A reporter of rule coverage for Vitest.
 *
 * @example
 * // vitest.config.ts
 * export default { test: { reporters: ['default', 'aws-eventbridge-mock/vitest-reporter'] } };
 *
 * @module
 */
export { VitestReporter, VitestReporter as default } from './reporters/vitest-reporter.js';
export type {
  RuleCoverageFormat,
  RuleCoverageReporterOptions,
  RuleCoverageThresholds,
} from './reporters/reporter-options.js';
