import { expect, test } from 'vitest';
import { newAccount, NOW } from './account.js';

const entry = { Source: 'shop', DetailType: 'Placed', Detail: '{}' };
const target = { Id: 't', Arn: 'arn:aws:sqs:us-east-1:123456789012:q' };
const rule = { Name: 'r', EventPattern: '{"source":["shop"]}' };

test('members that the API does not have never reach the account', () => {
  const { call } = newAccount();
  call('PutRule', { ...rule, Nonsense: () => undefined });

  call('PutTargets', { Rule: 'r', Targets: [{ ...target, Nonsense: () => undefined }] });

  expect(call('ListTargetsByRule', { Rule: 'r' })).toEqual({ Targets: [target] });
});

test('null is as good as nothing, in structures, lists and maps', () => {
  const { call } = newAccount();
  call('PutRule', { ...rule, Description: null, RoleArn: undefined });
  const InputTransformer = { InputPathsMap: { a: '$.a', b: null }, InputTemplate: '<a>' };

  call('PutTargets', { Rule: 'r', Targets: [null, { ...target, Input: null, InputTransformer }] });

  expect(call('DescribeRule', { Name: 'r' })).not.toHaveProperty('Description');
  expect(call('ListTargetsByRule', { Rule: 'r' })).toEqual({
    Targets: [{ ...target, InputTransformer: { InputPathsMap: { a: '$.a' }, InputTemplate: '<a>' } }],
  });
});

test('what is stored is neither the input nor the answer', () => {
  const { call } = newAccount();
  call('PutRule', rule);
  const given = { ...target, SqsParameters: { MessageGroupId: 'g' } };
  call('PutTargets', { Rule: 'r', Targets: [given] });
  given.SqsParameters.MessageGroupId = 'changed by the caller';
  const listed = call('ListTargetsByRule', { Rule: 'r' }) as { Targets: (typeof given)[] };
  for (const { SqsParameters } of listed.Targets) SqsParameters.MessageGroupId = 'changed in the answer';

  expect(call('ListTargetsByRule', { Rule: 'r' })).toEqual({
    Targets: [{ ...target, SqsParameters: { MessageGroupId: 'g' } }],
  });
});

test('times in the answers are copies', () => {
  const { call } = newAccount();
  (call('DescribeEventBus', {})['CreationTime'] as Date).setTime(0);

  expect(call('DescribeEventBus', {})['CreationTime']).toEqual(NOW);
});

test.for([
  ['a Date loses its milliseconds', new Date('2026-01-02T03:04:05.999Z'), '2026-01-02T03:04:05Z'],
  ['a number is seconds since 1970', 1767323045.999, '2026-01-02T03:04:05Z'],
  [
    'a time before 1970 is cut towards the past second',
    new Date('1969-12-31T23:59:59.500Z'),
    '1969-12-31T23:59:59Z',
  ],
  ['no Time is the time of the call', undefined, '2026-03-01T12:34:56Z'],
] as const)('%s', ([, Time, time]) => {
  const { call, routed } = newAccount();

  call('PutEvents', { Entries: [{ ...entry, Time }] });

  expect(routed[0]?.envelope.time).toBe(time);
});

test.each([
  ['PutEvents', 'Entries[0].Time', (Time: unknown) => ({ Entries: [{ ...entry, Time }] })],
  ['PutPartnerEvents', 'Entries[0].Time', (Time: unknown) => ({ Entries: [{ Time }] })],
  ['StartReplay', 'EventStartTime', (EventStartTime: unknown) => ({ EventStartTime })],
  ['StartReplay', 'EventEndTime', (EventEndTime: unknown) => ({ EventEndTime })],
] as const)('%s refuses an invalid Date as %s, which no JSON can carry', (operation, member, input) => {
  const { call } = newAccount();
  const refused = (what: string) => `${member} must be a Date, not ${what}.`;

  expect(() => call(operation, input(new Date('garbage')))).toThrow(refused('an invalid Date'));
  expect(() => call(operation, input(NaN))).toThrow(refused('the number NaN'));
});

test('a Date of another realm is a Date', async () => {
  const { runInNewContext } = await import('node:vm');
  const { call, routed } = newAccount();

  call('PutEvents', { Entries: [{ ...entry, Time: runInNewContext('new Date(0)') as unknown }] });

  expect(routed[0]?.envelope.time).toBe('1970-01-01T00:00:00Z');
});

test('an operation that the API does not have is refused, with the one that was probably meant', () => {
  const { refusal } = newAccount();

  expect(refusal('PutEvent', {})).toEqual({
    code: 'UnknownOperationException',
    message: 'EventBridge has no operation PutEvent in API 2015-10-07. Did you mean PutEvents?',
  });
  expect(refusal('toString', {}).code).toBe('UnknownOperationException');
});

test('TestEventPattern refuses an event that is nested beyond what the service reads', () => {
  const { refusal } = newAccount();
  const detail = '['.repeat(1000) + ']'.repeat(1000);
  const Event = `{"id":"1","account":"1","source":"s","time":"t","region":"r","detail-type":"d","detail":${detail}}`;

  expect(refusal('TestEventPattern', { EventPattern: '{"source":["s"]}', Event })).toEqual({
    code: 'ValidationException',
    message: 'Parameter Event is not valid.',
  });
});
