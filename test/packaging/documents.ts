import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { snippetsOf } from '../docs/snippets.js';
import type { Files } from './workshop.js';

/** The files that a document shows: its snippets with `file=<name>`. */
export function filesShownIn(document: string): Files {
  const text = readFileSync(join(import.meta.dirname, '../..', document), 'utf8');
  const files = snippetsOf(text).flatMap(({ info, code }) => {
    const [, name] = /^file=(.+)$/.exec(info) ?? [];
    return name === undefined ? [] : [[name, code] as const];
  });
  return Object.fromEntries(files);
}
