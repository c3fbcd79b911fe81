import { expect, test } from 'vitest';
import { NO_ANSWER, type HttpAnswer, type HttpRequest, type Responder } from '../../src/server/exchange.js';
import { reply } from '../../src/server/responders.js';

function requestFor(path: string): HttpRequest {
  return { method: 'GET', path, query: new URLSearchParams(), headers: {}, body: new Uint8Array() };
}

const text = (body: string): HttpAnswer => ({ status: 200, headers: {}, body });

const responders: readonly Responder[] = [
  ({ path }) => (path === '/first' ? text('first') : undefined),
  ({ path }) => (path === '/late' ? Promise.resolve(text('late')) : undefined),
  ({ path }) => (path === '/silent' ? NO_ANSWER : undefined),
  ({ path }) => {
    if (path === '/thrown') throw new Error('A mistake.');
    return path === '/rejected' ? Promise.reject(new Error('A later mistake.')) : undefined;
  },
  ({ path }) => (path === '/nothing' ? undefined : text('last')),
];

test.for([
  ['/first', text('first')],
  ['/late', text('late')],
  ['/silent', NO_ANSWER],
  ['/anything', text('last')],
] as const)('the first responder that has a reply to %s gives it', async ([path, expected]) => {
  expect(await reply(requestFor(path), responders)).toEqual(expected);
});

test.for([
  ['/thrown', 500, 'InternalFailure', 'A mistake.'],
  ['/rejected', 500, 'InternalFailure', 'A later mistake.'],
  [
    '/nothing',
    404,
    'UnknownOperationException',
    'There is nothing at GET /nothing. Call EventBridge with POST /; ' +
      'the header X-Amz-Target names the operation: AWSEvents.PutEvents. ' +
      'Call EventBridge Scheduler at /schedules, /schedule-groups and /tags.',
  ],
] as const)(
  'where no responder has a reply to %s, the server says so',
  async ([path, status, code, message]) => {
    expect(await reply(requestFor(path), responders)).toEqual({
      status,
      headers: { 'content-type': 'application/x-amz-json-1.1' },
      body: JSON.stringify({ __type: code, message }),
    });
  },
);
