import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { snippetsOf } from '../docs/snippets.js';
import type { Files } from './workshop.js';

/** The files that a document shows: its snippets with `file=<name>`; none where there is no such document. */
export function filesShownIn(document: string): Files {
  const path = join(import.meta.dirname, '../..', document);
  const snippets = existsSync(path) ? snippetsOf(readFileSync(path, 'utf8')) : [];
  const files = snippets.flatMap(({ info, code }) => {
    const [, name] = /^file=(.+)$/.exec(info) ?? [];
    return name === undefined ? [] : [[name, code] as const];
  });
  return Object.fromEntries(files);
}
