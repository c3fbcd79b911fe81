import type { Judge } from './judge.js';
import { readRows } from './jsonl.js';
import { patternRow, type PatternRow } from './pattern-rows.js';
import type { CaseResult, Suite } from './suite.js';
import { complexityDifferences } from './wildcard-complexity.js';

const FILES = ['pattern_cases.jsonl', 'aws_pattern_cases.jsonl', 'aws_pattern_cases_extra.jsonl'];

/**
 * Pairs of patterns and events with the verdicts and error texts of the reference implementation and of the service.
 *
 * @param judgeOf chooses the way to ask about a row; each row is asked about once
 */
export function patternSuite(judgeOf: (row: PatternRow) => Judge): Suite {
  return async (folder) => {
    const results = await Promise.all(FILES.map((file) => fileResults(folder, file, judgeOf)));
    return results.flat();
  };
}

async function fileResults(
  folder: string,
  source: string,
  judgeOf: (row: PatternRow) => Judge,
): Promise<CaseResult[]> {
  const { rows, problems } = await readRows(folder, source, patternRow);
  const results = await Promise.all(rows.map((row) => rowResult(source, row, judgeOf(row))));
  return [...problems, ...results];
}

async function rowResult(source: string, row: PatternRow, { door, judge }: Judge): Promise<CaseResult> {
  const { category, id, pattern, event } = row;
  const given = [`pattern ${pattern}`, `event   ${event}`];
  const differences = [...(await judge(row)), ...complexityDifferences(row)];
  return { source, category, door, id, given, differences };
}
