import { expect, test } from 'vitest';
import { JestReporter } from '../../src/jest-reporter.js';
import { VitestReporter } from '../../src/vitest-reporter.js';

const rows: readonly (readonly [options: unknown, message: string])[] = [
  ['strict', 'takes options such as { thresholds }, not the text "strict".'],
  [{ threshold: {} }, 'has no option "threshold". Did you mean "thresholds"?'],
  [{ thresholds: 80 }, 'thresholds takes an object of percents, not the number 80.'],
  [{ thresholds: { rule: 100 } }, 'thresholds has no option "rule". Did you mean "rules"?'],
  [{ thresholds: { rules: 101 } }, 'thresholds.rules takes a number from 0 to 100, not the number 101.'],
  [{ thresholds: { rules: '80' } }, 'thresholds.rules takes a number from 0 to 100, not the text "80".'],
  [{ formats: 'json' }, 'formats takes a list such as [\'text\'], not the text "json".'],
  [{ formats: ['jsn'] }, 'formats takes text, json, html, not the text "jsn". Did you mean "json"?'],
  [{ outputDir: '' }, 'outputDir takes the path of a folder, not an empty text.'],
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
