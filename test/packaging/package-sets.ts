import type { Packages } from './workshop.js';

const swc = { '@swc/core': '^1', '@swc/jest': '^0.2' };
const jest = (version: string) => ({
  jest: version,
  '@jest/globals': version,
  '@types/jest': version,
  ...swc,
});
const typescript = (version: string) => ({
  typescript: `~${version}.0`,
  '@types/node': '^22',
  '@types/aws-lambda': '^8',
});

/** What rows install beside the kit. Those of one set share the installation. */
export const PACKAGE_SETS = {
  /** The lower ends of all ranges. */
  floor: {
    '@aws-sdk/client-eventbridge': '3.55.0',
    ...typescript('5.5'),
    vitest: '1.6.0',
    ...jest('^29'),
    expect: '^29',
  },
  'Vitest 3': { '@aws-sdk/client-eventbridge': '3.55.0', ...typescript('5.9'), vitest: '^3' },
  /** The last that is known to run on Node 20: from January 2027 on the SDK needs Node 22. */
  'last of Node 20': {
    '@aws-sdk/client-eventbridge': '3.1169.0',
    ...typescript('5.9'),
    vitest: '^4',
    ...jest('^30'),
    expect: '^30',
  },
  main: {
    '@aws-sdk/client-eventbridge': 'latest',
    ...typescript('6.0'),
    vitest: '^5',
    ...jest('^30'),
    // It needs a TypeScript before 7.
    'ts-jest': '^29',
  },
  newest: {
    '@aws-sdk/client-eventbridge': 'latest',
    ...typescript('7.0'),
    vitest: '^5',
    '@jest/globals': '^30',
    '@playwright/test': '^1.64',
    ava: '^7',
    mocha: '^12',
    '@types/mocha': '^10',
    chai: '^6',
    '@types/chai': '^5',
    sinon: '^22',
    '@types/sinon': '^22',
    '@types/bun': '^1',
  },
} as const satisfies Readonly<Record<string, Packages>>;

export type PackageSetName = keyof typeof PACKAGE_SETS;
