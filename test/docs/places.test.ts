import { expect, test } from 'vitest';
import { isPlace, placesIn } from './places.js';

test('files and folders in backticks are places, other code is not', () => {
  const text = `
Write \`src/text/arn.ts\`, \`delivery/\`, \`layers.js\`, \`src/expect/render\` and \`kinds/<kind>.ts\`.
Not \`client.send\`, \`5/15\`, \`@types/jest\`, \`node:timers/promises\`, \`aws-eventbridge-mock/vitest\`, \`a / b\`.

\`\`\`sh
cat src/\`gone.ts\`
\`\`\`
`;

  expect(placesIn(text)).toEqual([
    'src/text/arn.ts',
    'delivery/',
    'layers.js',
    'src/expect/render',
    'kinds/<kind>.ts',
  ]);
});

test.for([
  ['src/text/arn.ts', true],
  ['text/arn.ts', true],
  ['arn.ts', true],
  ['text/', true],
  ['ext/arn.ts', false],
  ['src/arn.ts', false],
  ['src/<room>/arn.ts', true],
  ['src/<room>.ts', false],
  ['text/{arn,name}.ts', true],
  ['text/{arn,gone}.ts', false],
] as const)('%s is a place: %s', ([place, is]) => {
  expect(isPlace(place, ['src', 'src/text', 'src/text/arn.ts', 'src/text/name.ts'])).toBe(is);
});
