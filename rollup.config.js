import { rmSync } from 'node:fs';
import { transform } from '@swc/core';
import packageJson from './package.json' with { type: 'json' };

/** Where tsc put JavaScript and declarations; `npm run build` runs it first. */
const emitted = '.cache/emitted';
const entries = ['index', 'vitest', 'jest', 'matchers', 'pattern'];
const external = [/^node:/, ...Object.keys(packageJson.peerDependencies)];

/**
 * @param {string} from
 * @param {string} extension
 */
const input = (from, extension) =>
  Object.fromEntries(entries.map((entry) => [entry, `${from}/${entry}${extension}`]));

/**
 * One chunk per set of entries that share it: a class or a module's state exists once in each format.
 *
 * @param {string} dir
 * @param {'es' | 'cjs'} format
 * @param {string} extension
 * @returns {import('rollup').OutputOptions}
 */
const output = (dir, format, extension) => ({
  dir,
  format,
  entryFileNames: `[name]${extension}`,
  chunkFileNames: ({ name }) => `shared-${name.replace(/\.d$/, '')}${extension}`,
});

/**
 * Both formats.
 *
 * @param {string} dir
 * @returns {import('rollup').OutputOptions[]}
 */
const formats = (dir) => [output(dir, 'es', '.js'), output(dir, 'cjs', '.cjs')];

/** What is published. */
async function published() {
  const { dts } = await import('rollup-plugin-dts');
  /** @type {import('rollup').RollupOptions} */
  const code = { input: input(emitted, '.js'), external, output: formats('dist') };
  /** @type {import('rollup').RollupOptions} */
  const declarations = {
    input: input(emitted, '.d.ts'),
    external,
    plugins: [dts()],
    output: [output('dist', 'es', '.d.ts'), output('dist', 'es', '.d.cts')],
  };
  return [code, declarations];
}

/**
 * The code alone, straight from the sources, in a fraction of the time and beside what is published: for the tests in
 * other runners.
 */
const TESTED = '.cache/code';

/** @type {import('rollup').Plugin} */
const typescript = {
  name: 'typescript',
  resolveId(id, importer) {
    return importer !== undefined && id.startsWith('.')
      ? this.resolve(id.replace(/\.js$/, '.ts'), importer)
      : null;
  },
  transform: (code) =>
    transform(code, { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, swcrc: false }),
};

/** @type {import('rollup').RollupOptions} */
const tested = {
  treeshake: false,
  input: input('src', '.ts'),
  external,
  plugins: [typescript],
  output: formats(TESTED),
};

/** `rollup --config` writes what is published, `rollup --config --configTested` what is tested. */
export default (/** @type {Record<string, unknown>} */ { configTested }) => {
  rmSync(configTested === true ? TESTED : 'dist', { recursive: true, force: true });
  return configTested === true ? tested : published();
};
