import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { npmInstall, run, Workshop } from './workshop.js';

let workshop: Workshop;
let project: string;

const ROLLUP = `
import commonjs from '@rollup/plugin-commonjs';
import json from '@rollup/plugin-json';
import nodeResolve from '@rollup/plugin-node-resolve';
export default {
  input: 'suite.js',
  output: { file: 'rollup.cjs', format: 'cjs', inlineDynamicImports: true },
  plugins: [nodeResolve({ preferBuiltins: true }), commonjs(), json()],
};`;

const WEBPACK = `
module.exports = {
  mode: 'development',
  devtool: false,
  target: 'node',
  entry: './suite.js',
  output: { path: __dirname, filename: 'webpack.cjs' },
};`;

/** It needs chunks that are loaded late, and says so. */
const SUITE = `
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { mockEventBridge } from 'aws-eventbridge-mock';
import { matchers } from 'aws-eventbridge-mock/matchers';

const client = new EventBridgeClient({ region: 'us-east-1' });
const rules = { paid: { pattern: { source: ['shop'] }, targets: ['arn:aws:sqs:us-east-1:123456789012:paid'] } };
const eventBridge = mockEventBridge(client, { seed: { buses: { default: { rules } } } });
const Entries = [{ Source: 'shop', DetailType: 'Paid', Detail: '{}' }];
client.send(new PutEventsCommand({ Entries })).then(async () => {
  await eventBridge.settled();
  const context = { isNot: false, equals: Object.is, utils: {} };
  const { pass } = matchers.toHaveReceivedEvent.call(context, eventBridge, { source: 'shop' });
  console.log(eventBridge.invocations().length, pass);
});`;

const BUNDLERS: readonly (readonly [string, readonly string[]])[] = [
  ['esbuild', ['esbuild/bin/esbuild', 'suite.js', '--bundle', '--platform=node', '--outfile=esbuild.cjs']],
  ['rollup', ['rollup/dist/bin/rollup', '--config', 'rollup.config.mjs']],
  ['webpack', ['webpack-cli/bin/cli.js', '--config', 'webpack.config.cjs']],
];

beforeAll(async () => {
  workshop = new Workshop();
  const devDependencies = {
    'aws-eventbridge-mock': `file:${workshop.tarball}`,
    '@aws-sdk/client-eventbridge': '3.1169.0',
    '@rollup/plugin-commonjs': '^29',
    '@rollup/plugin-json': '^6',
    '@rollup/plugin-node-resolve': '^16',
    esbuild: '^0.27',
    rollup: '^4',
    webpack: '^5',
    'webpack-cli': '^6',
  };
  project = workshop.project('bundlers', {
    'package.json': JSON.stringify({ private: true, type: 'module', devDependencies }),
    'rollup.config.mjs': ROLLUP,
    'webpack.config.cjs': WEBPACK,
    'suite.js': SUITE,
  });
  await npmInstall(project);
});

afterAll(() => {
  workshop.close();
});

test.for(BUNDLERS)('what %s makes of a test runs where no package is installed', async ([name, command]) => {
  const [bin = '', ...args] = command;
  await run(project, process.execPath, [join('node_modules', bin), ...args]);
  const elsewhere = workshop.project(`bundle of ${name}`, {});
  copyFileSync(join(project, `${name}.cjs`), join(elsewhere, 'bundle.cjs'));

  expect(await run(elsewhere, process.execPath, ['bundle.cjs'])).toContain('1 true');
});
