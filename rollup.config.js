import { rmSync } from 'node:fs';
import { dts } from 'rollup-plugin-dts';
import packageJson from './package.json' with { type: 'json' };

/** Where tsc put JavaScript and declarations; `npm run build` runs it first. */
const emitted = '.cache/emitted';
const entries = ['index', 'vitest', 'jest', 'matchers', 'pattern'];
const external = [/^node:/, ...Object.keys(packageJson.peerDependencies)];

/** @param {string} extension */
const input = (extension) =>
  Object.fromEntries(entries.map((entry) => [entry, `${emitted}/${entry}${extension}`]));

/**
 * One chunk per set of entries that share it: a class or a module's state exists once in each format.
 *
 * @param {'es' | 'cjs'} format
 * @param {string} extension
 * @returns {import('rollup').OutputOptions}
 */
const output = (format, extension) => ({
  dir: 'dist',
  format,
  entryFileNames: `[name]${extension}`,
  chunkFileNames: ({ name }) => `shared-${name.replace(/\.d$/, '')}${extension}`,
});

rmSync('dist', { recursive: true, force: true });

/** @type {import('rollup').RollupOptions} */
const code = {
  input: input('.js'),
  external,
  output: [output('es', '.js'), output('cjs', '.cjs')],
};

/** @type {import('rollup').RollupOptions} */
const declarations = {
  input: input('.d.ts'),
  external,
  plugins: [dts()],
  output: [output('es', '.d.ts'), output('es', '.d.cts')],
};

// Declarations take most of the time, and tests of the published code do without: `rollup --config --configCode`.
export default (/** @type {Record<string, unknown>} */ { configCode }) =>
  configCode === true ? [code] : [code, declarations];
