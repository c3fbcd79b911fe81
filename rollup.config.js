import { rmSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { transform } from '@swc/core';
import { BRIDGE, esEntries } from './build/es-entries.js';
import { chunkOf, lazyChunks } from './build/lazy-chunks.js';
import packageJson from './package.json' with { type: 'json' };

/** Where tsc put JavaScript and declarations; `npm run build` runs it first. */
const EMITTED = '.cache/emitted';
const reporters = ['vitest-reporter', 'jest-reporter'];
const entries = [
  ...['index', 'vitest', 'jest', 'matchers', 'expect', 'pattern', 'fixtures', 'templates', 'server'],
  ...reporters,
];
/** The command, which is run and never imported: CommonJS alone, without declarations. */
const command = 'cli';
/** They import the SDK, or a runner. */
const inBothFormats = [...entries, 'mock/mock-eventbridge'];
/** What it requires is looked for by the format that asks. */
const REQUIRING = 'environment/require-module';
/** They only list what others have. */
const lists = ['matchers', 'expect', 'pattern', 'fixtures', 'templates', 'server', ...reporters];
const external = [
  /^node:/,
  'vitest',
  '@jest/globals',
  ...Object.keys(packageJson.dependencies),
  ...Object.keys(packageJson.peerDependencies),
];

/**
 * @param {string} from
 * @param {string} extension
 */
const input = (from, extension) =>
  Object.fromEntries(entries.map((entry) => [entry, `${from}/${entry}${extension}`]));

/**
 * The chunk of a file that has not its place by who imports it. The front of the command is read without the kit, and
 * what a command does when it runs has files of its own.
 *
 * @param {string} path
 */
function placeOf(path) {
  if (inBothFormats.includes(path) || path === command) return undefined;
  if (!path.startsWith(`${command}/`)) return chunkOf(path);
  return /^cli\/[^/]+$/.test(path) ? 'command' : undefined;
}

/**
 * The code in both formats.
 *
 * @param {string} dir
 * @param {Required<Pick<import('rollup').RollupOptions, 'treeshake' | 'plugins'>> & { from: string, extension: string }} sources
 * @returns {import('rollup').RollupOptions[]}
 */
function code(dir, { from, extension, treeshake, plugins }) {
  const pathOf = (/** @type {string} */ id) => relative(from, id).slice(0, -extension.length);
  const es = esEntries(
    (id) => [...inBothFormats, REQUIRING].includes(pathOf(id)),
    (id) => (lists.includes(pathOf(id)) ? `./${pathOf(id)}.cjs` : undefined),
  );
  return [
    {
      treeshake,
      external,
      input: input(from, extension),
      plugins: [es.entries, plugins],
      output: { dir, format: 'es', entryFileNames: '[name].js', chunkFileNames: 'shared-[name].js' },
    },
    {
      treeshake,
      external,
      input: { ...input(from, extension), [command]: `${from}/${command}${extension}`, [BRIDGE]: BRIDGE },
      plugins: [es.bridge, plugins],
      output: {
        dir,
        format: 'cjs',
        entryFileNames: '[name].cjs',
        chunkFileNames: 'shared-[name].cjs',
        generatedCode: 'es2015',
        hoistTransitiveImports: false,
        manualChunks: (id) => (id === BRIDGE ? undefined : placeOf(pathOf(id))),
        plugins: [lazyChunks()],
      },
    },
  ];
}

/**
 * What is explained in sources and declarations need not be read by whoever loads the code: it is a sixth of it.
 *
 * @type {import('rollup').Plugin}
 */
const withoutComments = {
  name: 'without-comments',
  transform: (code, id) =>
    id.endsWith('.js')
      ? transform(code, {
          jsc: {
            parser: { syntax: 'ecmascript' },
            target: 'es2022',
            minify: { compress: false, mangle: false, format: { comments: false, beautify: true } },
          },
          minify: false,
          swcrc: false,
        })
      : null,
};

/**
 * Whoever names the entry of Vitest in `types` gets the declarations for `require`, whoever imports it those of the ES
 * module. In one program they would declare the matchers twice; Vitest's own for `require` are its ES module's, too.
 *
 * @type {import('rollup').Plugin}
 */
const vitestDeclaredOnce = {
  name: 'vitest-declared-once',
  generateBundle(_, bundle) {
    const required = bundle['vitest.d.cts'];
    if (required?.type === 'chunk') required.code = "export * from './vitest.js';\n";
  },
};

/** What is published. */
async function published() {
  const { dts } = await import('rollup-plugin-dts');
  /** @param {string} extension @returns {import('rollup').OutputOptions} */
  const output = (extension) => ({
    dir: 'dist',
    format: 'es',
    entryFileNames: `[name]${extension}`,
    chunkFileNames: ({ name }) => `shared-${name.replace(/\.d$/, '')}${extension}`,
  });
  /** @type {import('rollup').RollupOptions} */
  const declarations = {
    input: input(EMITTED, '.d.ts'),
    external,
    plugins: [dts()],
    output: [output('.d.ts'), { ...output('.d.cts'), plugins: [vitestDeclaredOnce] }],
  };
  const sources = { from: EMITTED, extension: '.js', treeshake: true, plugins: [withoutComments] };
  return [...code('dist', sources), declarations];
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
      ? resolve(dirname(importer), id.replace(/\.js$/, '.ts'))
      : null;
  },
  transform: (code, id) =>
    id.endsWith('.ts')
      ? transform(code, { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, swcrc: false })
      : null,
};

/** `rollup --config` writes what is published, `rollup --config --configTested` what is tested. */
export default (/** @type {Record<string, unknown>} */ { configTested }) => {
  rmSync(configTested === true ? TESTED : 'dist', { recursive: true, force: true });
  return configTested === true
    ? code(TESTED, { from: 'src', extension: '.ts', treeshake: false, plugins: [typescript] })
    : published();
};
