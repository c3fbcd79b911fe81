import type { Judge } from './judge.js';
import { readRows } from './jsonl.js';
import { patternRow, type PatternRow } from './pattern-rows.js';
import type { CaseResult, Suite } from './suite.js';
import { complexityDifferences } from './wildcard-complexity.js';

const FILES = ['pattern_cases.jsonl', 'aws_pattern_cases.jsonl', 'aws_pattern_cases_extra.jsonl'];

/** Pairs of patterns and events with the verdicts and error texts of the reference implementation and of the service. */
export function patternSuite(judgeOf: (row: PatternRow) => Judge): Suite {
  return async (folder) =>
    (await Promise.all(FILES.map((file) => fileResults(folder, file, judgeOf)))).flat();
}

async function fileResults(
  folder: string,
  file: string,
  judgeOf: (row: PatternRow) => Judge,
): Promise<CaseResult[]> {
  const { rows, problems } = await readRows(folder, file, patternRow);
  const results = rows.map(async (row): Promise<CaseResult> => {
    const { door, judge } = judgeOf(row);
    const given = [`pattern ${row.pattern}`, `event   ${row.event}`];
    return {
      source: file,
      category: row.category,
      door,
      id: row.id,
      given,
      differences: [...(await judge(row)), ...complexityDifferences(row)],
    };
  });
  return [...problems, ...(await Promise.all(results))];
}
