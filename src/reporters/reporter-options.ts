import { checkMembers, checkObject, refusal } from '../text/given.js';
import { isObject } from '../text/kinds-of-values.js';
import { didYouMean, nearestName } from '../text/nearest-name.js';

/** What a reporter of rule coverage is told. */
export interface RuleCoverageReporterOptions {
  /** The least percents; the run fails where there is less, or nothing at all. */
  readonly thresholds?: RuleCoverageThresholds;
  /** Default `['text']`: the table at the end of the run. */
  readonly formats?: readonly RuleCoverageFormat[];
  /** Where `json` and `html` are written. Default `rule-coverage`. */
  readonly outputDir?: string;
}

/** From 0 to 100. */
export interface RuleCoverageThresholds {
  readonly rules?: number;
  readonly conditions?: number;
  readonly targets?: number;
}

export type RuleCoverageFormat = 'text' | 'json' | 'html';

const FORMATS: readonly RuleCoverageFormat[] = ['text', 'json', 'html'];
export const SHARES: readonly (keyof RuleCoverageThresholds)[] = ['rules', 'conditions', 'targets'];

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
  if (!isObject(thresholds)) throw refusal(`${whose}: thresholds`, 'an object of percents', thresholds);
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
