/** Words for what the suites found. */

import type { CaseResult } from './suite.js';

export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

export function countsOf(results: readonly CaseResult[]): Counts {
  const failed = results.filter(hasFailed).length;
  return { passed: results.length - failed, failed };
}

export function failureReport(results: readonly CaseResult[]): string {
  return results
    .filter(hasFailed)
    .map((result) => [heading(result), ...result.given, ...differenceLines(result)].join('\n    '))
    .join('\n');
}

/** One line for each source, category and door. */
export function tableReport(results: readonly CaseResult[]): string {
  const groups = new Map<string, CaseResult[]>();
  for (const result of results) {
    const key = [result.source, result.category, result.door].join('\n');
    groups.set(key, [...(groups.get(key) ?? []), result]);
  }
  const rows = [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, group]) => [...key.split('\n'), ...numbersOf(group)]);
  return aligned([['source', 'category', 'door', 'passed', 'failed'], ...rows]);
}

export function summaryLine({ passed, failed }: Counts): string {
  return `${passed} passed, ${failed} failed`;
}

function hasFailed({ differences }: CaseResult): boolean {
  return differences.length > 0;
}

function heading({ source, category, id, door }: CaseResult): string {
  return `FAILED ${source} ${category} ${id} (${door})`;
}

function differenceLines({ differences }: CaseResult): string[] {
  return differences.flatMap(({ what, expected, received }) => [
    `${what} expected ${JSON.stringify(expected)}`,
    `${what} received ${JSON.stringify(received)}`,
  ]);
}

function numbersOf(group: readonly CaseResult[]): string[] {
  const { passed, failed } = countsOf(group);
  return [String(passed), String(failed)];
}

function aligned(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
