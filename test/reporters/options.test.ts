import { expect, test } from 'vitest';
import { JestReporter } from '../../src/jest-reporter.js';
import { VitestReporter } from '../../src/vitest-reporter.js';

const rows: readonly (readonly [options: unknown, message: string])[] = [
  ['strict', 'takes options such as { thresholds }, not the string "strict".'],
  [{ threshold: {} }, 'has no option "threshold". Did you mean "thresholds"?'],
  [{ thresholds: 80 }, 'thresholds takes an object of percentages, not the number 80.'],
  [{ thresholds: { rule: 100 } }, 'thresholds has no option "rule". Did you mean "rules"?'],
  [{ thresholds: { rules: 101 } }, 'thresholds.rules takes a number from 0 to 100, not the number 101.'],
  [{ thresholds: { rules: '80' } }, 'thresholds.rules takes a number from 0 to 100, not the string "80".'],
  [{ formats: 'json' }, 'formats takes a list such as [\'text\'], not the string "json".'],
  [{ formats: ['jsn'] }, 'formats takes text, json, html, not the string "jsn". Did you mean "json"?'],
  [{ outputDir: '' }, 'outputDir takes the path of a folder, not an empty string.'],
];

test.each(rows)('%j is refused by both reporters', (given, message) => {
  const options = given as object;

  expect(() => new VitestReporter(options)).toThrow(message);
  expect(() => new VitestReporter(options)).toThrow('aws-eventbridge-mock/vitest-reporter');
  expect(() => new JestReporter({}, options)).toThrow(message);
  expect(() => new JestReporter({}, options)).toThrow('aws-eventbridge-mock/jest-reporter');
});

test('options may be left out', () => {
  expect(() => [
    new VitestReporter(),
    new JestReporter(),
    new VitestReporter({ thresholds: {} }),
  ]).not.toThrow();
});
