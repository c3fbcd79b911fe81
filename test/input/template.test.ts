import { expect, test } from 'vitest';
import { InputEvent } from '../../src/input/input-event.js';
import { shapeInput } from '../../src/input/shape-input.js';
import { undefinedPlaceholder, type InputTransformer } from '../../src/input/template.js';
import { envelope, facts } from './samples.js';

test.each<[what: string, transformer: InputTransformer, placeholder: string | undefined]>([
  ['the first of two unknown names', { InputTemplate: '"<a> <b>"' }, 'a'],
  ['a name that the map lacks', { InputTemplate: '"<a> <b>"', InputPathsMap: { a: '$.a' } }, 'b'],
  ['no name that the map has', { InputTemplate: '"<a>"', InputPathsMap: { a: '$.a' } }, undefined],
  ['no name that AWS defines', { InputTemplate: '<aws.events.event.json>' }, undefined],
  ['a name that AWS does not define', { InputTemplate: '<aws.events.event.id>' }, 'aws.events.event.id'],
  ['the name of nothing', { InputTemplate: '"a <> b"' }, ''],
  ['what stands between angle brackets by chance', { InputTemplate: '"1 < 2 > 1"' }, ' 2 '],
  ['a name behind an escape', { InputTemplate: '"\\<a>"' }, 'a'],
  ['a name that all objects have', { InputTemplate: '"<constructor>"', InputPathsMap: {} }, 'constructor'],
  ['nothing in a text without placeholders', { InputTemplate: '"a < b"' }, undefined],
  ['nothing without a template', {}, undefined],
])('undefinedPlaceholder tells %s', (_what, transformer, placeholder) => {
  expect(undefinedPlaceholder(transformer)).toBe(placeholder);
});

test('a template is read once', () => {
  let reads = 0;
  const InputTransformer = {
    get InputTemplate() {
      reads += 1;
      return '"<aws.events.rule-name>"';
    },
  };
  for (let round = 0; round < 3; round += 1) {
    const event = new InputEvent(JSON.stringify(envelope));
    expect(shapeInput({ InputTransformer }, event, facts)).toEqual({ payload: '"placed"' });
  }
  expect(reads).toBe(1);
});
