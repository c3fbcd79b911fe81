/** Makes a site of the package's Markdown in .cache/site: `npm run docs:site`. */
import { cpSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vitepress';
import { PAGES } from './.vitepress/pages.js';

const root = resolve(import.meta.dirname, '../..');

rmSync(PAGES, { recursive: true, force: true });
cpSync(join(root, 'docs'), join(PAGES, 'docs'), { recursive: true });
for (const file of readdirSync(root).filter((name) => name.endsWith('.md')))
  cpSync(join(root, file), join(PAGES, file));

await build(import.meta.dirname);
