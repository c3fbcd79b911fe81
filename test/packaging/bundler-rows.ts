import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { assertPrinted, run } from './command.js';
import type { Row, Trial } from './row.js';
import { installedVersion, type Files } from './workshop.js';

const PACKAGES = {
  '@aws-sdk/client-eventbridge': '3.1169.0',
  '@rollup/plugin-commonjs': '^29',
  '@rollup/plugin-json': '^6',
  '@rollup/plugin-node-resolve': '^16',
  esbuild: '^0.27',
  rollup: '^4',
  webpack: '^5',
  'webpack-cli': '^6',
} as const;

const ROLLUP = `
import commonjs from '@rollup/plugin-commonjs';
import json from '@rollup/plugin-json';
import nodeResolve from '@rollup/plugin-node-resolve';
export default {
  input: 'suite.js',
  output: { file: 'bundle.cjs', format: 'cjs', inlineDynamicImports: true },
  plugins: [nodeResolve({ preferBuiltins: true }), commonjs(), json()],
};`;

const WEBPACK = `
module.exports = {
  mode: 'development',
  devtool: false,
  target: 'node',
  entry: './suite.js',
  output: { path: __dirname, filename: 'bundle.cjs' },
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

interface Bundler {
  readonly name: string;
  readonly bin: string;
  readonly args: readonly string[];
  readonly files?: Files;
}

const BUNDLERS: readonly Bundler[] = [
  {
    name: 'esbuild',
    bin: 'esbuild/bin/esbuild',
    args: ['suite.js', '--bundle', '--platform=node', '--outfile=bundle.cjs'],
  },
  {
    name: 'rollup',
    bin: 'rollup/dist/bin/rollup',
    args: ['--config', 'rollup.config.mjs'],
    files: { 'rollup.config.mjs': ROLLUP },
  },
  {
    name: 'webpack',
    bin: 'webpack-cli/bin/cli.js',
    args: ['--config', 'webpack.config.cjs'],
    files: { 'webpack.config.cjs': WEBPACK },
  },
];

export const BUNDLER_ROWS: readonly Row[] = BUNDLERS.map((bundler) => ({
  name: bundler.name,
  node: process.versions.node,
  runner: bundler.name,
  sdk: PACKAGES['@aws-sdk/client-eventbridge'],
  typescript: '–',
  run: (trial) => bundle(bundler, trial),
}));

/** What the bundler makes of a test runs where no package is installed. */
async function bundle({ name, bin, args, files }: Bundler, trial: Trial): Promise<void> {
  const { workshop } = trial;
  trial.begin('install');
  const installed = await workshop.installed(PACKAGES);
  const packageJson = JSON.stringify({ name: 'row', private: true, type: 'module' });
  const folder = workshop.inside(installed, name, {
    'package.json': packageJson,
    'suite.js': SUITE,
    ...files,
  });
  trial.tell({ runner: `${name} ${installedVersion(installed, name)}` });

  trial.begin('bundle');
  await run(folder, process.execPath, [join(installed, 'node_modules', bin), ...args]);

  trial.begin('run');
  const elsewhere = workshop.project(`bundle of ${name}`, {});
  copyFileSync(join(folder, 'bundle.cjs'), join(elsewhere, 'bundle.cjs'));
  assertPrinted(await run(elsewhere, process.execPath, ['bundle.cjs']), /^1 true$/m);
}
