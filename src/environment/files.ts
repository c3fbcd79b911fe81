import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';

export { fileURLToPath as pathOfUrl } from 'node:url';
export { dirname as folderOf, join as pathIn, resolve as wholePath } from 'node:path';

/**
 * The text of a file in UTF-8, or in UTF-16 with the mark that Windows puts in front, without that mark.
 *
 * @param beside - a file from whose folder the path leads; default: where the process is
 */
export function fileText(path: string, beside?: string): string {
  const bytes = readFileSync(beside === undefined ? path : resolve(dirname(beside), path));
  return decoded(bytes).replace(/^\uFEFF/, '');
}

function decoded(bytes: Buffer): string {
  const mark = bytes.toString('hex', 0, 2);
  if (mark === 'fffe') return bytes.toString('utf16le');
  if (mark !== 'feff' || bytes.length % 2 !== 0) return bytes.toString('utf8');
  return bytes.swap16().toString('utf16le');
}

/** The text of a file; undefined where there is none. */
export function fileTextIfThere(path: string): string | undefined {
  return existsSync(path) ? fileText(path) : undefined;
}

/** Writes a file, in folders that need not be there. */
export function writeText(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** A new folder, for as long as the process needs it. */
export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'aws-eventbridge-mock-'));
}

/** Removes a file, or a folder with all that is in it. */
export function remove(path: string): void {
  rmSync(path, { recursive: true, force: true });
}

/** What stands at a path. */
export function placeAt(path: string): 'file' | 'folder' | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  return found && (found.isDirectory() ? 'folder' : 'file');
}

/** The names of what is in a folder. */
export function namesIn(folder: string): readonly string[] {
  return readdirSync(folder).sort();
}

/** A path as it is seen from the working directory, with slashes, whatever the system has. */
export function pathFromHere(path: string): string {
  return (relative('', path) || '.').replaceAll(sep, '/');
}

/** What only the owner reads and writes. */
const PRIVATE = 0o600;

/**
 * Puts a file with this text in the place of what is there, so that whoever reads it, after a crash too, finds the
 * earlier text or this one. Only its owner can read it. Where a link is, what it leads to is replaced.
 */
export function replaceFile(path: string, text: string): void {
  const target = whereItLeads(path);
  const temporary = `${target}.${process.pid}.tmp`;
  try {
    writeThrough(temporary, text);
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** The whole path of a file, without links; it need not be there. */
export function whereItLeads(path: string): string {
  if (existsSync(path)) return realpathSync(path);
  const folder = dirname(resolve(path));
  return join(existsSync(folder) ? realpathSync(folder) : folder, basename(path));
}

/** Makes a file that only its owner can read; false where one is there already. */
export function createFile(path: string, text: string): boolean {
  try {
    writeFileSync(path, text, { flag: 'wx', mode: PRIVATE });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Gives a file another name; false where it is not there any more. */
export function moveFile(path: string, to: string): boolean {
  try {
    renameSync(path, to);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}

function writeThrough(path: string, text: string): void {
  const file = openSync(path, 'w', PRIVATE);
  try {
    writeFileSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
