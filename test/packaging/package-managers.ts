import { NPM_FLAGS, type Files } from './workshop.js';
import type { Variables } from './command.js';

/** How a project is installed by a version of a package manager, which is installed itself from the registry. */
export interface PackageManager {
  readonly package: string;
  readonly range: string;
  /** The file in it that Node runs. */
  readonly bin: string;
  readonly install: readonly string[];
  readonly variables?: Variables;
  /** What the project says to it, in files. */
  readonly files?: Files;
  /** Whether there is no `node_modules`, so that commands of packages are run by the manager. */
  readonly runs?: boolean;
}

const NPM = { package: 'npm', bin: 'bin/npm-cli.js', install: ['install', ...NPM_FLAGS] };

export const PACKAGE_MANAGERS = {
  // What comes with Node 20 and 22.
  'npm 10': { ...NPM, range: '^10' },
  'npm 11': { ...NPM, range: '^11' },
  // Without hoisting, a package finds what it names and nothing else.
  'pnpm 9': {
    package: 'pnpm',
    range: '^9',
    bin: 'bin/pnpm.cjs',
    install: ['install', '--ignore-scripts', '--prefer-offline', '--config.hoist=false'],
  },
  'Yarn 1': {
    package: 'yarn',
    range: '^1',
    bin: 'bin/yarn.js',
    install: ['install', '--ignore-scripts', '--prefer-offline'],
  },
  "Yarn 4 with Plug'n'Play": {
    package: '@yarnpkg/cli-dist',
    range: '^4',
    bin: 'bin/yarn.js',
    install: ['install'],
    variables: { YARN_ENABLE_TELEMETRY: '0', YARN_ENABLE_IMMUTABLE_INSTALLS: 'false' },
    files: { 'yarn.lock': '', '.yarnrc.yml': 'nodeLinker: pnp\nenableScripts: false\n' },
    runs: true,
  },
} as const satisfies Readonly<Record<string, PackageManager>>;

export type PackageManagerName = keyof typeof PACKAGE_MANAGERS;
