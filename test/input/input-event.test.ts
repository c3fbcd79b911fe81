import { expect, test } from 'vitest';
import { InputEvent } from '../../src/input/input-event.js';

const text =
  '{"source":"shop","resources":["r0","r1"],"detail":{"a":{"b":1.0,"b-c":true,"d_e":null,"f/g":"\\u0041"},' +
  '"items":[{"sku":"x"},{"sku":[1,2]},7],"grid":[[1,2],[3]],"0":"zero","empty":{},"none":[],"x.y":1,"\\"q":2,"$":3}}';
const event = new InputEvent(text);

test.each([
  ['$', 'object', text],
  ['$.source', 'string', '"shop"'],
  ['$.resources', 'array', '["r0","r1"]'],
  ['$.resources[1]', 'string', '"r1"'],
  ['$.detail.a.b', 'number', '1.0'],
  ['$.detail.a.b-c', 'boolean', 'true'],
  ['$.detail.a.d_e', 'null', 'null'],
  ['$.detail.a.f/g', 'string', '"\\u0041"'],
  ['$.detail.items[1].sku[0]', 'number', '1'],
  ['$.detail.grid[0][1]', 'number', '2'],
  ['$.detail.0', 'string', '"zero"'],
  ['$.detail.empty', 'object', '{}'],
  ['$.detail.none', 'array', '[]'],
  ['$.resources[*]', 'array', '["r0","r1"]'],
  ['$.resources.*', 'array', '["r0","r1"]'],
  ['$.detail.a.*', 'array', '[1.0,true,null,"\\u0041"]'],
  ['$.detail.a[*]', 'array', '[1.0,true,null,"\\u0041"]'],
  ['$.detail.items[*].sku', 'array', '["x",[1,2]]'],
  ['$.detail.grid[*][*]', 'array', '[1,2,3]'],
  ['$.detail.grid[*][1]', 'array', '[2]'],
  ['$.detail.items[*].nothing', 'array', '[]'],
  ['$.detail.none[*]', 'array', '[]'],
  ['$.detail.empty.*', 'array', '[]'],
])('%s finds a value of type %s: %s', (path, type, json) => {
  expect(event.at(path)).toMatchObject({ type, json });
});

test.each([
  ['a missing member', '$.detail.nothing'],
  ['a member of a string', '$.source.length'],
  ['a member of an array', '$.resources.length'],
  ['an index of an object', '$.detail[0]'],
  ['an index behind the end', '$.resources[2]'],
  ['all values of a string', '$.source.*'],
  ['all values of a missing member', '$.detail.nothing[*]'],
  ['a member of all objects', '$.detail.constructor'],
  ['no path at all', ''],
  ['a path without $', 'source'],
  ['a path that ends with a dot', '$.source.'],
  ['two dots', '$..source'],
  ['a name in brackets', "$['source']"],
  ['a name in brackets and double quotes', '$["source"]'],
  ['a negative index', '$.resources[-1]'],
  ['a slice', '$.resources[0:1]'],
  ['a list of indexes', '$.resources[0,1]'],
  ['a filter', '$.detail.items[?(@.sku)]'],
  ['a star within a name', '$.sour*'],
  ['a name with a dot, which separates', '$.detail.x.y'],
  ['a name with a quote', '$.detail."q'],
  ['a name with a dollar sign', '$.detail.$'],
  ['white space', '$.detail .a'],
])('%s finds nothing', (_what, path) => {
  expect(event.at(path)).toBeUndefined();
});

test('the text of a string is decoded, that of any other value is its JSON', () => {
  expect(event.at('$.detail.a.f/g')?.text).toBe('A');
  expect(event.at('$.detail.a.b')?.text).toBe('1.0');
  expect(event.at('$.detail.grid')?.text).toBe('[[1,2],[3]]');
});

test('brackets and quotes inside of strings do not end a value', () => {
  const odd = new InputEvent('{"a":{"x":"}]\\"\\\\"},"b":["[{","\\\\"],"c":1}');
  expect(odd.at('$.a')?.json).toBe('{"x":"}]\\"\\\\"}');
  expect(odd.at('$.b[1]')?.text).toBe('\\');
  expect(odd.at('$.c')?.json).toBe('1');
});

test('an escaped name is found by what it means', () => {
  expect(new InputEvent('{"\\u0061":1}').at('$.a')?.json).toBe('1');
});

test('a path finds the same object however often it is asked for', () => {
  expect(event.at('$.detail.a')).toBe(event.at('$.detail.a'));
});
