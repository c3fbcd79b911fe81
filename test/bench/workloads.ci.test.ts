import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { makeWorkloads } from '../../bench/workloads.js';

function digest(...lines: readonly string[]): string {
  return createHash('sha256')
    .update(lines.map((line) => `${line}\n`).join(''))
    .digest('hex');
}

// The digests are those of the files that the first, Python, program wrote: event-ruler was timed on those.
test('The workloads are the ones that event-ruler was timed on, byte for byte', () => {
  const { shopEvents, geoEvents, rules } = makeWorkloads();
  expect(digest(...shopEvents)).toBe('c4f983f8bbb80a18df6657fd6ae066007f1ff23777c064c0aa0667668585f7f8');
  expect(digest(...geoEvents)).toBe('7059980667b1bf34afc0e1eaa6b0908befd64d8a6d211c08bf7c9bcd1f4bbedc');
  const files = Object.entries(rules).map(([kind, patterns]) => ({ name: `${kind}.jsonl`, patterns }));
  files.sort((a, b) => (a.name < b.name ? -1 : 1));
  expect(digest(...files.flatMap(({ name, patterns }) => [name, ...patterns]))).toBe(
    '5a574cb39f7fbdf511ba80a0deb550530c40568ee4853b8a646fea876414982e',
  );
});
