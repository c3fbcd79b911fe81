import { BUNDLER_ROWS } from './bundler-rows.js';
import { DOCUMENT_ROWS } from './document-rows.js';
import { INSTALLATION_ROWS } from './installation-rows.js';
import type { Row } from './row.js';
import { RUNNER_ROWS } from './runner-rows.js';
import { SCHEDULER_ROWS } from './scheduler-rows.js';
import { TYPE_ROWS } from './type-rows.js';

export const ROWS: readonly Row[] = [
  ...RUNNER_ROWS,
  ...TYPE_ROWS,
  ...BUNDLER_ROWS,
  ...INSTALLATION_ROWS,
  ...SCHEDULER_ROWS,
  ...DOCUMENT_ROWS,
];

interface Named {
  readonly name: string;
}

/** The rows that are called so, or have it in their names, in their order; all of them when nothing is asked for. */
export function rowsNamed<Each extends Named>(
  rows: readonly Each[],
  parts: readonly string[],
): { readonly rows: readonly Each[] } | { readonly unknown: string } {
  const found = new Set<Each>();
  for (const part of parts) {
    const asked = part.toLowerCase();
    const exact = rows.filter(({ name }) => name.toLowerCase() === asked);
    const named = exact.length > 0 ? exact : rows.filter(({ name }) => name.toLowerCase().includes(asked));
    if (named.length === 0) return { unknown: part };
    for (const row of named) found.add(row);
  }
  return { rows: parts.length === 0 ? rows : rows.filter((row) => found.has(row)) };
}
