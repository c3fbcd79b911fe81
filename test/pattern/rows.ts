import { readFileSync } from 'node:fs';

/** The rows of a table under `cases/`, one JSON object a line. */
export function rowsOf<Row>(name: string): Row[] {
  const text = readFileSync(new URL(`cases/${name}.jsonl`, import.meta.url), 'utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Row);
}
