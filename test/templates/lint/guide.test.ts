import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

test('the guide tells of every kind of finding', () => {
  const kinds = [...read('src/templates/findings.ts').matchAll(/^ {2}\| '([\w-]+)'/gm)].map(
    ([, kind]) => kind,
  );
  const guide = read('docs/guide/template-findings.md');

  expect(kinds.length).toBeGreaterThan(30);
  expect(kinds.filter((kind) => !guide.includes(`\`${kind}\``))).toEqual([]);
});
