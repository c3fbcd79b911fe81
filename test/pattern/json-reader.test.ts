import { expect, test } from 'vitest';
import { describeLocation } from '../../src/pattern/json/location.js';
import { MalformedJson } from '../../src/pattern/json/malformed-json.js';
import { JsonReader } from '../../src/pattern/json/reader.js';
import { rowsOf } from './rows.js';

interface Row {
  readonly source: string;
  readonly json: string;
  readonly message: string;
}

test.each(rowsOf<Row>('malformed-json'))('$json is refused in the words of $source', ({ json, message }) => {
  const error = errorOf(json);
  const place = error.location ? `\n at ${describeLocation(json, error.location)}` : '';
  expect(error.reason + place).toBe(message);
});

test('every token of a text is read, with decoded strings and the spelling of numbers', () => {
  const reader = new JsonReader('{"a\\u0062": [1.50e+2, "x\\n\\ud83d\\ude00", true, null, {}], "c": -0}');
  const read: string[] = [];
  for (let token = reader.next(); token !== 'end'; token = reader.next())
    read.push(`${token} ${reader.text}`);
  expect(read).toEqual([
    '{ {',
    'name ab',
    '[ [',
    'number 1.50e+2',
    'string x\n😀',
    'true true',
    'null null',
    '{ {',
    '} }',
    '] ]',
    'name c',
    'number -0',
    '} }',
  ]);
});

test('only the opening quote of a string value is consumed until its text is asked for', () => {
  const reader = new JsonReader('["abc"]');
  reader.next();
  reader.next();
  expect(reader.location).toEqual({ line: 1, column: 3 });
  expect(reader.text).toBe('abc');
  expect(reader.location).toEqual({ line: 1, column: 7 });
});

test('a name is consumed together with the token behind it', () => {
  const reader = new JsonReader('{"a" :\r\n [1]}');
  reader.next();
  expect(reader.next()).toBe('name');
  expect(reader.location).toEqual({ line: 2, column: 3 });
});

test('a location shows the first 500 units of the text', () => {
  const text = `"${'x'.repeat(600)}"`;
  expect(describeLocation(text, { line: 1, column: 2 })).toBe(
    `[Source: (String)""${'x'.repeat(499)}"[truncated 102 chars]; line: 1, column: 2]`,
  );
});

function errorOf(json: string): MalformedJson {
  const reader = new JsonReader(json);
  const read: string[] = [];
  try {
    for (let token = reader.next(); token !== 'end'; token = reader.next()) read.push(reader.text);
  } catch (error) {
    if (error instanceof MalformedJson) return error;
    throw error;
  }
  throw new Error(`${json} was read to its end: ${read.join(' ')}`);
}
