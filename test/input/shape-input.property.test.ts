import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foresightOf } from '../../src/input/foreseen-input.js';
import { parsedJson } from '../../src/text/parsed-json.js';
import { InputEvent } from '../../src/input/input-event.js';
import { shapeInput, type InputShaping } from '../../src/input/shape-input.js';
import { inputAtPath, transformedInput } from '../reference/input.js';
import { envelope, facts } from './samples.js';
import { runs, SAMPLE } from '../property-runs.js';
import { incoming } from './incoming.js';

const referenceFacts = { ...facts, ingestionTime: '2026-03-01T12:35:01Z' };

/** Strings that need escapes, and those that look as if they did. */
const strings = fc.oneof(
  fc.constantFrom(
    '',
    'shop',
    'C:\\temp',
    'C:\\win',
    '"',
    'a","b":"c',
    '{',
    '\n',
    '\u2028',
    '\u007f',
    'Zoë 😀',
    '\ud83d',
  ),
  fc.string({
    unit: fc.constantFrom('a', '"', '\\', '\n', 'u', '0', '<', '>', '{', ',', '😀'),
    maxLength: 5,
  }),
);
const spelledNumbers = fc.constantFrom('0', '-0', '5', '1.50', '1E+2', '12345678901234567890', '1e400');
const keys = fc.constantFrom('a', 'a-b', 'a_b', 'a/b', 'l', 'constructor', '__proto__', 'x y', 'é"');

/** Compact JSON texts of all kinds. */
const { json: values } = fc.letrec<{ json: string; object: string }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 3 },
    fc.oneof(
      strings.map((text) => JSON.stringify(text)),
      spelledNumbers,
      fc.constantFrom('true', 'false', 'null'),
    ),
    fc.array(tie('json'), { maxLength: 3 }).map((elements) => `[${elements.join(',')}]`),
    tie('object'),
  ),
  object: fc
    .uniqueArray(fc.tuple(keys, tie('json')), { maxLength: 4, selector: ([key]) => key })
    .map((members) => `{${members.map(([key, value]) => `${JSON.stringify(key)}:${value}`).join(',')}}`),
}));

const events = fc
  .uniqueArray(fc.tuple(keys, values), { maxLength: 5, selector: ([key]) => key })
  .map((members) => {
    const detail = members.map(([key, value]) => `${JSON.stringify(key)}:${value}`).join(',');
    return JSON.stringify(envelope).replace('"detail":{}', () => `"detail":{${detail}}`);
  });

const steps = fc.constantFrom('.a', '.a-b', '.a_b', '.a/b', '.l', '.constructor', '[0]', '[1]', '[*]', '.*');
const oddSteps = fc.constantFrom(
  "['a']",
  '..a',
  '[-1]',
  '[0:1]',
  '[?(@.a)]',
  '.',
  '.x y',
  '.é',
  '$',
  '[]',
  '.a*',
);
const paths = fc.oneof(
  { weight: 8, arbitrary: fc.array(steps, { maxLength: 3 }).map((all) => `$.detail${all.join('')}`) },
  { weight: 1, arbitrary: oddSteps.map((odd) => `$.detail${odd}`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '$',
      '$.source',
      '$.resources',
      '$.nothing',
      '',
      'source',
      '$.*',
      '$.__proto__',
    ),
  },
);
const maps = fc.record({ one: paths, two: paths, 'three-3': paths });

const placeholders = fc.constantFrom(
  ...['<one>', '<two>', '<three-3>', '<one>', '<two>'],
  ...['<aws.events.rule-arn>', '<aws.events.rule-name>', '<aws.events.event.ingestion-time>'],
  ...['<aws.events.event>', '<aws.events.event.json>'],
);

/** A JSON string with placeholders in it. */
const quoted = fc
  .array(fc.oneof(placeholders, fc.constantFrom('text ', '\\"', '\\\\', '\\n', '{,', ':', 'é', '] ')), {
    maxLength: 4,
  })
  .map((pieces) => `"${pieces.join('')}"`);
const templateKeys = fc.oneof(
  { weight: 30, arbitrary: fc.constantFrom('"a"', '"b:"', '"\\"c"', '"{"') },
  { weight: 1, arbitrary: fc.oneof(quoted, placeholders) },
);
const space = fc.constantFrom('', '', ' ', '\n', '\t');

const { json: jsonTemplates } = fc.letrec<{ json: string; value: string }>((tie) => ({
  json: fc.oneof(
    fc.array(tie('value'), { maxLength: 3 }).map((elements) => `[${elements.join(',')}]`),
    fc
      .array(fc.tuple(space, templateKeys, space, tie('value')), { maxLength: 3 })
      .map((members) => `{${members.map(([a, key, b, value]) => `${a}${key}${b}:${value}`).join(',')}}`),
  ),
  value: fc.oneof({ maxDepth: 3 }, placeholders, quoted, fc.constantFrom('1', 'true', '"x"'), tie('json')),
}));

const textTemplates = fc
  .array(fc.oneof(quoted, placeholders, fc.constantFrom('\n', ' is ', ':', ',', '\\')), { maxLength: 4 })
  .map((pieces) => pieces.join(''))
  .filter((template) => !/^\s*[{[]/.test(template));

const transformers = fc
  .tuple(maps, fc.oneof(jsonTemplates, textTemplates), space)
  .map(([InputPathsMap, template, end]) => ({ InputPathsMap, InputTemplate: template + end }));

function payloadOf(shaping: InputShaping, event: string): string | undefined {
  const shaped = shapeInput(shaping, new InputEvent(event), facts);
  return 'payload' in shaped ? shaped.payload : undefined;
}

test('A template makes what the reference makes of it, or drops the event as the reference does', () => {
  fc.assert(
    fc.property(transformers, events, (InputTransformer, eventText) => {
      const { InputTemplate, InputPathsMap } = InputTransformer;
      const expected = transformedInput(InputTemplate, InputPathsMap, { eventText, facts: referenceFacts });
      expect(payloadOf({ InputTransformer }, eventText)).toBe(expected);
    }),
    { numRuns: runs(200) },
  );
});

test('Templates that are drawn are delivered and dropped', () => {
  const payloads = fc
    .sample(fc.tuple(transformers, events), SAMPLE)
    .map(([InputTransformer, event]) => payloadOf({ InputTransformer }, event));
  const dropped = payloads.filter((payload) => payload === undefined).length;

  expect(dropped).toBeGreaterThan(4);
  expect(payloads.length - dropped).toBeGreaterThan(100);
});

test('An input path delivers what the reference finds', () => {
  fc.assert(
    fc.property(paths, events, (InputPath, event) => {
      expect(payloadOf({ InputPath }, event)).toBe(inputAtPath(InputPath, event));
    }),
    { numRuns: runs(200) },
  );
});

test('Whatever a JSON template holds, its target gets JSON or nothing', () => {
  const anything = fc.array(
    fc.oneof(placeholders, quoted, fc.constantFrom('{', '}', '"', '\\', ',', ':', '[', '1')),
  );
  fc.assert(
    fc.property(maps, anything, events, (InputPathsMap, pieces, event) => {
      const InputTransformer = { InputPathsMap, InputTemplate: `{${pieces.join('')}` };
      const payload = payloadOf({ InputTransformer }, event);
      if (payload !== undefined) expect(() => void JSON.parse(payload)).not.toThrow();
    }),
    { numRuns: runs(200) },
  );
});

test('All targets of an event get what they would get alone', () => {
  fc.assert(
    fc.property(fc.array(transformers, { maxLength: 4 }), events, (all, text) => {
      const event = new InputEvent(text);
      for (const InputTransformer of [...all, ...all]) {
        const alone = shapeInput({ InputTransformer: { ...InputTransformer } }, new InputEvent(text), facts);
        expect(shapeInput({ InputTransformer }, event, facts)).toEqual(alone);
      }
    }),
    { numRuns: runs(75) },
  );
});

test('What is foreseen of an input is what shaping it comes to, with nothing dropped and no place left empty', () => {
  const shapings = fc.oneof(
    transformers.map((InputTransformer) => ({ InputTransformer })),
    paths.map((InputPath) => ({ InputPath })),
  );
  fc.assert(
    fc.property(shapings, events, (shaping, event) => {
      const input = foresightOf(shaping)(incoming(event));
      if (input === 'unsure') return;
      const shaped = shapeInput(shaping, new InputEvent(event), facts);
      expect(Object.keys(shaped)).toEqual(['payload']);
      if (input === 'JSON' && 'payload' in shaped) expect(parsedJson(shaped.payload)).toBeDefined();
    }),
    { numRuns: runs(400) },
  );
  const foreseen = fc
    .sample(fc.tuple(shapings, events), SAMPLE)
    .map(([shaping, event]) => foresightOf(shaping)(incoming(event)));
  expect(foreseen.filter((input) => input === 'JSON').length).toBeGreaterThan(20);
});
