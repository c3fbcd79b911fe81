import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { CommandFailed, run } from './command.js';
import { ofThisProcess, PROGRAMS, type Program, type ProgramName } from './programs.js';

const root = resolve(import.meta.dirname, '../..');

/** No package here needs its install scripts: binaries come as packages of their own. */
export const NPM_FLAGS = [
  '--prefer-offline',
  '--ignore-scripts',
  '--no-audit',
  '--no-fund',
  '--loglevel=error',
];

export type Packages = Readonly<Record<string, string>>;
export type Files = Readonly<Record<string, string>>;

/** What the registry has for other platforms only. */
export class NotForThisPlatform extends Error {}

/** A folder for projects that install the packed kit. What is installed once is there for all rows. */
export class Workshop {
  readonly #folder: string;
  readonly #installed = new Map<string, Promise<string>>();
  readonly tarball: string;

  private constructor(folder: string, tarball: string) {
    this.#folder = folder;
    this.tarball = tarball;
  }

  /** Builds and packs the kit. */
  static async open(): Promise<Workshop> {
    const folder = mkdtempSync(join(tmpdir(), 'aws-eventbridge-mock-'));
    const packed = await run(root, 'npm', ['pack', '--json', '--pack-destination', folder]);
    const [, filename = ''] = /"filename": "(.+)"/.exec(packed) ?? [];
    return new Workshop(folder, join(folder, filename));
  }

  close(): void {
    // What a row has started may still be writing.
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }

  /** A new folder with the files, outside of all others. */
  project(name: string, files: Files): string {
    return written(join(this.#folder, slugOf(name)), files);
  }

  /** The folder where npm has installed the packages beside the kit: the same for the same packages. */
  installed(packages: Packages): Promise<string> {
    const devDependencies = { 'aws-eventbridge-mock': `file:${this.tarball}`, ...packages };
    return this.#npmInstalled(`packages ${this.#installed.size}`, devDependencies);
  }

  /** A new folder in one where packages are installed. */
  inside(installed: string, name: string, files: Files): string {
    const folder = written(join(installed, 'rows', slugOf(name)), files);
    // Runners and bundlers look for packages up to the root; Deno does in the project's own folder alone.
    symlinkSync('../../node_modules', join(folder, 'node_modules'));
    return folder;
  }

  /** A package without the kit, such as a package manager. */
  async tool(name: string, version: string): Promise<string> {
    const folder = await this.#npmInstalled(`${name} ${version}`, { [name]: version });
    return join(folder, 'node_modules', name);
  }

  /** A program from the registry, or the Node.js that runs this, where it is of that version. */
  async program(name: ProgramName): Promise<Program> {
    const own = ofThisProcess(name);
    if (own !== undefined) return own;
    const { package: id, range, file } = PROGRAMS[name];
    const folder = await this.tool(id, range);
    const program = join(folder, file);
    chmodSync(program, 0o755);
    return { file: program, version: versionIn(folder) };
  }

  #npmInstalled(name: string, devDependencies: Packages): Promise<string> {
    const key = JSON.stringify(devDependencies);
    const known = this.#installed.get(key);
    if (known !== undefined) return known;
    const packageJson = JSON.stringify({ name: 'consumer', private: true, devDependencies });
    const folder = npmInstall(this.project(name, { 'package.json': packageJson }));
    this.#installed.set(key, folder);
    return folder;
  }
}

export async function npmInstall(folder: string): Promise<string> {
  try {
    await run(folder, 'npm', ['install', ...NPM_FLAGS]);
  } catch (error) {
    if (error instanceof CommandFailed && error.printed.includes('EBADPLATFORM')) {
      throw new NotForThisPlatform(error.printed);
    }
    throw error;
  }
  return folder;
}

/** The version of a package that is installed in the folder. */
export function installedVersion(folder: string, name: string): string {
  return versionIn(join(folder, 'node_modules', name));
}

function versionIn(folder: string): string {
  const [, version = '?'] =
    /"version":\s*"(.+?)"/.exec(readFileSync(join(folder, 'package.json'), 'utf8')) ?? [];
  return version;
}

function written(folder: string, files: Files): string {
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

function slugOf(name: string): string {
  return name.replaceAll(/\W+/g, '-').toLowerCase();
}
