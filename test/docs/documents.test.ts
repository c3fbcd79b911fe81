import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { anchorsOf, withoutFences } from './anchors.js';
import { gone, unexplained } from './architecture.js';
import { decisionOf } from './decisions.js';
import { entriesUnder, foldersOfSrc } from './files.js';
import { isPlace, placesIn } from './places.js';

const root = resolve(import.meta.dirname, '../..');
const paths = entriesUnder(root).map(({ path }) => path);
const texts = new Map(
  paths.filter(isDocument).map((path) => [path, readFileSync(join(root, path), 'utf8')] as const),
);

/** The Markdown of docs and of the root. */
function isDocument(path: string): boolean {
  return /^(docs\/.+|[^/]+)\.md$/.test(path);
}

/** What a search finds in the documents, each with the document in front. */
function found(
  documents: RegExp,
  search: (text: string, path: string) => readonly string[],
): readonly string[] {
  return [...texts]
    .filter(([path]) => documents.test(path))
    .flatMap(([path, text]) => search(text, path).map((finding) => `${path}: ${finding}`));
}

test('docs/architecture.md says of every folder of src what it is, and names none that is gone', () => {
  const page = texts.get('docs/architecture.md') ?? '';
  const folders = foldersOfSrc(root);

  expect(unexplained(page, folders)).toEqual([]);
  expect(gone(page, folders)).toEqual([]);
});

test('files and folders that documents name in backticks exist', () => {
  const missing = found(/^(CONTRIBUTING|docs\/[\w-]+|docs\/decisions\/.+)\.md$/, (text) =>
    placesIn(text).filter((place) => !isPlace(place, paths)),
  );

  expect(missing).toEqual([]);
});

test('links of documents lead somewhere', () => {
  const broken = found(/./, (text, path) =>
    [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)]
      .map(([, link = '']) => link)
      .filter((link) => !paths.includes(join(dirname(path), link))),
  );

  expect(broken).toEqual([]);
});

test('anchors in links of documents are headings there', () => {
  const anchors = new Map([...texts].map(([path, text]) => [path, anchorsOf(text)]));
  const broken = found(/./, (text, path) =>
    [...withoutFences(text).matchAll(/\]\((?!https?:)([^)#\s]*)#([^)\s]+)\)/g)]
      .filter(([, to = '', anchor = '']) => {
        const there = anchors.get(to === '' ? path : join(dirname(path), to));
        return there?.includes(anchor) === false;
      })
      .map(([, to = '', anchor = '']) => `${to}#${anchor}`),
  );

  expect(broken).toEqual([]);
});

test('no line of a document is wider than 120 characters, but for what a program prints', () => {
  const wide = found(/^(?!README|docs\/api\/)/, (text) =>
    text
      .replaceAll(/^```text output=[^]*?^```$/gm, '')
      .split('\n')
      .filter((line) => /^.{121}/u.test(line)),
  );

  expect(wide).toEqual([]);
});

test('every decision has a title and a date, and stands with them in the index', () => {
  const index = texts.get('docs/decisions/README.md')?.replaceAll(/\s+/g, ' ');
  const missing = found(/^docs\/decisions\/(?!README)/, (text, path) => {
    const { title, date, file } = decisionOf(path.replace('docs/decisions/', ''), text);
    const line = `- ${date}: [${title}](${file}).`;
    return index?.includes(line) === true ? [] : [line];
  });

  expect(missing).toEqual([]);
});

test('no page of the guide is longer than 300 lines, nor the README than 900 words', () => {
  const long = found(/^docs\/guide\//, (text) => (text.split('\n').length > 301 ? ['too long'] : []));

  expect(long).toEqual([]);
  expect(texts.get('README.md')?.match(/\S+/g)?.length).toBeLessThanOrEqual(900);
});
