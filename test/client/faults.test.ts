import { EventBridgeClient, ListRulesCommand, PutRuleCommand } from '@aws-sdk/client-eventbridge';
import { expect, test } from 'vitest';
import type { FaultPlan } from '../../src/client/faults/plan.js';
import { stubbedDoor } from './stub-service.js';

function attached() {
  const stub = stubbedDoor();
  const client = new EventBridgeClient({ maxAttempts: 1 });
  stub.door.attach(client);
  const putRule = () =>
    client.send(new PutRuleCommand({ Name: 'r' })).then(
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
  expect(heard).toEqual(['first', 'first', 'connect ECONNREFUSED', 'ok']);
});

test('a plan takes the place of one without times', async () => {
  using mock = attached();
  mock.door.fault('PutRule', { error: 'ThrottlingException' });
  mock.door.fault('PutRule', { error: 'InternalException', message: 'second', times: 1 });

  expect([await mock.putRule(), await mock.putRule()]).toEqual(['second', 'ok']);
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

test('a network error has the code and the system call that Node.js gives it', async () => {
  using mock = attached();
  mock.door.fault('PutRule', { networkError: 'ENOTFOUND' });

  await expect(mock.client.send(new PutRuleCommand({ Name: 'r' }))).rejects.toMatchObject({
    name: 'Error',
    message: 'getaddrinfo ENOTFOUND',
    code: 'ENOTFOUND',
    syscall: 'getaddrinfo',
  });
});

test.each<[object, string]>([
  [{}, 'A fault needs an error code'],
  [{ error: '' }, 'A fault needs an error code'],
  [{ latency: 500 }, 'A fault has no option "latency". There are error, message, networkError, times.'],
  [{ error: 'X', networkError: 'ECONNRESET' }, 'not both'],
  [{ networkError: 'ECONNRESET', message: 'text' }, 'not both'],
  [{ error: 'X', times: 0 }, 'a whole number of times, at least once, not 0'],
  [{ error: 'X', times: 1.5 }, 'a whole number of times, at least once, not 1.5'],
  [{ error: 'X', times: Number.NaN }, 'a whole number of times, at least once, not NaN'],
])('the plan %j is refused', (plan, message) => {
  using mock = attached();

  expect(() => {
    mock.door.fault('PutRule', plan as FaultPlan);
  }).toThrow(message);
});
