import { expect, test } from 'vitest';
import { differencesOf, notShown, recordedFailures } from './failures.js';
import { failingSuite, passingSuite, testsOf } from './shared-suite.js';
import { RUNNERS } from './runners.js';

const recorded = [
  { name: 'one', text: 'expect(rule).toMatchEvent(event)\n\n  ✗ source   "a"' },
  { name: 'two', text: 'expect(bus)' },
];
const heading = /^expect\(received\)\n\n$/;

test('texts that are as recorded differ in nothing, with colours too', () => {
  const coloured = recorded.map(({ name, text }) => ({
    name,
    text: text.replace('✗', '\u001b[31m✗\u001b[39m'),
  }));

  expect(differencesOf(recorded, recorded)).toEqual([]);
  expect(differencesOf(recorded, coloured)).toEqual([]);
});

test('a text that is otherwise, one that was not thrown and one that is not recorded are told', () => {
  const thrown = [
    { name: 'one', text: 'expect(rule)' },
    { name: 'three', text: 'a' },
  ];

  expect(differencesOf(recorded, thrown)).toEqual([
    '"two" did not fail.',
    expect.stringContaining('"one" fails otherwise.'),
    expect.stringContaining('(not in failures.txt)'),
  ]);
});

test('a line of the runner above the text counts only where it is expected', () => {
  const thrown = recorded.map(({ name, text }) => ({ name, text: `expect(received)\n\n${text}` }));

  expect(differencesOf(recorded, thrown, heading)).toEqual([]);
  expect(differencesOf(recorded, thrown)).toHaveLength(2);
  expect(differencesOf(recorded, thrown, /^other$/)).toHaveLength(2);
});

test('a text is shown when its lines stand one after the other, however indented', () => {
  const printed = `FAIL\n  expect(bus)\n    at file\n\n  Error: expect(rule).toMatchEvent(event)\n\n\n    ✗ source   "a"\n`;

  expect(notShown(recorded, printed)).toEqual([]);
  expect(notShown(recorded, printed.replace('    ✗', 'more\n ✗'))).toEqual([
    'The runner does not show the text of "one".',
  ]);
});

test('every assertion that passes and fails has its recorded text', () => {
  const names = (suite: string) => [...suite.matchAll(/^test\("(.*?)"/gm)].map(([, name]) => name);

  expect(names(failingSuite(RUNNERS.vitest))).toEqual(recordedFailures().map(({ name }) => name));
  expect(names(passingSuite(RUNNERS.vitest))).toEqual(recordedFailures().map(({ name }) => name));
  expect(testsOf(failingSuite(RUNNERS.vitest))).toBe(5);
});
