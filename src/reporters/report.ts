import { pathIn, writeText } from '../environment/files.js';
import type { Taken } from './collection.js';
import { htmlPage } from './page/html-page.js';
import { SHARES, type RuleCoverageReporterOptions } from './reporter-options.js';

export const JSON_FILE = 'rule-coverage.json';
const HTML_FILE = 'rule-coverage.html';

/** Writes and prints what is asked for, and says what could not be read; answers what is less than it has to be. */
export function report(
  { coverage, unread }: Taken,
  { thresholds, formats, outputDir }: Required<RuleCoverageReporterOptions>,
  print: (text: string) => void,
): readonly string[] {
  if (unread > 0) print(unreadText(unread));
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

function unreadText(unread: number): string {
  const files = unread === 1 ? '1 file' : `${unread} files`;
  return (
    `Rule coverage: ${files} with what mocks have seen could not be read, and nothing in ${unread === 1 ? 'it' : 'them'} is ` +
    `counted. A worker was ended while it wrote, or tests use another version of aws-eventbridge-mock.\n`
  );
}

const NOTHING =
  'Rule coverage: no mock has reported any. Mocks do when they are restored, and at the end of each test file that ' +
  'imports aws-eventbridge-mock/vitest or aws-eventbridge-mock/jest.';
