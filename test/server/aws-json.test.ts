import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { entry, exchange, served, type Sent } from './http-client.js';

/** A request, and what is answered. */
interface Row {
  readonly name: string;
  readonly method?: string;
  readonly path?: string;
  /** The header X-Amz-Target. */
  readonly target?: string;
  readonly body?: string;
  /** The same in hexadecimal digits. */
  readonly bytes?: string;
  readonly status: number;
  readonly error?: readonly [type: string, message: string] | null;
  readonly source: string;
}

function rowsOf(table: string): readonly Row[] {
  const lines = readFileSync(new URL(table, import.meta.url), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => JSON.parse(line) as Row);
}

function sentBy({ method = 'POST', path = '/', target, body, bytes }: Row): Sent {
  const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': target };
  return { method, path, headers, body: bytes === undefined ? (body ?? '') : Buffer.from(bytes, 'hex') };
}

test.for([...rowsOf('bodies.jsonl'), ...rowsOf('nothing-there.jsonl')])('$name', async (row) => {
  const { server } = await served();
  const { status, headers, text } = await exchange(server.endpoint, sentBy(row));

  expect(headers['content-type']).toBe('application/x-amz-json-1.1');
  expect({ status, body: JSON.parse(text) as unknown }).toEqual({
    status: row.status,
    body: row.error ? { __type: row.error[0], message: row.error[1] } : expect.any(Object),
  });
});

test('a body that is nested in more than 1000 levels is refused, whatever stands there', async () => {
  const { server } = await served();
  const nested = (levels: number) =>
    exchange(server.endpoint, {
      headers: { 'x-amz-target': 'AWSEvents.ListRules' },
      body: `{"A":${'['.repeat(levels - 1)}${']'.repeat(levels - 1)}}`,
    });

  expect((await nested(1000)).status).toBe(200);
  for (const levels of [1001, 1_000_000]) {
    expect(await nested(levels)).toMatchObject({
      status: 400,
      text: '{"__type":"SerializationException","message":"The body is nested more than 1000 levels deep."}',
    });
  }
});

test('every answer has the id of its request', async () => {
  const { server } = await served();
  const ids = await Promise.all(
    ['AWSEvents.ListRules', 'AWSEvents.DescribeRule', 'nothing'].map(async (target) => {
      const { headers } = await exchange(server.endpoint, {
        headers: { 'x-amz-target': target },
        body: '{}',
      });
      return headers['x-amzn-requestid'];
    }),
  );

  expect(new Set(ids).size).toBe(3);
  for (const id of ids) expect(id).toMatch(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/);
});

test('times are seconds since 1970, whole ones or fractions, and dates in the history', async () => {
  const { mock, call } = await served();
  await call('PutEvents', {
    Entries: [
      { ...entry, Time: 1795865618 },
      { ...entry, Time: 1795865618.015 },
    ],
  });
  await call('CreateEventBus', { Name: 'orders' });
  const described = await call('DescribeEventBus', { Name: 'orders' });

  expect(mock.events().map(({ time }) => time)).toEqual(['2026-11-28T11:33:38Z', '2026-11-28T11:33:38Z']);
  expect(mock.commands('PutEvents')[0]?.input.Entries?.map(({ Time }) => Time)).toEqual([
    new Date(1795865618000),
    new Date(1795865618015),
  ]);
  expect(Math.abs(Number(described.body['CreationTime']) - Date.now() / 1000)).toBeLessThan(60);
});

test('a request is in the history as a command is, without what the API does not have', async () => {
  const { mock, call } = await served();
  await call('PutRule', { Name: 'r', EventPattern: '{"source":["shop"]}', Nonsense: 1, Description: null });
  await call('DescribeRule', { Name: 'none' });

  expect(mock.commands()).toMatchObject([
    {
      name: 'PutRule',
      input: { Name: 'r', EventPattern: '{"source":["shop"]}' },
      output: { RuleArn: 'arn:aws:events:us-east-1:123456789012:rule/r' },
      account: '123456789012',
      region: 'us-east-1',
      sentAt: expect.any(Date),
      attempts: 1,
    },
    { name: 'DescribeRule', error: { name: 'ResourceNotFoundException' } },
  ]);
  expect(mock.commands()[0]?.input).not.toHaveProperty('Nonsense');
});

test('secrets of a connection are not in the history', async () => {
  const { mock, call } = await served();
  const ApiKeyAuthParameters = { ApiKeyName: 'key', ApiKeyValue: 'secret' };
  await call('CreateConnection', {
    Name: 'c',
    AuthorizationType: 'API_KEY',
    AuthParameters: { ApiKeyAuthParameters },
  });

  expect(mock.commands()[0]?.output).toBeDefined();
  expect(JSON.stringify(mock.commands())).not.toContain('secret');
});

test('what the schemas of a test refuse is refused', async () => {
  const { mock, call } = await served({
    schemas: { 'Order Placed': { type: 'object', required: ['total'] } },
    schemaViolations: 'error',
  });
  const { status, body } = await call('PutEvents', { Entries: [entry] });

  expect(status).toBe(400);
  expect(body['__type']).toBe('SchemaViolation');
  expect(mock.events()).toEqual([]);
});

test('an operation without an output answers an empty object', async () => {
  const { call } = await served();
  await call('CreateEventBus', { Name: 'orders' });

  expect(await call('DeleteEventBus', { Name: 'orders' })).toEqual({ status: 200, body: {} });
});

test('HEAD is answered without a body', async () => {
  const { server } = await served();

  expect(await exchange(server.endpoint, { method: 'HEAD' })).toMatchObject({ status: 404, text: '' });
});

test('pages of other sites are refused, the server’s own are not', async () => {
  const { server } = await served();
  const from = async (origin: string) => {
    const headers = { 'x-amz-target': 'AWSEvents.ListRules', origin };
    const { status, text } = await exchange(server.endpoint, { headers, body: '{}' });
    return [status, text];
  };

  expect(await from(server.endpoint)).toEqual([200, '{"Rules":[]}']);
  expect(await from('null')).toEqual([
    403,
    expect.stringContaining(
      '"A page without a site of its own, such as a file, made this request, and a mock does',
    ),
  ]);
  expect(await from('https://example.com')).toEqual([
    403,
    '{"__type":"AccessDeniedException","message":"A page of https://example.com made this request, and a mock ' +
      'does not answer pages of other sites, since any page that a browser shows could change it. ' +
      'Let the server of that page forward the request."}',
  ]);
});
