import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { defineConfig } from 'vitepress';
import { listed, PAGES, pagesIn } from './pages.js';

const root = resolve(import.meta.dirname, '../../..');

export default defineConfig({
  title: 'aws-eventbridge-mock',
  description: 'Test code that uses Amazon EventBridge, without AWS.',
  lang: 'en',
  srcDir: PAGES,
  outDir: join(root, '.cache/site'),
  cacheDir: join(root, '.cache/vitepress'),
  // A README is the page of its folder, as on GitHub.
  rewrites: (path) => path.replace(/README\.md$/, 'index.md'),
  cleanUrls: false,
  markdown: {
    anchor: { slugify: anchorOf },
    config: (md) => {
      md.core.ruler.push('links-of-the-site', linkedInTheSite);
      md.core.ruler.push('placeholders', withoutElements);
    },
  },
  themeConfig: {
    search: { provider: 'local' },
    outline: [2, 3],
    nav: [
      { text: 'Guide', link: '/docs/guide/quick-start', activeMatch: '^/docs/guide/' },
      { text: 'API', link: '/docs/api/', activeMatch: '^/docs/api/' },
      { text: 'Fidelity', link: '/docs/fidelity', activeMatch: '^/docs/fidelity' },
      { text: 'Decisions', link: '/docs/decisions/', activeMatch: '^/docs/decisions/' },
    ],
    sidebar: {
      '/docs/decisions/': [{ text: 'Decisions', items: pagesIn('docs/decisions') }],
      '/': [
        { text: 'Guide', items: listed('docs/guide/README.md') },
        { text: 'API reference', items: listed('docs/api/README.md') },
        {
          text: 'Fidelity',
          collapsed: true,
          items: [{ text: 'Overview', link: '/docs/fidelity' }, ...pagesIn('docs/fidelity')],
        },
        {
          text: 'Inside',
          collapsed: true,
          items: [
            { text: 'Architecture', link: '/docs/architecture' },
            { text: 'Performance', link: '/docs/performance' },
            { text: 'Decisions', link: '/docs/decisions/' },
            { text: 'Changes', link: '/CHANGELOG' },
          ],
        },
      ],
    },
  },
});

/** As GitHub makes anchors of headings, since links name those. */
function anchorOf(heading) {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{M}_ -]/gu, '')
    .replaceAll(' ', '-');
}

/** Takes a README to the page that it is here, and makes plain text of links to what is no page: examples, folders. */
function linkedInTheSite({ tokens, env }) {
  for (const { children } of tokens) {
    let isPlain = false;
    for (const token of children ?? []) {
      if (token.type === 'link_open') {
        const href = token.attrGet('href');
        isPlain = !isOfTheSite(href, env.path);
        token.attrSet('href', href.replace(/README\.md(?=#|$)/, 'index.md'));
        if (isPlain) token.attrs = [];
      }
      if (isPlain && token.type.startsWith('link_')) Object.assign(token, { type: 'plain', tag: 'span' });
      if (token.type === 'plain' && token.nesting === -1) isPlain = false;
    }
  }
}

/** Words in angle brackets are no elements, and braces in code no expressions, as on GitHub. */
function withoutElements({ tokens }) {
  for (const token of tokens.flatMap(({ children }) => children ?? [])) {
    if (token.type === 'html_inline' && !/^<(!--|\/?a\b)/.test(token.content)) token.type = 'text';
    if (token.type === 'code_inline') token.attrSet('v-pre', '');
  }
}

function isOfTheSite(href, from) {
  if (/^([a-z]+:|#)/i.test(href)) return true;
  const place = join(dirname(from), href.replace(/#.*/, ''));
  return place.endsWith('.md') && existsSync(place);
}
