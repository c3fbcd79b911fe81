import fc from 'fast-check';
import { dump } from 'js-yaml';
import { expect, test } from 'vitest';
import { readTemplateText } from '../../src/templates/reading/template-text.js';
import { runs } from '../property-runs.js';

/** What JSON can say, without keys that mean more in YAML, and numbers that are ids rather. */
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    fc.string({ unit: 'grapheme' }),
    fc.stringMatching(/^[-?:,[\]{}#&*!|>'"%@` 0-9a-z.~]{0,8}$/),
    fc.constantFrom(
      'null',
      'true',
      'yes',
      '~',
      '1',
      '1.5',
      '0x1',
      '0o7',
      '.inf',
      '2012-10-17',
      '<<',
      '*a',
      '&a',
      '!Ref',
    ),
    fc.boolean(),
    fc.constant(null),
    fc.maxSafeInteger(),
    fc.double({ noNaN: true, min: -1e6, max: 1e6 }),
    fc.array(tie('any'), { maxLength: 4 }),
    tie('object'),
  ),
  object: fc.dictionary(
    fc.string({ unit: 'grapheme', minLength: 1 }).filter((key) => key !== '<<' && key !== '__proto__'),
    tie('any'),
    { maxKeys: 4 },
  ),
})).object;

/** JSON has no -0. */
const plain = (given: unknown): unknown => JSON.parse(JSON.stringify(given));

test('what is written as YAML, in blocks or in brackets, or as JSON, is read as it was', () => {
  fc.assert(
    fc.property(value, fc.constantFrom(-1, 0, 2), fc.constantFrom('\n', '\r\n'), (given, flowLevel, end) => {
      const texts = [
        dump(given, { flowLevel, noRefs: true }).replaceAll('\n', end),
        JSON.stringify(given, null, 2),
      ];
      for (const text of texts) {
        const { value: read, problems } = readTemplateText(text);
        expect(problems).toEqual([]);
        expect(plain(read)).toEqual(plain(given));
      }
    }),
    { numRuns: runs(400) },
  );
});
