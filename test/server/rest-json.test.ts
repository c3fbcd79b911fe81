import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { exchange, served } from './http-client.js';

/** A request, and what is answered. */
interface Row {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly body?: string;
  readonly authorization?: string;
  readonly status: number;
  readonly answer?: object;
  readonly error?: readonly [type: string, message: string];
  /** Where the words are others' affair. */
  readonly errorType?: string;
  readonly source: string;
}

const rows = readFileSync(new URL('rest-json.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Row);

test.for(rows)(
  '$name',
  async ({ method, path, body = '', authorization, status, answer, error, errorType }) => {
    const { server } = await served();
    const headers = { authorization, 'content-length': String(Buffer.byteLength(body)) };
    const received = await exchange(server.endpoint, { method, path, body, headers });
    const members: unknown = JSON.parse(received.text);

    expect(received.status).toBe(status);
    expect(received.headers).toMatchObject({
      'content-type': 'application/json',
      'x-amzn-requestid': expect.stringMatching(/^[\da-f-]{36}$/),
    });
    expect(received.headers['x-amzn-errortype']).toBe(error?.[0] ?? errorType);
    if (answer) expect(members).toMatchObject(answer);
    if (error) expect(members).toEqual({ Message: error[1] });
  },
);

test('times travel as seconds with a fraction', async () => {
  const { server } = await served();
  const body = JSON.stringify({
    ScheduleExpression: 'rate(1 day)',
    StartDate: 1893456000.5,
    FlexibleTimeWindow: { Mode: 'OFF' },
    Target: {
      Arn: 'arn:aws:sqs:us-east-1:123456789012:q',
      RoleArn: 'arn:aws:iam::123456789012:role/scheduler',
    },
  });
  await exchange(server.endpoint, { path: '/schedules/job', body });
  const { text } = await exchange(server.endpoint, { method: 'GET', path: '/schedules/job' });
  const { StartDate, CreationDate } = JSON.parse(text) as Record<string, number>;

  expect(StartDate).toBe(1893456000.5);
  expect(CreationDate).toBeGreaterThan(1_790_000_000);
});

test('both APIs and the routes of the kit are at one port', async () => {
  const { mock, server, call } = await served();
  expect((await call('ListRules', {})).status).toBe(200);
  expect((await exchange(server.endpoint, { method: 'GET', path: '/schedules' })).status).toBe(200);
  expect((await exchange(server.endpoint, { method: 'GET', path: '/_mock/schedules' })).status).toBe(200);

  expect(mock.commands().map(({ name }) => name)).toEqual(['ListRules', 'ListSchedules']);
});

test('a planned error of the network ends the connection without an answer', async () => {
  const { mock, server } = await served();
  mock.fault('ListSchedules', { networkError: 'ECONNRESET', times: 1 });

  await expect(exchange(server.endpoint, { method: 'GET', path: '/schedules' })).rejects.toMatchObject({
    code: 'ECONNRESET',
  });
  expect((await exchange(server.endpoint, { method: 'GET', path: '/schedules' })).status).toBe(200);
});
