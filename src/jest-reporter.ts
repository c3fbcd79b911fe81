/**
 * A reporter of rule coverage for Jest.
 *
 * @example
 * // jest.config.js
 * export default { reporters: ['default', 'aws-eventbridge-mock/jest-reporter'] };
 *
 * @module
 */
export { JestReporter, JestReporter as default } from './reporters/jest-reporter.js';
export type {
  RuleCoverageFormat,
  RuleCoverageReporterOptions,
  RuleCoverageThresholds,
} from './reporters/reporter-options.js';
