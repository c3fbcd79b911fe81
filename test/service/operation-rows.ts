import { readdirSync, readFileSync } from 'node:fs';
import type { Call, Step } from './scenarios.js';

/** One fact about the service: what it answers to a call, after the steps before. */
export interface OperationRow {
  readonly name: string;
  readonly before: readonly Step[];
  readonly call: Call;
  /** What the answer has. */
  readonly answer?: object;
  /** Members that the answer has not. */
  readonly absent?: readonly string[];
  /** The exception's name and its whole message. */
  readonly fault?: readonly [name: string, message: string];
  /** How it is known. */
  readonly source: string;
}

/** The rows about the operations of an API, by the file of the family. */
export function operationRows(
  folder: 'operations' | 'scheduler-operations',
): ReadonlyMap<string, readonly OperationRow[]> {
  const url = new URL(`${folder}/`, import.meta.url);
  return new Map(readdirSync(url).map((file) => [file, rowsIn(new URL(file, url))]));
}

function rowsIn(file: URL): readonly OperationRow[] {
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as OperationRow);
}
