import type { Files } from './workshop.js';

/** A test of docs/guide/other-runners.md. */
export interface GuideTest {
  /** The name of the file there, without its extension. */
  readonly name: string;
  /** How the page says that it is run, where it is run otherwise than the suite. */
  readonly command?: (file: string) => readonly string[];
}

/** What differs between the runners of the shared suite. */
export interface Runner {
  readonly label: string;
  /** Whose version the table shows; without it, that of the program that runs it, or none. */
  readonly package?: string;
  /** What runs it in place of Node.js. */
  readonly program?: 'Bun' | 'Deno';
  /** How a suite comes by `afterAll`, `expect` and `test`, and `expect` by the matchers. */
  readonly imports: string;
  /** Tests for this runner alone. */
  readonly tests?: string;
  /** Compiles only while what the runner's entry has besides the matchers has its types. */
  readonly types?: string;
  /** Whether behind its `not` the type of what is in `expect(…)` is still known. */
  readonly knowsNegated?: boolean;
  /** Whether its own declarations compile. */
  readonly compiles?: boolean;
  /** Whether it runs what tsc has made of the suite. */
  readonly compiled?: boolean;
  /** Packages whose types the suite needs without importing them. */
  readonly typesOf?: readonly string[];
  /** How its program is called with a file of the suite. */
  readonly command: (file: string) => readonly string[];
  /** What is printed when so many tests have run and passed. */
  readonly passed: (tests: number) => RegExp;
  /** What is printed besides. */
  readonly prints?: RegExp;
  readonly files?: Files;
  /** What stands in package.json for it. */
  readonly settings?: object;
  /** What it may put above the kit's text. */
  readonly heading?: RegExp;
  /** Its test in the guide. */
  readonly guide?: GuideTest;
}

const MODULES = 'node_modules';

/** Of the kit's reporters, which the runners are called with beside their own. */
const RULE_COVERAGE = /^All rules +\|/m;

const reportersOf = (flag: string, entry: string): readonly string[] =>
  ['default', `aws-eventbridge-mock/${entry}`].map((name) => `--${flag}=${name}`);

const RESET = `
import { resetAfterEach } from 'aws-eventbridge-mock/jest';
resetAfterEach(mockEventBridge()).reset();
`;

const STANDALONE = `
import { expect } from 'aws-eventbridge-mock/expect';
`;

const swc = (type: 'es6' | 'commonjs') => ({
  transform: {
    '\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type } },
    ],
  },
});

function jest(config: object): Runner {
  return {
    label: 'Jest',
    package: 'jest',
    imports: `
import { afterAll, expect, test } from '@jest/globals';
import 'aws-eventbridge-mock/jest';
`,
    types: RESET,
    command: (file) => [`${MODULES}/jest/bin/jest.js`, file, ...reportersOf('reporters', 'jest-reporter')],
    prints: RULE_COVERAGE,
    passed: (tests) => new RegExp(`^Tests: +${tests} passed, ${tests} total$`, 'm'),
    files: { 'jest.config.json': JSON.stringify(config) },
  };
}

/** Jest runs ES modules itself, but only where Node.js is told so. */
function ofModules(runner: Runner): Runner {
  return { ...runner, command: (file) => ['--experimental-vm-modules', ...runner.command(file)] };
}

const compiledJest: Runner = {
  ...jest({ rootDir: 'emitted', transform: {} }),
  compiled: true,
};

const nodeTest: Runner = {
  label: 'node:test',
  imports: `
import { after as afterAll, test } from 'node:test';
${STANDALONE}`,
  compiled: true,
  command: (file) => ['--test', '--test-reporter=tap', file],
  passed: (tests) => new RegExp(`^# pass ${tests}$`, 'm'),
  guide: { name: 'node.test' },
};

export const RUNNERS = {
  vitest: {
    label: 'Vitest',
    package: 'vitest',
    imports: `
import { afterAll, expect, test } from 'vitest';
import 'aws-eventbridge-mock/vitest';
`,
    types: `
import { eventBridgeTest, resetAfterEach } from 'aws-eventbridge-mock/vitest';
resetAfterEach(mockEventBridge()).reset();
const withMock = eventBridgeTest(() => mockEventBridge());
withMock.concurrent('the fixture has its type', ({ eventBridge }) => eventBridge.isolate((own) => own.settled()));
// @ts-expect-error: there is no such fixture
withMock('no fixture', ({ eventBrige }) => Boolean(eventBrige));
`,
    command: (file) => [
      `${MODULES}/vitest/vitest.mjs`,
      'run',
      file,
      ...reportersOf('reporter', 'vitest-reporter'),
    ],
    prints: RULE_COVERAGE,
    passed: (tests) => new RegExp(`^ *Tests +${tests} passed \\(${tests}\\)$`, 'm'),
  },
  'Jest by @swc/jest': jest(swc('commonjs')),
  'Jest by @swc/jest, ES modules': ofModules(jest({ ...swc('es6'), extensionsToTreatAsEsm: ['.ts'] })),
  'Jest with globals': {
    ...jest(swc('commonjs')),
    imports: `
import 'aws-eventbridge-mock/jest';
`,
    typesOf: ['jest'],
  },
  'Jest by ts-jest': jest({ transform: { '\\.ts$': ['ts-jest', { tsconfig: 'tsconfig.json' }] } }),
  'Jest of compiled files': compiledJest,
  'Jest of compiled files, ES modules': ofModules(compiledJest),
  'node:test': nodeTest,
  // The matchers are registered by the project itself.
  'node:test and expect': {
    ...nodeTest,
    label: 'node:test, expect',
    package: 'expect',
    imports: `
import { after as afterAll, test } from 'node:test';
import { expect } from 'expect';
import { matchers, type TypedEventBridgeMatchers } from 'aws-eventbridge-mock/matchers';
declare module 'expect' {
  interface Matchers<R extends void | Promise<void>, T = unknown> extends TypedEventBridgeMatchers<R, T> {}
}
expect.extend(matchers);
`,
  },
  Mocha: {
    label: 'Mocha',
    package: 'mocha',
    imports: `
import sinon from 'sinon';
${STANDALONE}
const test = it;
const afterAll = after;
`,
    tests: `
test('a fake of sinon is a target, and its clock runs schedules', async () => {
  const sandbox = sinon.createSandbox();
  const clock = sandbox.useFakeTimers({ toNotFake: ['nextTick'] });
  const sweep = sandbox.fake();
  const hourly = mockEventBridge(new EventBridgeClient({}), {
    seed: { buses: { default: { rules: { hourly: { schedule: 'rate(1 hour)', targets: [sweep] } } } } },
  });
  try {
    await clock.tickAsync(2 * 3_600_000);
    sinon.assert.calledTwice(sweep);
    sinon.assert.alwaysCalledWithMatch(sweep, { 'detail-type': 'Scheduled Event' });
    expect(hourly.rule('hourly')).toHaveMatchedEventTimes(2);
  } finally {
    hourly.restore();
    sandbox.restore();
  }
});
`,
    compiled: true,
    typesOf: ['mocha'],
    command: (file) => [`${MODULES}/mocha/bin/mocha.js`, file],
    passed: (tests) => new RegExp(`^ *${tests} passing`, 'm'),
    guide: { name: 'mocha.test' },
  },
  AVA: {
    label: 'AVA',
    package: 'ava',
    imports: `
import ava from 'ava';
${STANDALONE}
// The tests share a mock.
const test = ava.serial;
const afterAll = ava.after.always;
`,
    compiled: true,
    command: (file) => [`${MODULES}/ava/entrypoints/cli.mjs`, file],
    passed: (tests) => new RegExp(`^ *${tests} tests? passed$`, 'm'),
    settings: { ava: { failWithoutAssertions: false } },
    guide: { name: 'ava.test' },
  },
  Playwright: {
    label: 'Playwright',
    package: '@playwright/test',
    imports: `
import { expect, test } from '@playwright/test';
import { matchers, type TypedEventBridgeMatchers } from 'aws-eventbridge-mock/matchers';
declare global {
  namespace PlaywrightTest {
    interface Matchers<R, T> extends TypedEventBridgeMatchers<R, T> {}
  }
}
expect.extend(matchers);
const { afterAll } = test;
`,
    command: (file) => [`${MODULES}/@playwright/test/cli.js`, 'test', '--reporter=list', '--workers=1', file],
    passed: (tests) => new RegExp(`^ *${tests} passed`, 'm'),
    guide: { name: 'playwright.test' },
  },
  Bun: {
    label: 'Bun',
    program: 'Bun',
    imports: `
import { afterAll, expect, test } from 'bun:test';
import { matchers, type TypedEventBridgeMatchers } from 'aws-eventbridge-mock/matchers';
declare module 'bun:test' {
  interface Matchers<T> extends TypedEventBridgeMatchers<void, T> {}
}
expect.extend(matchers);
`,
    knowsNegated: false,
    // With those of Node.js, which they are made for and import, they do not.
    compiles: false,
    typesOf: ['bun'],
    command: (file) => ['test', file],
    passed: (tests) => new RegExp(`^ *${tests} pass$`, 'm'),
    guide: { name: 'bun.test' },
    heading: /^expect\(received\)\.\S*\(.*\)\n\n$/,
  },
  Deno: {
    label: 'Deno',
    program: 'Deno',
    imports: `${STANDALONE}
const { test } = Deno;
const { afterAll } = Deno.test;
`,
    // Its own compiler is asked, in the same command.
    command: (file) => ['test', '--allow-all', file],
    passed: (tests) => new RegExp(`^ok \\| ${tests} passed \\| 0 failed`, 'm'),
    guide: {
      name: 'deno.test',
      command: (file) => ['test', '--allow-env', '--allow-read', '--allow-sys', file],
    },
  },
} as const satisfies Readonly<Record<string, Runner>>;

export type RunnerName = keyof typeof RUNNERS;
