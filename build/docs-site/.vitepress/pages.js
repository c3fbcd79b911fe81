import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** Where the Markdown of the package is put for the site: beside VitePress, which it is compiled with. */
export const PAGES = resolve(import.meta.dirname, '../.cache/pages');

/** The first heading of a page, without its marks. */
function titleOf(/** @type {string} */ path) {
  const [, title = path] = /^# (.+)$/m.exec(readFileSync(join(PAGES, path), 'utf8')) ?? [];
  return title.replaceAll('`', '');
}

const linkTo = (/** @type {string} */ path) => `/${path.replace(/README\.md$/, '').replace(/\.md$/, '')}`;

/** The pages of a folder by their titles. @param {string} folder */
export function pagesIn(folder) {
  return readdirSync(join(PAGES, folder))
    .filter((file) => file.endsWith('.md') && file !== 'README.md')
    .map((file) => ({ text: titleOf(`${folder}/${file}`), link: linkTo(`${folder}/${file}`) }))
    .sort((one, other) => (one.text < other.text ? -1 : 1));
}

/** The pages that a list of links leads to, in its order. @param {string} index */
export function listed(index) {
  const links = [
    ...readFileSync(join(PAGES, index), 'utf8').matchAll(/\]\((?!https?:|\.\.)([^)#\s]+\.md)\)/g),
  ];
  return links.map(([, link = '']) => {
    const path = join(dirname(index), link);
    return { text: titleOf(path), link: linkTo(path) };
  });
}
