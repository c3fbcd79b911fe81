import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');
const code = join(root, '.cache/code');
/** What runs write goes there, and is removed behind the last test of the file. */
export const folder = mkdtempSync(join(root, '.cache/reporters-'));

const shop = `
export const seed = {
  buses: {
    orders: {
      rules: {
        paid: {
          pattern: { source: ['shop'], detail: { total: [{ numeric: ['>=', 100] }] } },
          targets: ['arn:aws:sqs:us-east-1:123456789012:billing'],
        },
        refunded: { pattern: { source: ['shop'], 'detail-type': ['Order Refunded'] } },
      },
    },
  },
};
export const order = (total, source = 'shop') => ({
  source, 'detail-type': 'Order Paid', detail: { total }, eventBusName: 'orders',
});
`;

/**
 * One resets its mock and never restores it, the next does neither, one knows no runner's entry, one has tests that run
 * side by side.
 */
const testFiles = (runner: string): Readonly<Record<string, string>> => ({
  reset: `
    import 'aws-eventbridge-mock/${runner}';
    const eventBridge = mockEventBridge({ seed });
    afterEach(async () => {
      await eventBridge.settled();
      eventBridge.reset();
    });
    test('much', () => { eventBridge.emit(order(150)); });
    test('little', () => { eventBridge.emit(order(50)); });`,
  left: `
    import 'aws-eventbridge-mock/${runner}';
    const eventBridge = mockEventBridge({ seed });
    test('of another source', () => { eventBridge.emit(order(150, 'depot')); });`,
  restored: `
    const eventBridge = mockEventBridge({ seed });
    afterAll(() => { eventBridge.restore(); });
    test('just enough', () => { eventBridge.emit(order(100)); });`,
  isolated: `
    const outer = mockEventBridge({ seed });
    afterAll(() => { outer.restore(); });
    test.concurrent('much', () => outer.isolate((eventBridge) => { eventBridge.emit(order(200)); }));
    test.concurrent('little', () => outer.isolate((eventBridge) => { eventBridge.emit(order(20)); }));`,
});

beforeAll(() => {
  for (const runner of ['vitest', 'jest']) {
    mkdirSync(join(folder, runner));
    writeFileSync(join(folder, runner, 'shop.js'), shop);
    for (const [name, text] of Object.entries(testFiles(runner))) {
      const imports = `import { mockEventBridge } from 'aws-eventbridge-mock';\nimport { order, seed } from './shop.js';\n`;
      writeFileSync(join(folder, runner, `${name}.test.js`), imports + text);
    }
  }
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

export interface Ended {
  readonly code: unknown;
  readonly printed: string;
}

function ended(args: readonly string[]): Promise<Ended> {
  const env = {
    PATH: process.env['PATH'],
    NO_COLOR: '1',
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  };
  return new Promise((done) => {
    execFile(process.execPath, args, { cwd: root, env }, (error, stdout, stderr) => {
      done({ code: error?.code ?? 0, printed: stdout + stderr });
    });
  });
}

export function runVitest(options: object, ...args: readonly string[]): Promise<Ended> {
  const alias = {
    'aws-eventbridge-mock/vitest': `${code}/vitest.js`,
    'aws-eventbridge-mock': `${code}/index.js`,
  };
  const config = {
    resolve: { alias },
    test: { globals: true, maxWorkers: 2, reporters: ['dot', [`${code}/vitest-reporter.js`, options]] },
  };
  writeFileSync(join(folder, 'vitest/vitest.config.js'), `export default ${JSON.stringify(config)};`);
  const runner = join(root, 'node_modules/vitest/vitest.mjs');
  return ended([runner, 'run', '--root', join(folder, 'vitest'), ...args]);
}

export function runJest(options: object, ...args: readonly string[]): Promise<Ended> {
  const config = {
    rootDir: join(folder, 'jest'),
    transform: { '\\.js$': [join(root, 'node_modules/@swc/jest'), {}] },
    transformIgnorePatterns: ['/node_modules/', `${code}/`],
    moduleNameMapper: {
      '^aws-eventbridge-mock$': `${code}/index.cjs`,
      '^aws-eventbridge-mock/jest$': `${code}/jest.cjs`,
    },
    reporters: [[`${code}/jest-reporter.cjs`, options]],
  };
  return ended([join(root, 'node_modules/jest/bin/jest.js'), '--config', JSON.stringify(config), ...args]);
}

/** What the reporters print of the coverage of all files. */
export const TABLE = `
-----------|---------|---------|--------------|-----------|-------------------------------------------------
Rule       | % Rules | Matches | % Conditions | % Targets | Untested
-----------|---------|---------|--------------|-----------|-------------------------------------------------
All rules  |      50 |       3 |           75 |       100 |
 orders    |      50 |       3 |           75 |       100 |
  paid     |     100 |       3 |          100 |       100 |
  refunded |       0 |       0 |           50 |           | detail-type "Order Refunded": no event meets it
           |         |         |              |           | source "shop": no event fails it alone
-----------|---------|---------|--------------|-----------|-------------------------------------------------
`;
