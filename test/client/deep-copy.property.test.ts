import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deepCopy } from '../../src/client/call/deep-copy.js';
import { runs } from '../property-runs.js';

const member = fc.anything({ withDate: true, withTypedArray: false, withNullPrototype: false, maxDepth: 4 });

test('a copy equals what it was taken of', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), member), (value) => {
      expect(deepCopy(value)).toEqual(structuredClone(value));
    }),
    { numRuns: runs(50) },
  );
});

test('a copy shares no object with what it was taken of', () => {
  const original = { list: [{ deep: {} }], date: new Date(0), bytes: Buffer.from('ab') };
  const copy = deepCopy(original) as typeof original;

  expect(copy.list).not.toBe(original.list);
  expect(copy.list[0]).not.toBe(original.list[0]);
  expect(copy.list[0]?.deep).not.toBe(original.list[0]?.deep);
  expect(copy.date).not.toBe(original.date);
  expect(copy.bytes.buffer).not.toBe(original.bytes.buffer);
});

test('a Buffer becomes the bytes that the SDK would send', () => {
  const { bytes } = deepCopy({ bytes: Buffer.from('ab') });

  expect(bytes).toStrictEqual(Uint8Array.of(97, 98));
});

test('what refers to itself does so in the copy', () => {
  const original: Record<string, unknown> = { name: 'a' };
  original.self = original;
  const copy = deepCopy(original);

  expect(copy.self).toBe(copy);
  expect(copy).not.toBe(original);
});

test.each([1, 15, 16, 17, 40])('of %i objects each stays one, wherever it stands twice', (count) => {
  const objects = Array.from({ length: count }, (_, number) => ({ number }));
  const { first, second } = deepCopy({ first: objects, second: [...objects].reverse() }) as Record<
    'first' | 'second',
    object[]
  >;

  expect(first).toEqual(objects);
  expect([...second].reverse().every((object, at) => object === first[at])).toBe(true);
});

test('members that a class computes are taken as they are now', () => {
  class Entry {
    #source = 'shop';
    get Source() {
      return this.#source;
    }
    rename() {
      this.#source = 'other';
    }
  }
  const entry = new Entry();
  const copy = deepCopy({ Entries: [entry] });
  entry.rename();

  expect(copy).toEqual({ Entries: [{ Source: 'shop' }] });
});
