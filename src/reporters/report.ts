import { pathIn, writeText } from '../environment/files.js';
import type { Taken } from './collection.js';
import { htmlPage } from './page/html-page.js';
import { SHARES, type RuleCoverageReporterOptions } from './reporter-options.js';

export const JSON_FILE = 'rule-coverage.json';
const HTML_FILE = 'rule-coverage.html';

/** Why a run fails, in words. */
export interface Failures {
  /** Files that could not be written. */
  readonly unwritten: readonly string[];
  /** What is less than it has to be. */
  readonly tooLow: readonly string[];
}

/** Writes and prints what is asked for, and says what could not be read. */
export function report(
  { coverage, unread }: Taken,
  { thresholds, formats, outputDir }: Required<RuleCoverageReporterOptions>,
  print: (text: string) => void,
): Failures {
  if (unread > 0) print(unreadText(unread));
  const least = SHARES.filter((name) => (thresholds[name] ?? 0) > 0);
  if (!coverage) return { unwritten: [], tooLow: least.length === 0 ? [] : [NOTHING] };
  if (formats.includes('text')) print(`\nRule coverage\n${String(coverage)}\n`);
  const unwritten = [
    ...(formats.includes('json')
      ? unwrittenIn(outputDir, JSON_FILE, `${JSON.stringify(coverage, undefined, 2)}\n`)
      : []),
    ...(formats.includes('html') ? unwrittenIn(outputDir, HTML_FILE, htmlPage(coverage)) : []),
  ];
  const tooLow = least.flatMap((name) => {
    const { percent } = coverage.summary[name];
    const wanted = thresholds[name] ?? 0;
    return percent < wanted
      ? [`Rule coverage: ${percent} % of ${name}, but the threshold is ${wanted} %.`]
      : [];
  });
  return { unwritten, tooLow };
}

/** Writes a file; answers why it could not be. A runner would show the error as one of its own, or of a test. */
function unwrittenIn(outputDir: string, name: string, text: string): readonly string[] {
  const path = pathIn(outputDir, name);
  try {
    writeText(path, text);
    return [];
  } catch (error) {
    return [
      `Rule coverage: ${path} could not be written: ${error instanceof Error ? error.message : String(error)}.`,
    ];
  }
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
