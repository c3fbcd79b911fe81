import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** What is made or installed, not written. */
const MADE = ['.git', '.cache', 'dist', 'node_modules'];
const MADE_AT_THE_ROOT = ['coverage'];

export interface Entry {
  /** From the root of the project: `src/text/arn.ts`. */
  readonly path: string;
  readonly isFolder: boolean;
}

/** All files and folders of the project, or of one of its folders. */
export function entriesUnder(root: string, folder = ''): readonly Entry[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter(({ name }) => !MADE.includes(name) && (folder !== '' || !MADE_AT_THE_ROOT.includes(name)))
    .flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      const isFolder = entry.isDirectory();
      return [{ path, isFolder }, ...(isFolder ? entriesUnder(root, path) : [])];
    });
}

/** `src/text`, `src/mock/views` and so on. */
export function foldersOfSrc(root: string): readonly string[] {
  return entriesUnder(root, 'src').flatMap(({ path, isFolder }) => (isFolder ? [path] : []));
}
