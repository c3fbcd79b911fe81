import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CaseResult } from './suite.js';

/** The rows of a JSONL file, and a failed case for whatever stands in the way of reading them. */
export interface Rows<Row> {
  readonly rows: readonly Row[];
  readonly problems: readonly CaseResult[];
}

/**
 * Reads a file of one JSON row a line. A file that is missing or has no rows is a failure: nothing would be checked.
 *
 * @param rowOf gives the row, or says by throwing what is wrong with it
 */
export async function readRows<Row>(
  folder: string,
  source: string,
  rowOf: (json: unknown) => Row,
): Promise<Rows<Row>> {
  let text: string;
  try {
    text = await readFile(join(folder, source), 'utf8');
  } catch (error) {
    return { rows: [], problems: [problem(source, 'file', 'a readable file', error)] };
  }
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length === 0) return { rows: [], problems: [problem(source, 'file', 'rows', 'an empty file')] };
  const rows: Row[] = [];
  const problems: CaseResult[] = [];
  lines.forEach((line, index) => {
    try {
      rows.push(rowOf(JSON.parse(line)));
    } catch (error) {
      problems.push(problem(source, `row ${index + 1}`, 'a row of the expected form', error));
    }
  });
  return { rows, problems };
}

function problem(source: string, id: string, expected: string, received: unknown): CaseResult {
  const differences = [{ what: 'input', expected, received: String(received) }];
  return { source, category: '(input)', door: '-', id, given: [], differences };
}
