import { checkMembers, checkObject, refusal } from '../text/given.js';
import { isObject } from '../text/kinds-of-values.js';
import { didYouMean, nearestName } from '../text/nearest-name.js';

/** What a reporter of rule coverage reports, and when it fails the run. */
export interface RuleCoverageReporterOptions {
  /** The required percentages. The run fails if one is not reached, or if there is no coverage at all. */
  readonly thresholds?: RuleCoverageThresholds;
  /** The formats to report. Default `['text']`, which is a table at the end of the run. */
  readonly formats?: readonly RuleCoverageFormat[];
  /** The folder for the formats `json` and `html`. Default `rule-coverage`. */
  readonly outputDir?: string;
}

/** Required percentages, from 0 to 100. Default: none. */
export interface RuleCoverageThresholds {
  /** Of rules that an event matched or that ran on their schedule. */
  readonly rules?: number;
  /** Of conditions that at least one event met and at least one event failed. */
  readonly conditions?: number;
  /** Of targets that were invoked, of rules and of schedules. */
  readonly targets?: number;
  /**
   * Of schedules of EventBridge Scheduler that ran. What neither a seed nor a template declares counts once it has run.
   */
  readonly schedules?: number;
}

/** A table in the output of the runner, data for tools, or a page for browsers. */
export type RuleCoverageFormat = 'text' | 'json' | 'html';

const FORMATS: readonly RuleCoverageFormat[] = ['text', 'json', 'html'];
export const SHARES: readonly (keyof RuleCoverageThresholds)[] = [
  'rules',
  'conditions',
  'targets',
  'schedules',
];

/**
 * @param whose - how messages call what is told
 * @throws TypeError for what no reporter could follow: a slip of the pen would let the run pass.
 */
export function checkedOptions(whose: string, given: unknown): Required<RuleCoverageReporterOptions> {
  const options: RuleCoverageReporterOptions = given ?? {};
  checkObject(whose, 'options such as { thresholds }', options);
  checkMembers(whose, options, ['thresholds', 'formats', 'outputDir']);
  const { thresholds = {}, formats = ['text'], outputDir = 'rule-coverage' } = options;
  checkThresholds(whose, thresholds);
  checkFormats(whose, formats);
  if (typeof outputDir !== 'string' || outputDir === '') {
    throw refusal(`${whose}: outputDir`, 'the path of a folder', outputDir);
  }
  return { thresholds, formats, outputDir };
}

function checkThresholds(whose: string, thresholds: unknown): void {
  if (!isObject(thresholds)) throw refusal(`${whose}: thresholds`, 'an object of percentages', thresholds);
  checkMembers(`${whose}: thresholds`, thresholds, SHARES);
  for (const [name, percent] of Object.entries(thresholds)) {
    if (percent === undefined || (typeof percent === 'number' && percent >= 0 && percent <= 100)) continue;
    throw refusal(`${whose}: thresholds.${name}`, 'a number from 0 to 100', percent);
  }
}

function checkFormats(whose: string, formats: unknown): void {
  if (!Array.isArray(formats)) throw refusal(`${whose}: formats`, "a list such as ['text']", formats);
  for (const format of formats as readonly unknown[]) {
    if (FORMATS.some((known) => known === format)) continue;
    const hint = didYouMean(typeof format === 'string' ? nearestName(format, FORMATS) : undefined);
    throw new TypeError(
      `${refusal(`${whose}: formats`, FORMATS.join(', '), format).message} ${hint}`.trimEnd(),
    );
  }
}
