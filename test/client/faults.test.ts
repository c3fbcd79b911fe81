import { EventBridgeClient, ListRulesCommand, PutRuleCommand } from '@aws-sdk/client-eventbridge';
import { expect, test } from 'vitest';
import type { AttemptedCommand } from '../../src/client/faults/plan.js';
import { refusedPlans } from './refused-plans.js';
import { stubbedDoor } from './stub-service.js';

function attached() {
  const stub = stubbedDoor();
  const client = new EventBridgeClient({ maxAttempts: 1 });
  stub.door.attach(client);
  const putRule = (Name = 'r') =>
    client.send(new PutRuleCommand({ Name })).then(
      () => 'ok',
      (error: unknown) => (error as Error).message,
    );
  return { ...stub, client, putRule, [Symbol.dispose]: stub[Symbol.dispose] };
}

test('a fault without times holds until it is cleared, for its operation only', async () => {
  using mock = attached();
  mock.door.fault('PutRule', { error: 'ThrottlingException', message: 'Slow down.' });

  expect([await mock.putRule(), await mock.putRule()]).toEqual(['Slow down.', 'Slow down.']);
  await expect(mock.client.send(new ListRulesCommand({}))).resolves.toBeDefined();
  mock.door.clearFaults();
  expect(await mock.putRule()).toBe('ok');
});

test('plans for one operation are used up in the order in which they were made', async () => {
  using mock = attached();
  mock.door.fault('PutRule', { error: 'ThrottlingException', message: 'first', times: 2 });
  mock.door.fault('PutRule', { networkError: 'ECONNREFUSED', times: 1 });

  const heard = [await mock.putRule(), await mock.putRule(), await mock.putRule(), await mock.putRule()];
  expect(heard).toEqual(['first', 'first', 'connect ECONNREFUSED 192.0.2.1:443', 'ok']);
});

test('a plan takes the place of one without times', async () => {
  using mock = attached();
  mock.door.fault('PutRule', { error: 'ThrottlingException' });
  mock.door.fault('PutRule', { error: 'InternalException', message: 'second', times: 1 });

  expect([await mock.putRule(), await mock.putRule()]).toEqual(['second', 'ok']);
});

test('a fault comes after as many attempts as are to pass, of those that it would hit', async () => {
  using mock = attached();
  mock.door.fault('PutRule', { error: 'ValidationException', message: 'hit', after: 1, times: 1 });
  expect([await mock.putRule(), await mock.putRule(), await mock.putRule()]).toEqual(['ok', 'hit', 'ok']);

  mock.door.clearFaults();
  const never = () => false;
  mock.door.fault('PutRule', { error: 'ValidationException', message: 'hit', after: 1, when: never });
  mock.door.fault('PutRule', { error: 'ValidationException', message: 'second', after: 2 });
  expect([await mock.putRule(), await mock.putRule(), await mock.putRule(), await mock.putRule()]).toEqual([
    'ok',
    'ok',
    'second',
    'second',
  ]);
});

test('a fault without a message says that the test planned it', async () => {
  using mock = attached();
  mock.door.fault('PutRule', { error: 'ValidationException' });

  expect(await mock.putRule()).toBe('ValidationException, as planned by the test.');
});

test.each([
  ['InternalException', 500],
  ['ServiceUnavailable', 503],
  ['ThrottlingException', 400],
  ['AnythingElse', 400],
])('the fault %s has the HTTP status %i', async (error, httpStatusCode) => {
  using mock = attached();
  mock.door.fault('PutRule', { error });

  await expect(mock.client.send(new PutRuleCommand({ Name: 'r' }))).rejects.toMatchObject({
    name: error,
    $metadata: { httpStatusCode },
  });
});

test.each(refusedPlans)('the plan $plan for $operation is refused', (row) => {
  using mock = attached();

  expect(() => {
    mock.door.fault(row.operation ?? 'PutRule', row.plan);
  }).toThrow(row.message);
  expect(mock.door.faults).toEqual([]);
});

test('codes that only resemble a known one are let through', () => {
  using mock = attached();

  for (const error of ['InternalError', 'ThrottledException', 'RequestThrottled'])
    mock.door.fault('PutRule', { error });
  mock.door.fault('PutRule', { networkError: 'ENETDOWN' });
  expect(mock.door.faults).toHaveLength(1);
});

test('a plan hits the attempts that its predicate picks, by input, place and count', async () => {
  using mock = attached();
  const heard: unknown[] = [];
  mock.door.fault('PutRule', {
    error: 'InternalException',
    message: 'picked',
    when: (command: AttemptedCommand<'PutRule'>) => {
      heard.push(command);
      return command.input.Name === 'picked';
    },
  });

  expect([await mock.putRule(), await mock.putRule('picked'), await mock.putRule()]).toEqual([
    'ok',
    'picked',
    'ok',
  ]);
  expect(heard[0]).toEqual({
    api: 'EventBridge',
    name: 'PutRule',
    input: { Name: 'r' },
    account: '123456789012',
    region: 'us-east-1',
    attempt: 1,
  });
});

test('of several plans with predicates, the first that wants an attempt has it', async () => {
  using mock = attached();
  const named = (name: string) => (command: AttemptedCommand<'PutRule'>) => command.input.Name === name;
  mock.door.fault('PutRule', { error: 'A', message: 'first a', when: named('a'), times: 1 });
  mock.door.fault('PutRule', { error: 'B', message: 'b', when: named('b') });
  mock.door.fault('PutRule', { error: 'A', message: 'second a', when: named('a') });

  const heard = [
    await mock.putRule('b'),
    await mock.putRule('a'),
    await mock.putRule('a'),
    await mock.putRule(),
  ];
  expect(heard).toEqual(['b', 'first a', 'second a', 'ok']);
});

test('a plan with a predicate comes before one that holds for the rest, whenever it is made', async () => {
  using mock = attached();
  mock.door.fault('PutRule', { error: 'Rest', message: 'the rest' });
  mock.door.fault('PutRule', {
    error: 'Picked',
    message: 'picked',
    when: ({ input }: AttemptedCommand<'PutRule'>) => input.Name === 'picked',
  });

  expect([await mock.putRule('picked'), await mock.putRule()]).toEqual(['picked', 'the rest']);
});

test('a predicate that answers no boolean rejects the call', async () => {
  using mock = attached();
  mock.door.fault('PutRule', { error: 'X', when: (() => Promise.resolve(false)) as never });

  expect(await mock.putRule()).toBe(
    'fault: "when" must return true or false, and at once, not an instance of Promise.',
  );
});

test('a plan for * hits every operation', async () => {
  using mock = attached();
  mock.door.fault('*', { networkError: 'ECONNRESET', times: 2 });

  expect(await mock.putRule()).toBe('read ECONNRESET');
  await expect(mock.client.send(new ListRulesCommand({}))).rejects.toThrow('read ECONNRESET');
  expect(await mock.putRule()).toBe('ok');
});

test('faults() lists what is planned, and how often it has happened', async () => {
  using mock = attached();
  const twice = { error: 'ThrottlingException', times: 2 };
  mock.door.fault('PutRule', twice);
  mock.door.fault('ListRules', { networkError: 'EPIPE' });
  await mock.putRule();

  expect(mock.door.faults).toEqual([
    { operation: 'PutRule', plan: twice, happened: 1, left: 1 },
    { operation: 'ListRules', plan: { networkError: 'EPIPE' }, happened: 0, left: Infinity },
  ]);
  await mock.putRule();
  expect(mock.door.faults[0]).toMatchObject({ happened: 2, left: 0 });
  mock.door.clearFaults();
  expect(mock.door.faults).toEqual([]);
});

test('a command tells which faults hit its attempts', async () => {
  using mock = attached();
  const plan = { error: 'InternalException', times: 1 };
  mock.door.fault('PutRule', plan);
  await mock.putRule();
  await mock.putRule();

  expect(mock.records[0]?.faults).toEqual([
    { attempt: 1, by: { method: 'fault', args: ['PutRule', plan] }, effect: 'failed' },
  ]);
  expect(mock.records[1]).not.toHaveProperty('faults');
});
