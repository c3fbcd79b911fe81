import { expect, test } from 'vitest';
import { droppedInputText } from '../../src/input/dropped-input-text.js';
import { InputEvent } from '../../src/input/input-event.js';
import { shapeInput, type InputShaping } from '../../src/input/shape-input.js';
import { envelope, facts } from './samples.js';

/** What is said about an event that a target does not get. */
function textOf(target: InputShaping, detail: object = {}): string {
  const shaped = shapeInput(target, new InputEvent(JSON.stringify({ ...envelope, detail })), facts);
  if ('payload' in shaped) throw new Error(`The target gets ${shaped.payload}`);
  return droppedInputText(shaped.dropped);
}

function template(InputTemplate: string, ...names: string[]): InputShaping {
  const paths = names.map((name) => [name, `$.detail.${name}`] as const);
  return { InputTransformer: { InputTemplate, InputPathsMap: Object.fromEntries(paths) } };
}

test('A path that finds nothing is told with where paths start', () => {
  expect(textOf({ InputPath: '$.order.id' })).toMatchInlineSnapshot(`
    "InputPath $.order.id finds nothing in the event, so the target gets nothing.
    Paths start at the envelope: $.detail.order-id, $.source."
  `);
});

test('A path of another syntax is told with the one that is read', () => {
  expect(textOf({ InputPath: "$.detail['id']" })).toMatchInlineSnapshot(`
    "InputPath $.detail['id'] is not a path that EventBridge reads, so the target gets nothing.
    Write $, then names after dots, with letters, digits, "_", "-" and "/", and indexes in brackets: $.detail.order-id, $.resources[0], $.detail.items[*]."
  `);
});

test('An object in quotes is marked, and how to write it', () => {
  const payload = { acc_id: '0a787ecb-4015', sf_id: 'baz' };
  expect(textOf(template('{"payload":"<payload>"}', 'payload'), { payload })).toMatchInlineSnapshot(`
    "InputTemplate produces invalid JSON (line 1, column 15), so EventBridge silently drops the event.
      {"payload":"{"acc_id":"0a787ecb-4015","sf_id":"baz"}"}
                    ^
    <payload> is an object and is inside quotes. Write it outside the quotes, as a value of its own: "payload": <payload>."
  `);
});

test('Of a long text the part around the mark is shown', () => {
  const order = { note: 'x'.repeat(300), items: ['a'] };
  const long = template(`{"first":"${'y'.repeat(200)}","order":"the order <order>"}`, 'order');
  expect(textOf(long, { order })).toMatchInlineSnapshot(`
    "InputTemplate produces invalid JSON (line 1, column 234), so EventBridge silently drops the event.
      …yyyyyyyyyyyyyyyyy","order":"the order {"note":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…
                                               ^
    <order> is an object and is inside quotes. Write it outside the quotes, as a value of its own: "order": <order>."
  `);
});

test('Of a text of several lines the broken one is shown', () => {
  const lines = template('{\n  "a": 1,\n  "list": "<list>"\n}', 'list');
  expect(textOf(lines, { list: ['x'] })).toMatchInlineSnapshot(`
    "InputTemplate produces invalid JSON (line 3, column 14), so EventBridge silently drops the event.
        "list": "["x"]"
                   ^
    <list> is an array and is inside quotes. Write it outside the quotes, as a value of its own: "list": <list>."
  `);
});

test('A quote in quotes is told', () => {
  expect(textOf(template('{"say":"<say>"}', 'say'), { say: 'the "best" one' })).toMatchInlineSnapshot(`
    "InputTemplate produces invalid JSON (line 1, column 14), so EventBridge silently drops the event.
      {"say":"the "best" one"}
                   ^
    <say> is a string with a quote, which EventBridge does not escape in quotes. Write it outside the quotes, as a value of its own: "say": <say>."
  `);
});

test('A line break in quotes is told', () => {
  expect(textOf(template('{"say":"<say>"}', 'say'), { say: 'one\ntwo' })).toMatchInlineSnapshot(`
    "InputTemplate produces invalid JSON (line 1, column 12), so EventBridge silently drops the event.
      {"say":"one
                 ^
    <say> is a string with a line break, which EventBridge does not escape in quotes. Write it outside the quotes, as a value of its own: "say": <say>."
  `);
});

test('A tab in quotes is told, and does not move the mark', () => {
  expect(textOf(template('{"say":"<say>"}', 'say'), { say: 'one\ttwo' })).toMatchInlineSnapshot(`
    "InputTemplate produces invalid JSON (line 1, column 12), so EventBridge silently drops the event.
      {"say":"one two"}
                 ^
    <say> is a string with a control character, which EventBridge does not escape in quotes. Write it outside the quotes, as a value of its own: "say": <say>."
  `);
});

test('A backslash in quotes is told', () => {
  expect(textOf(template('{"dir":"<dir>"}', 'dir'), { dir: 'C:\\windows' })).toMatchInlineSnapshot(`
    "InputTemplate produces invalid JSON (line 1, column 12), so EventBridge silently drops the event.
      {"dir":"C:\\windows"}
                 ^
    <dir> is a string with a backslash, which EventBridge does not escape in quotes. Write it outside the quotes, as a value of its own: "dir": <dir>."
  `);
});

test('A placeholder as key is told', () => {
  expect(textOf(template('{"id-<id>": true}', 'id'), { id: 'o-1' })).toMatchInlineSnapshot(`
    "InputTemplate has a placeholder for an object key (line 1, column 6), so the target gets nothing.
      {"id-o-1": true}
           ^
    Keys cannot come from the event. Write a constant key with <id> as its value: "id": <id>."
  `);
});

test('The whole event in quotes is told', () => {
  const { InputTransformer } = template('{"event":"<aws.events.event.json>"}');
  expect(textOf({ InputTransformer })).toMatchInlineSnapshot(`
    "InputTemplate produces invalid JSON (line 1, column 13), so EventBridge silently drops the event.
      {"event":"{"version":"0","id":"6a7e8feb-b491-4cf7-a9…
                  ^
    <aws.events.event.json> is an object and is inside quotes. Write it outside the quotes, as a value of its own: "event": <aws.events.event.json>."
  `);
});

test('A template that is broken by itself is told', () => {
  expect(textOf(template('{"id": <id>,}', 'id'), { id: 'o-1' })).toMatchInlineSnapshot(`
    "InputTemplate produces invalid JSON (line 1, column 14), so EventBridge silently drops the event.
      {"id": "o-1",}
                   ^
    The template itself is invalid, not a value in quotes: it must be one JSON value with placeholders in it."
  `);
});

test('A template that ends too early is marked at its end', () => {
  expect(textOf(template('{"id": <id>', 'id'), { id: 'o-1' })).toMatchInlineSnapshot(`
    "InputTemplate produces invalid JSON (line 1, column 13), so EventBridge silently drops the event.
      {"id": "o-1"
                  ^
    The template itself is invalid, not a value in quotes: it must be one JSON value with placeholders in it."
  `);
});
