import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

/** A folder for projects that install the packed kit. */
export class Workshop {
  readonly #folder = mkdtempSync(join(tmpdir(), 'aws-eventbridge-mock-'));
  readonly tarball: string;

  constructor() {
    const packed = execFileSync('npm', ['pack', '--json', '--pack-destination', this.#folder], {
      cwd: root,
      encoding: 'utf8',
    });
    const [, filename = ''] = /"filename": "(.+)"/.exec(packed) ?? [];
    this.tarball = join(this.#folder, filename);
  }

  /** A new folder with the files. */
  project(name: string, files: Readonly<Record<string, string>>): string {
    const folder = join(this.#folder, name.replaceAll(/\W+/g, '-').toLowerCase());
    mkdirSync(folder);
    for (const [file, content] of Object.entries(files)) writeFileSync(join(folder, file), content);
    return folder;
  }

  close(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** Resolves to what the command printed; rejects with it when the command fails. */
export function run(
  cwd: string,
  command: string,
  args: readonly string[],
  variables: Readonly<Record<string, string>> = {},
): Promise<string> {
  const env = {
    ...process.env,
    NO_COLOR: '1',
    FORCE_COLOR: '0',
    NODE_OPTIONS: '',
    VITEST: '',
    ...variables,
  };
  return new Promise((done, fail) => {
    execFile(command, args, { cwd, env, maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      const printed = `${stdout}${stderr}`;
      if (error) fail(new Error(`${command} ${args.join(' ')} failed in ${cwd}:\n${quoted(printed)}`));
      else done(printed);
    });
  });
}

/** Set off, so that nobody takes the last lines of the inner runner for those of the outer one. */
function quoted(printed: string): string {
  return printed.replaceAll(/^/gm, '| ');
}

// No package here needs its install scripts: binaries come as packages of their own.
const NPM_FLAGS = ['--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];

export async function npmInstall(folder: string): Promise<void> {
  await run(folder, 'npm', ['install', ...NPM_FLAGS]);
}

/** How a project is installed by a version of a package manager, which is installed itself from the registry. */
export interface PackageManager {
  /** The package, and the file in it that Node runs. */
  readonly package: string;
  readonly bin: string;
  readonly install: readonly string[];
  readonly variables?: Readonly<Record<string, string>>;
  /** What the project says to it, in files. */
  readonly files?: Readonly<Record<string, string>>;
  /** Whether there is no `node_modules`, so that commands of packages are run by the manager. */
  readonly runs?: boolean;
}

const NPM = { bin: 'bin/npm-cli.js', install: ['install', ...NPM_FLAGS] };

export const PACKAGE_MANAGERS = {
  // What comes with Node 20 and 22.
  'npm 10': { package: 'npm@10', ...NPM },
  'npm 11': { package: 'npm@11', ...NPM },
  // Without hoisting, a package finds what it names and nothing else.
  'pnpm 9': {
    package: 'pnpm@9',
    bin: 'bin/pnpm.cjs',
    install: ['install', '--ignore-scripts', '--config.hoist=false'],
  },
  'Yarn 1': { package: 'yarn@1', bin: 'bin/yarn.js', install: ['install', '--ignore-scripts'] },
  "Yarn 4 with Plug'n'Play": {
    package: '@yarnpkg/cli-dist@4',
    bin: 'bin/yarn.js',
    install: ['install'],
    variables: { YARN_ENABLE_TELEMETRY: '0', YARN_ENABLE_IMMUTABLE_INSTALLS: 'false' },
    files: { 'yarn.lock': '', '.yarnrc.yml': 'nodeLinker: pnp\nenableScripts: false\n' },
    runs: true,
  },
} as const satisfies Readonly<Record<string, PackageManager>>;

export type PackageManagerName = keyof typeof PACKAGE_MANAGERS;
