import { expect, test } from 'vitest';
import { entry, exchange, served } from './http-client.js';

test('a server answers under /_mock/ what came to it', async () => {
  const { server, call } = await served();
  await call('PutEvents', { Entries: [entry] });

  const { status, text } = await exchange(server.endpoint, {
    method: 'GET',
    path: '/_mock/events?source=shop',
  });
  expect(status).toBe(200);
  expect(JSON.parse(text)).toMatchObject({ total: 1, events: [{ source: 'shop', detail: { id: 'o-1' } }] });
  const commands = await exchange(server.endpoint, { method: 'GET', path: '/_mock/commands' });
  expect(JSON.parse(commands.text)).toMatchObject({ commands: [{ name: 'PutEvents', attempts: 1 }] });
});

test('a server takes orders under /_mock/, whatever the type of their content', async () => {
  const { mock, server } = await served();
  const body = '{ "source": "aws.s3", "detail-type": "Object Created" }';
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const { status, text } = await exchange(server.endpoint, { path: '/_mock/emit', body, headers });

  expect(status).toBe(200);
  expect(JSON.parse(text)).toEqual({ id: mock.events()[0]?.id });
});

test('a server has the page', async () => {
  const { server } = await served();
  const { status, headers, text } = await exchange(server.endpoint, { method: 'GET', path: '/_mock/' });

  expect({ status, type: headers['content-type'] }).toEqual({
    status: 200,
    type: 'text/html; charset=utf-8',
  });
  expect(text).toContain('<title>EventBridge mock</title>');
});

test.for([
  ['a page of another site', { origin: 'https://evil.example' }],
  ['a page of another port', { origin: 'http://127.0.0.1:1' }],
  ['a page that hides its site', { origin: 'null' }],
  ['a page whose name leads here', { host: 'evil.example', origin: 'http://evil.example' }],
] as const)('%s can change nothing', async ([, headers]) => {
  const { mock, server, call } = await served();
  await call('PutEvents', { Entries: [entry] });

  expect((await exchange(server.endpoint, { path: '/_mock/reset', headers })).status).toBe(403);
  expect(mock.events()).toHaveLength(1);
});
