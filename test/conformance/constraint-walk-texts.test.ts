import { expect, test } from 'vitest';
import { operationCases } from './constraint-cases.js';
import type { ApiModel, ModelShape } from './constraint-model.js';
import { isText, UNKNOWN } from './constraint-words.js';

const structure = (members: NonNullable<ModelShape['members']>): ModelShape => ({
  type: 'structure',
  members,
});

const SHAPES: Readonly<Record<string, ModelShape>> = {
  Request: structure({
    Kind: { shape: 'Kind' },
    Sizes: { shape: 'Sizes' },
    Paths: { shape: 'Paths' },
    Items: { shape: 'Items', required: true },
    Secret: { shape: 'Secret' },
  }),
  Kind: { type: 'string', enum: ['ON', 'OFF'] },
  Sizes: { type: 'list', max: 2, member: 'Size' },
  Size: { type: 'integer', min: 3, max: 5 },
  Paths: { type: 'map', max: 2, key: 'PathKey', value: 'Path' },
  PathKey: { type: 'string', min: 1, max: 3, pattern: '[A-Za-z0-9\\_\\-]+' },
  Account: { type: 'string', min: 12, max: 12, pattern: '\\d{12}' },
  Path: { type: 'string', max: 2 },
  Items: { type: 'list', max: 3, member: 'PutEventsRequestEntry' },
  PutEventsRequestEntry: structure({
    Time: { shape: 'Time' },
    Tags: { shape: 'Tags' },
    Account: { shape: 'Account', required: true },
  }),
  Time: { type: 'timestamp' },
  Tags: { type: 'list', max: 1, member: 'Tag' },
  Tag: structure({ Key: { shape: 'Path', required: true } }),
  Secret: { type: 'string', min: 2, sensitive: true },
};

const model: ApiModel = { operationCount: 1, operations: {}, shapes: SHAPES };
const cases = operationCases(model, ['Op', { inputShape: 'Request', errors: [] }]);

test('Every wrong value comes with the words of the service', () => {
  const lines = cases.flatMap(({ id, expected }) =>
    expected.kind === 'refused' ? [`${id} → ${expected.text.replace(UNKNOWN, '<unknown>')}`] : [],
  );
  expect(lines.join('\n')).toMatchInlineSnapshot(`
    "Op Kind, Secret → 2 validation errors detected: Value 'nonsense' at 'kind' failed to satisfy constraint: Member must satisfy enum value set: [ON, OFF]; Value '***Sensitive Data Redacted***' at 'secret' failed to satisfy constraint: Member must have length greater than or equal to 2
    Op Kind, Sizes, Paths, Items, Secret → 5 validation errors detected: Value 'nonsense' at 'kind' failed to satisfy constraint: Member must satisfy enum value set: [ON, OFF]; Value '[3, 3, 3]' at 'sizes' failed to satisfy constraint: Member must have length less than or equal to 2; Value '{a=a, aa=a, aaa=a}' at 'paths' failed to satisfy constraint: Member must have length less than or equal to 2; Value null at 'items' failed to satisfy constraint: Member must not be null; Value '***Sensitive Data Redacted***' at 'secret' failed to satisfy constraint: Member must have length greater than or equal to 2
    Op.Kind enum "nonsense" → 1 validation error detected: Value 'nonsense' at 'kind' failed to satisfy constraint: Member must satisfy enum value set: [ON, OFF]
    Op.Kind enum "on" → 1 validation error detected: Value 'on' at 'kind' failed to satisfy constraint: Member must satisfy enum value set: [ON, OFF]
    Op.Kind enum "" → 1 validation error detected: Value '' at 'kind' failed to satisfy constraint: Member must satisfy enum value set: [ON, OFF]
    Op.Sizes max length → 1 validation error detected: Value '[3, 3, 3]' at 'sizes' failed to satisfy constraint: Member must have length less than or equal to 2
    Op.Sizes [] min → 1 validation error detected: Value '[3, 2]' at 'sizes' failed to satisfy constraint: Member must satisfy constraint: [Member must have value less than or equal to 5, Member must have value greater than or equal to 3]
    Op.Sizes [] max → 1 validation error detected: Value '[3, 6]' at 'sizes' failed to satisfy constraint: Member must satisfy constraint: [Member must have value less than or equal to 5, Member must have value greater than or equal to 3]
    Op.Paths max length → 1 validation error detected: Value '{a=a, aa=a, aaa=a}' at 'paths' failed to satisfy constraint: Member must have length less than or equal to 2
    Op.Paths {key} pattern "a\\nb" → 1 validation error detected: Value '{a=a, a
    b=a}' at 'paths' failed to satisfy constraint: Map keys must satisfy constraint: [Member must have length less than or equal to 3, Member must have length greater than or equal to 1, Member must satisfy regular expression pattern: [A-Za-z0-9\\_\\-]+]
    Op.Paths {key} pattern "a\\tb" → 1 validation error detected: Value '{a=a, a	b=a}' at 'paths' failed to satisfy constraint: Map keys must satisfy constraint: [Member must have length less than or equal to 3, Member must have length greater than or equal to 1, Member must satisfy regular expression pattern: [A-Za-z0-9\\_\\-]+]
    Op.Paths {key} pattern "a\\n" → 1 validation error detected: Value '{a=a, a
    =a}' at 'paths' failed to satisfy constraint: Map keys must satisfy constraint: [Member must have length less than or equal to 3, Member must have length greater than or equal to 1, Member must satisfy regular expression pattern: [A-Za-z0-9\\_\\-]+]
    Op.Paths {key} min length → 1 validation error detected: Value '{a=a, =a}' at 'paths' failed to satisfy constraint: Map keys must satisfy constraint: [Member must have length less than or equal to 3, Member must have length greater than or equal to 1, Member must satisfy regular expression pattern: [A-Za-z0-9\\_\\-]+]
    Op.Paths {key} max length → 1 validation error detected: Value '{a=a, aaaa=a}' at 'paths' failed to satisfy constraint: Map keys must satisfy constraint: [Member must have length less than or equal to 3, Member must have length greater than or equal to 1, Member must satisfy regular expression pattern: [A-Za-z0-9\\_\\-]+]
    Op.Paths {value} max length → 1 validation error detected: Value '{a=a, aaa=aaa}' at 'paths' failed to satisfy constraint: Map value must satisfy constraint: [Member must have length less than or equal to 2]
    Op.Items max length → 1 validation error detected: Value '[PutEventsRequestEntry(time=null, tags=[Tag(<unknown>)], account=123456789012, kmsKeyIdentifier=null, internalMetadata=null), PutEventsRequestEntry(time=null, tags=null, account=123456789012, kmsKeyIdentifier=null, internalMetadata=null), PutEventsRequestEntry(time=null, tags=null, account=123456789012, kmsKeyIdentifier=null, internalMetadata=null), PutEventsRequestEntry(time=null, tags=null, account=123456789012, kmsKeyIdentifier=null, internalMetadata=null)]' at 'items' failed to satisfy constraint: Member must have length less than or equal to 3
    Op.Items required → 1 validation error detected: Value null at 'items' failed to satisfy constraint: Member must not be null
    Op.Items[].Tags max length → 1 validation error detected: Value '[Tag(<unknown>)]' at 'items.2.member.tags' failed to satisfy constraint: Member must have length less than or equal to 1
    Op.Items[].Tags[].Key max length → 1 validation error detected: Value 'aaa' at 'items.2.member.tags.1.member.key' failed to satisfy constraint: Member must have length less than or equal to 2
    Op.Items[].Tags[].Key required → 1 validation error detected: Value null at 'items.2.member.tags.1.member.key' failed to satisfy constraint: Member must not be null
    Op.Items[].Account pattern "not a number" → 1 validation error detected: Value 'not a number' at 'items.2.member.account' failed to satisfy constraint: Member must satisfy regular expression pattern: \\d{12}
    Op.Items[].Account min length → 2 validation errors detected: Value 'aaaaaaaaaaa' at 'items.2.member.account' failed to satisfy constraint: Member must satisfy regular expression pattern: \\d{12}; Value 'aaaaaaaaaaa' at 'items.2.member.account' failed to satisfy constraint: Member must have length greater than or equal to 12
    Op.Items[].Account max length → 2 validation errors detected: Value 'aaaaaaaaaaaaa' at 'items.2.member.account' failed to satisfy constraint: Member must satisfy regular expression pattern: \\d{12}; Value 'aaaaaaaaaaaaa' at 'items.2.member.account' failed to satisfy constraint: Member must have length less than or equal to 12
    Op.Items[].Account required → 1 validation error detected: Value null at 'items.2.member.account' failed to satisfy constraint: Member must not be null
    Op.Secret min length → 1 validation error detected: Value '***Sensitive Data Redacted***' at 'secret' failed to satisfy constraint: Member must have length greater than or equal to 2"
  `);
});

test('A wrong value stands in a request that is right elsewhere', () => {
  const input = cases.find(({ id }) => id === 'Op.Items[].Tags[].Key max length')?.input;
  expect(input).toEqual({
    Items: [{ Account: '123456789012' }, { Account: '123456789012', Tags: [{ Key: 'aaa' }] }],
  });
});

test('Members that are wrong together are given in the reverse of their order', () => {
  const input = cases.find(({ id }) => id === 'Op Kind, Secret')?.input;
  expect(Object.keys(Object(input) as object)).toEqual(['Secret', 'Kind', 'Items']);
});

test.each([
  ['a<b>c', true],
  ['ac', true],
  ['a', false],
  ['xac', false],
  ['a<b>', false],
])('What nobody knows may be any text: %s', (received, verdict) => {
  expect(isText(received, `a${UNKNOWN}c`)).toBe(verdict);
});

test('A known text has to be the same', () => {
  expect(isText('abc', 'ab')).toBe(false);
});
