import { setImmediate as laterTurn } from 'node:timers/promises';
import { afterEach, expect, test, vi } from 'vitest';
import { serve } from '../../src/server.js';
import { call as callAt, entry, served } from './http-client.js';

afterEach(() => {
  vi.useRealTimers();
});

const putEvents = ['PutEvents', { Entries: [entry] }] as const;

test('a planned error is answered, once for each attempt that the sender makes', async () => {
  const { mock, call } = await served();
  mock.fault('PutEvents', { error: 'ThrottlingException', times: 2 });

  expect(await call(...putEvents)).toEqual({
    status: 400,
    body: { __type: 'ThrottlingException', message: 'ThrottlingException, as planned by the test.' },
  });
  expect((await call(...putEvents)).status).toBe(400);
  expect((await call(...putEvents)).status).toBe(200);
  expect(mock.events()).toHaveLength(1);
  expect(
    mock.commands().map(({ attempts, error, faults }) => [attempts, error?.name, faults?.length]),
  ).toEqual([
    [1, 'ThrottlingException', 1],
    [1, 'ThrottlingException', 1],
    [1, undefined, undefined],
  ]);
});

test('an error of the service has the status of one', async () => {
  const { mock, call } = await served();
  mock.fault('*', { error: 'InternalException' });

  expect((await call(...putEvents)).status).toBe(500);
});

test('a planned error of the network ends the connection without an answer', async () => {
  const { mock, call } = await served();
  mock.fault('PutEvents', { networkError: 'ETIMEDOUT', times: 1 });

  await expect(call(...putEvents)).rejects.toMatchObject({ code: 'ECONNRESET' });
  expect(mock.commands()).toMatchObject([{ error: { code: 'ETIMEDOUT' }, faults: [{ effect: 'failed' }] }]);
  expect(mock.events()).toEqual([]);
  expect((await call(...putEvents)).status).toBe(200);
});

test('planned entries fail, the others do not', async () => {
  const { mock, call } = await served();
  mock.fault('PutEvents', { entries: [1], errorCode: 'InternalFailure' });
  const { status, body } = await call('PutEvents', { Entries: [entry, entry] });

  expect(status).toBe(200);
  expect(body).toMatchObject({
    FailedEntryCount: 1,
    Entries: [{ EventId: expect.any(String) }, { ErrorCode: 'InternalFailure' }],
  });
  expect(mock.commands()).toMatchObject([{ faults: [{ effect: 'failed entries', entries: [1] }] }]);
});

test('what a plan’s own function throws is told, and is in the history', async () => {
  const { mock, call } = await served();
  mock.fault('PutEvents', {
    error: 'ThrottlingException',
    when: () => {
      throw new Error('A mistake of the test.');
    },
  });

  expect(await call(...putEvents)).toEqual({
    status: 500,
    body: { __type: 'InternalFailure', message: 'A mistake of the test.' },
  });
  expect(mock.commands()).toMatchObject([
    { name: 'PutEvents', error: { message: 'A mistake of the test.' } },
  ]);
});

test('chaos is the same for requests as for commands', async () => {
  const { mock, call } = await served();
  mock.chaos({ seed: 1, rate: 1, calls: true, operations: ['PutEvents'] });

  expect((await call(...putEvents)).status).not.toBe(200);
  expect((await call('ListRules', {})).status).toBe(200);
});

test('nobody waits for a late answer, and what takes longer is answered later', async () => {
  const { mock, call } = await served();
  mock.fault('PutEvents', { latency: '3 days' });
  mock.fault('ListRules', { latency: '1 day' });
  const order: string[] = [];
  const slow = call(...putEvents).then(() => order.push('slow'));
  await vi.waitFor(() => {
    expect(mock.events()).toHaveLength(1);
  });
  await Promise.all([slow, call('ListRules', {}).then(() => order.push('quick'))]);

  expect(order).toContain('slow');
  expect(mock.commands().map(({ faults }) => faults?.[0]?.effect)).toEqual(['delayed', 'delayed']);
});

/** Until what the sockets have to tell has been told. */
async function someTurns(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await laterTurn();
}

test('where a test holds time, an answer comes when the test has let its time pass', async () => {
  const { mock, call } = await served();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  mock.fault('PutEvents', { latency: '5 seconds' });
  let isAnswered = false;
  const sending = call(...putEvents).then((answer) => {
    isAnswered = true;
    return answer;
  });
  while (mock.events().length === 0) await laterTurn();
  await vi.advanceTimersByTimeAsync(4999);
  await someTurns();
  expect(isAnswered).toBe(false);

  await vi.advanceTimersByTimeAsync(1);
  expect((await sending).status).toBe(200);
});

test('settled waits for requests under way, and does not wait for their latency', async () => {
  const { mock, call } = await served();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  mock.fault('PutEvents', { latency: '5 seconds' });
  const sending = call(...putEvents);
  while (mock.events().length === 0) await laterTurn();
  expect(mock.commands()).toEqual([]);

  await mock.settled();
  expect(mock.commands()).toHaveLength(1);
  expect((await sending).status).toBe(200);
});

test('the end of the server waits for no late answer either', async () => {
  const { mock, server, call } = await served();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  mock.fault('PutEvents', { latency: '5 seconds' });
  const sending = call(...putEvents);
  while (mock.events().length === 0) await laterTurn();

  await server.close();
  expect((await sending).status).toBe(200);
});

test('an event that came over the wire is delivered, and what a handler sends goes to the same mock', async () => {
  const { mock, call } = await served({
    seed: {
      buses: {
        default: {
          rules: {
            placed: {
              pattern: { source: ['shop'] },
              targets: [{ arn: 'arn:aws:lambda:us-east-1:123456789012:function:f' }],
            },
          },
        },
      },
    },
  });
  const seen: unknown[] = [];
  mock.handle('arn:aws:lambda:us-east-1:123456789012:function:f', (event) => void seen.push(event));
  await call(...putEvents);
  await mock.settled();

  expect(seen).toMatchObject([{ 'detail-type': 'Order Placed', detail: { id: 'o-1' } }]);
  expect(mock.deliveries()).toMatchObject([{ outcome: 'delivered' }]);
});

test('what is sent to an isolated mock whose callback is over is a mistake that is told', async () => {
  const { mock } = await served();
  const server = await mock.isolate((isolated) => serve(isolated));
  const answer = await callAt(server, ...putEvents);
  await server.close();

  expect(answer).toEqual({
    status: 500,
    body: {
      __type: 'InternalFailure',
      message:
        'PutEvents was sent after isolate() had ended, by code that its callback started. ' +
        'Await that code in the callback.',
    },
  });
});
