import type { RuleCoverage } from '../coverage/rule-coverage.js';
import { pathIn, writeText } from '../environment/files.js';
import { htmlPage } from './page/html-page.js';
import { SHARES, type RuleCoverageReporterOptions } from './reporter-options.js';

export const JSON_FILE = 'rule-coverage.json';
const HTML_FILE = 'rule-coverage.html';

/** Writes and prints what is asked for; answers what is less than it has to be. */
export function report(
  coverage: RuleCoverage | undefined,
  { thresholds, formats, outputDir }: Required<RuleCoverageReporterOptions>,
  print: (text: string) => void,
): readonly string[] {
  const least = SHARES.filter((name) => (thresholds[name] ?? 0) > 0);
  if (!coverage) return least.length === 0 ? [] : [NOTHING];
  if (formats.includes('json')) {
    writeText(pathIn(outputDir, JSON_FILE), `${JSON.stringify(coverage, undefined, 2)}\n`);
  }
  if (formats.includes('html')) writeText(pathIn(outputDir, HTML_FILE), htmlPage(coverage));
  if (formats.includes('text')) print(`\nRule coverage\n${String(coverage)}\n`);
  return least.flatMap((name) => {
    const { percent } = coverage.summary[name];
    const wanted = thresholds[name] ?? 0;
    return percent < wanted
      ? [`Rule coverage: ${percent} % of ${name}, but the threshold is ${wanted} %.`]
      : [];
  });
}

const NOTHING =
  'Rule coverage: no mock has reported any. Mocks do when they are restored, and at the end of each test file that ' +
  'imports aws-eventbridge-mock/vitest or aws-eventbridge-mock/jest.';
