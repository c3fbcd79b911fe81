import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { chunks } from '../layers.js';

/** What every test needs, in one file. */
const KIT = 'kit';

const LOADER = 'loadChunk';
const LOADER_OF_KIT = `require('./shared-${KIT}.cjs').${LOADER}`;

const lazy = Object.keys(chunks).filter((name) => name !== KIT);

/** Longer places first: a file may be elsewhere than its folder. */
const places = Object.entries(chunks)
  .flatMap(([name, list]) => list.map((place) => ({ name, place })))
  .sort((one, other) => other.place.length - one.place.length);

for (const { place } of places) {
  if (!existsSync(resolve(import.meta.dirname, '../src', place)))
    throw new Error(`layers.js: no src/${place}`);
}

/**
 * The chunk that a module belongs to.
 *
 * @param {string} path inside of src/, without an extension
 */
export function chunkOf(path) {
  const found = places.find(({ place }) => `${path}.ts` === place || path.startsWith(`${place}/`));
  return found?.name ?? KIT;
}

/**
 * Makes chunks that are loaded when something of them is used first.
 *
 * A lazy chunk is a function of its imports, so it belongs to the copy of the kit that asked for it, whatever registry
 * of modules the file comes from by then: Jest and Vitest have a new one after `resetModules`.
 *
 * @returns {import('rollup').OutputPlugin}
 */
export function lazyChunks() {
  return {
    name: 'lazy-chunks',
    // Rollup's own words ask the document of Jest's jsdom first.
    resolveImportMeta: () => '__filename',
    renderChunk(code, { name, importedBindings }) {
      const isLazy = lazy.includes(name);
      const [, hashbang = '', strict = ''] = /^(#!.*\n)?([^]*)$/.exec(code) ?? [];
      const own = strict.replace(/^'use strict';\s*/, '').replaceAll(FOR_SIDE_EFFECTS, '');
      const body = own.replaceAll(REQUIRED, (line, variable, file, chunk) => {
        const names = importedBindings[file] ?? [];
        if (lazy.includes(chunk)) {
          return lateNamespace(variable, isLazy || name === KIT ? LOADER : LOADER_OF_KIT, chunk, names);
        }
        return isLazy ? namespace(variable, names) : line;
      });
      return { code: ascii(`${hashbang}'use strict';\n\n${frame(name, body)}`), map: null };
    },
  };
}

/** Chunks have none, but Rollup cannot know. */
const FOR_SIDE_EFFECTS = /^require\('\.\/shared-[\w-]+\.cjs'\);\n/gm;

/** How Rollup imports another chunk. */
const REQUIRED = /^(?:var|const) ([\w$]+) = require\('\.\/(shared-([\w-]+)\.cjs)'\);$/gm;

/**
 * @param {string} name
 * @param {string} body
 */
function frame(name, body) {
  // The parentheses tell V8 that the function is called at once, so that it is not parsed twice.
  if (lazy.includes(name)) return `module.exports = (function (exports, loadChunk) {\n${body}\n});\n`;
  return name === KIT ? `${loader()}\n${body}` : body;
}

/**
 * What a lazy chunk imports of the kit, in a small object of its own: engines read one faster than the kit's long list.
 *
 * @param {string} variable
 * @param {readonly string[]} names
 */
function namespace(variable, names) {
  const list = `{ ${names.join(', ')} }`;
  return `const ${variable} = ((${list}) => (${list}))(loadChunk('${KIT}'));`;
}

/**
 * @param {string} variable
 * @param {string} loader
 * @param {string} chunk
 * @param {readonly string[]} names
 */
function lateNamespace(variable, loader, chunk, names) {
  const read = `(${variable}$ ??= ${loader}('${chunk}'))`;
  const getters = names.map((name) => `  get ${name}() { return ${read}.${name}; },\n`);
  return `let ${variable}$;\nconst ${variable} = {\n${getters.join('')}};`;
}

function loader() {
  const files = lazy.map((name) => `    ${name}: () => require('./shared-${name}.cjs'),\n`);
  return `const loadChunk = (() => {
  const builtin = (name) => process.getBuiltinModule?.(name) ?? require(name);
  const fs = builtin('node:fs');
  const { readFileSync } = fs;
  const chunks = {\n${files.join('')}  };
  const loaded = { ${KIT}: exports };
  // Node reads modules with what may be a test's stub by now.
  function withoutStub(read) {
    const stub = fs.readFileSync;
    if (stub === readFileSync) return read();
    fs.readFileSync = readFileSync;
    try {
      return read();
    } finally {
      fs.readFileSync = stub;
    }
  }
  // Jest's require refuses files where test.concurrent runs, and when a test file is over.
  const compile = typeof jest === 'undefined' ? undefined : Function;
  function requireInJest(name) {
    if (name.startsWith('node:')) return builtin(name);
    try {
      return require(name);
    } catch (error) {
      const real = process.getBuiltinModule?.('node:module');
      if (!real) throw error;
      return real.createRequire(__filename)(name);
    }
  }
  function compiled(name) {
    const file = __dirname + '/shared-' + name + '.cjs';
    const module = {};
    const code = readFileSync(file, 'utf8') + '\\n//# sourceURL=' + file;
    compile('module', 'require', code)(module, requireInJest);
    return module.exports;
  }
  function load(name) {
    const made = {};
    const chunk = withoutStub(compile ? () => compiled(name) : chunks[name]);
    chunk(made, loadChunk);
    return (loaded[name] = made);
  }
  return (name) => loaded[name] ?? load(name);
})();
exports.loadChunk = loadChunk;
`;
}

/**
 * Engines keep a text of ASCII alone in half the space, and read it in a third of the time.
 *
 * @param {string} code
 */
function ascii(code) {
  return code.replaceAll(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
