import { readFileSync } from 'node:fs';

/** The rows of a table beside this file. */
export function rowsOf(file: string): readonly unknown[] {
  const lines = readFileSync(new URL(file, import.meta.url), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line): unknown => JSON.parse(line));
}
