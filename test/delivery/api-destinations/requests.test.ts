import {
  DeauthorizeConnectionCommand,
  DeleteApiDestinationCommand,
  DeleteConnectionCommand,
  PutTargetsCommand,
  type ApiDestinationHttpMethod,
  type ConnectionAuthorizationType,
  type CreateConnectionAuthRequestParameters,
  type HttpParameters,
} from '@aws-sdk/client-eventbridge';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  attemptsOf,
  oauth,
  partner,
  queueArn,
  RoleArn,
  turn,
  type Partner,
  type PartnerSetup,
} from './partner.js';
import { rowsOf } from './rows.js';

/** What a connection makes of a request: as it is sent, and as records show it. */
interface RequestRow {
  readonly name: string;
  readonly type: ConnectionAuthorizationType;
  readonly auth: CreateConnectionAuthRequestParameters;
  readonly target?: HttpParameters;
  readonly input: string;
  readonly method: ApiDestinationHttpMethod;
  readonly endpoint: string;
  readonly sent: object;
  readonly shown: object;
  readonly source: string;
}

let shop: Partner;

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-03-01T12:00:00Z'), toFake: ['Date', 'setTimeout', 'clearTimeout'] });
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
});

afterEach(() => {
  shop.mock.restore();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

async function shopWith(setup: PartnerSetup = {}): Promise<void> {
  shop = await partner(setup);
}

test.for(rowsOf('requests.jsonl') as readonly RequestRow[])('$name', async (row) => {
  await shopWith({
    connection: { AuthorizationType: row.type, AuthParameters: row.auth },
    endpoint: row.endpoint,
    method: row.method,
    target: { Input: row.input, ...(row.target && { HttpParameters: row.target }) },
  });
  const request = { action: 'events:InvokeApiDestination', apiDestinationArn: shop.arn };
  await shop.send();
  await shop.mock.settled();
  const sent = vi.fn();
  shop.mock.handle(shop.arn, sent);
  await shop.send();
  await shop.mock.settled();

  expect(shop.mock.invocations().map((invocation) => invocation.request)).toEqual([
    { ...request, ...row.shown },
    { ...request, ...row.shown },
  ]);
  expect(sent.mock.calls).toEqual([[{ ...request, ...row.sent }, undefined]]);
});

test('an API destination is not called unless that is asked for', async () => {
  const fetch = vi.spyOn(globalThis, 'fetch');
  await shopWith();
  await shop.send();
  await shop.mock.settled();

  expect(fetch).not.toHaveBeenCalled();
  expect(shop.mock.invocations()).toMatchObject([
    { outcome: 'recorded', calls: 0, input: { detail: { id: 7 } }, request: { method: 'POST' } },
  ]);
});

test('a function that is bound to an API destination stands for its endpoint', async () => {
  await shopWith();
  const endpoint = vi.fn().mockRejectedValueOnce(new Error('out of order')).mockResolvedValue(undefined);
  shop.mock.handle(shop.arn, endpoint);
  await shop.send();
  await shop.mock.settled();

  expect(attemptsOf(shop.mock)).toEqual([[0, 'ERROR_FROM_TARGET'], [1]]);
  expect(shop.mock.invocations()).toMatchObject([{ outcome: 'succeeded', calls: 1 }]);
});

test('without calls the token of an OAuth connection is a mask, for bound functions too', async () => {
  await shopWith({ connection: oauth, options: { transitionTime: 0 } });
  const endpoint = vi.fn();
  shop.mock.handle(shop.arn, endpoint);
  await shop.send();
  await shop.mock.settled();

  expect(endpoint.mock.calls).toMatchObject([[{ headers: { Authorization: 'Bearer ***' } }, undefined]]);
});

test('events wait for an OAuth connection to be authorized', async () => {
  await shopWith({ connection: oauth });
  await shop.send();
  await shop.mock.settled();

  expect(attemptsOf(shop.mock)).toEqual([[0, 'CONNECTION_FAILURE'], [1]]);
  expect(shop.mock.deliveries()[0]?.attempts[0]?.error?.message).toBe(
    'API destination d is INACTIVE: its connection c is AUTHORIZING.',
  );
});

test.for(['DEAUTHORIZING', 'DEAUTHORIZED'])('a connection that is %s permits nothing', async (state) => {
  await shopWith({ options: { transitionTime: 1000 } });
  await shop.client.send(new DeauthorizeConnectionCommand({ Name: 'c' }));
  if (state === 'DEAUTHORIZED') await shop.mock.clock.advanceBy('1 minute');
  await shop.send();
  await shop.mock.settled();

  expect(shop.mock.deadLetters()).toMatchObject([
    {
      queueArn,
      messageAttributes: {
        ERROR_CODE: 'NO_PERMISSIONS',
        ERROR_MESSAGE: `API destination d is INACTIVE: its connection c is ${state}.`,
        RETRY_ATTEMPTS: '0',
      },
    },
  ]);
});

test.for([0, 60_000])('a connection that is deleted for %s ms is no resource', async (milliseconds) => {
  await shopWith();
  await shop.client.send(new DeleteConnectionCommand({ Name: 'c' }));
  await shop.mock.clock.advanceBy(milliseconds);
  await shop.send();
  await shop.mock.settled();

  expect(shop.mock.deadLetters()).toMatchObject([
    {
      messageAttributes: {
        ERROR_CODE: 'NO_RESOURCE',
        ERROR_MESSAGE: 'API destination d is INACTIVE: its connection c no longer exists.',
      },
    },
  ]);
});

test('an API destination that is deleted is no resource, whatever is bound to it', async () => {
  await shopWith();
  const endpoint = vi.fn();
  shop.mock.handle(shop.arn, endpoint);
  await shop.client.send(new DeleteApiDestinationCommand({ Name: 'd' }));
  await shop.send();
  await shop.mock.settled();

  expect(endpoint).not.toHaveBeenCalled();
  expect(shop.mock.deadLetters()).toMatchObject([
    {
      messageAttributes: {
        ERROR_CODE: 'NO_RESOURCE',
        ERROR_MESSAGE: `API destination ${shop.arn} does not exist.`,
      },
    },
  ]);
});

test('an API destination is looked for where its ARN says', async () => {
  await shopWith();
  const elsewhere = shop.arn.replace('us-east-1', 'eu-west-1');
  const Targets = [{ Id: 't', Arn: elsewhere, RoleArn }];
  await shop.client.send(new PutTargetsCommand({ Rule: 'r', Targets }));
  await shop.send();
  await turn();

  expect(shop.mock.warnings()).toMatchObject([
    { kind: 'delivery-dropped', error: { errorCode: 'NO_RESOURCE' } },
  ]);
});
