import { EventBridgeClient, PutEventsCommand, PutTargetsCommand } from '@aws-sdk/client-eventbridge';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { mockEventBridge, type DeliveryFault, type EventBridgeMock } from '../../src/index.js';

const arn = 'arn:aws:sqs:us-east-1:123456789012:orders';
const client = new EventBridgeClient({});
const pattern = { source: ['shop'] };
let mock: EventBridgeMock;

/** Pauses are as long as they are on average, so that retries keep the order of their targets. */
beforeEach(() => {
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
  mock = mockEventBridge(client, {
    seed: {
      buses: {
        default: {
          rules: {
            r: {
              pattern,
              targets: [
                { id: 'first', arn },
                { id: 'second', arn },
              ],
            },
          },
        },
      },
    },
  });
});

afterEach(() => {
  mock.restore();
  vi.restoreAllMocks();
});

async function send(): Promise<void> {
  const entry = { Source: 'shop', DetailType: 'Placed', Detail: '{}' };
  await client.send(new PutEventsCommand({ Entries: [entry] }));
}

/** The codes that the attempts of each target met; "ok" where it took the event. */
async function attempts(): Promise<Record<string, readonly string[]>> {
  await send();
  await mock.settled();
  return Object.fromEntries(
    mock
      .deliveries()
      .map(({ target, attempts: made }) => [target.id, made.map(({ error }) => error?.errorCode ?? 'ok')]),
  );
}

test('a fault of an Id is of that target alone', async () => {
  mock.target('second').fault({ errorCode: 'NO_RESOURCE' });

  expect(await attempts()).toEqual({ first: ['ok'], second: ['NO_RESOURCE'] });
});

test('a fault of an ARN is of all targets with it', async () => {
  mock.target(arn).fault({ errorCode: 'NO_RESOURCE' });

  expect(await attempts()).toEqual({ first: ['NO_RESOURCE'], second: ['NO_RESOURCE'] });
});

test('times counts attempts at whatever target they are', async () => {
  mock.target(arn).fault({ errorCode: 'TIMEOUT', times: 3 });

  expect(await attempts()).toEqual({ first: ['TIMEOUT', 'TIMEOUT', 'ok'], second: ['TIMEOUT', 'ok'] });
});

test('faults come one after the other', async () => {
  mock.target('first').fault({ errorCode: 'TIMEOUT', times: 1 });
  mock.target('first').fault({ errorCode: 'THROTTLING', times: 1 });

  expect(await attempts()).toEqual({ first: ['TIMEOUT', 'THROTTLING', 'ok'], second: ['ok'] });
});

test('a fault of the ARN comes before one of the Id', async () => {
  mock.target('first').fault({ errorCode: 'THROTTLING', times: 1 });
  mock.target(arn).fault({ errorCode: 'TIMEOUT', times: 1 });

  expect(await attempts()).toEqual({ first: ['TIMEOUT', 'THROTTLING', 'ok'], second: ['ok'] });
});

test('without times every attempt fails', async () => {
  mock.target('first').fault({ errorCode: 'NO_RESOURCE' });
  await attempts();
  mock.clearHistory();

  expect(await attempts()).toEqual({ first: ['NO_RESOURCE'], second: ['ok'] });
});

test('a fault that is given no message says that it was planned', async () => {
  mock.target('first').fault({ errorCode: 'NO_RESOURCE' });
  await attempts();

  expect(mock.deliveries()[0]?.attempts[0]?.error).toEqual({
    errorCode: 'NO_RESOURCE',
    message: 'A fault that the test planned.',
  });
});

test('the function of a target that fails by a fault is not called', async () => {
  let calls = 0;
  mock.handle(arn, () => {
    calls += 1;
  });
  mock.target('first').fault({ errorCode: 'NO_RESOURCE' });
  await attempts();

  expect(calls).toBe(1);
});

test('a bus that fails by a fault gets the event with a retry', async () => {
  const bus = 'arn:aws:events:us-east-1:123456789012:event-bus/other';
  mock.seed({ buses: { other: {} } });
  await client.send(new PutTargetsCommand({ Rule: 'r', Targets: [{ Id: 'bus', Arn: bus }] }));
  mock.target('bus').fault({ errorCode: 'THROTTLING', times: 1 });

  expect(await attempts()).toMatchObject({ bus: ['THROTTLING', 'ok'] });
  expect(mock.bus('other').events()).toHaveLength(1);
});

test('reset() forgets faults', async () => {
  mock.target(arn).fault({ errorCode: 'NO_RESOURCE' });
  mock.reset();

  expect(await attempts()).toEqual({ first: ['ok'], second: ['ok'] });
});

test('a retry that waits at reset() leaves no trace', async () => {
  mock.target(arn).fault({ errorCode: 'TIMEOUT' });
  await send();
  await new Promise((resolve) => setImmediate(resolve));
  expect(mock.pendingDeliveries).toBe(2);
  mock.reset();
  expect(mock.pendingDeliveries).toBe(0);
  await mock.clock.advanceBy('1 day');
  await mock.settled();

  expect([mock.deliveries(), mock.invocations(), mock.warnings()]).toEqual([[], [], []]);
});

test('clearHistory() forgets neither faults nor retries', async () => {
  mock.target('first').fault({ errorCode: 'TIMEOUT', times: 1 });
  await send();
  await new Promise((resolve) => setImmediate(resolve));
  mock.clearHistory();
  await mock.settled();

  expect(mock.invocations()).toMatchObject([{ target: { id: 'first' } }]);
});

function refusalOf(fault: object): string {
  try {
    mock.target(arn).fault(fault as DeliveryFault);
  } catch (error) {
    return String(error);
  }
  throw new Error('The fault was planned.');
}

test('a fault that nobody would know how to have is refused', () => {
  expect(refusalOf({ errorCode: 'THROTLING' })).toMatchInlineSnapshot(
    `"TypeError: target().fault: EventBridge has no delivery error "THROTLING". Did you mean "THROTTLING"?"`,
  );
  expect(refusalOf({ errorCode: 'oops' })).toMatchInlineSnapshot(
    `"TypeError: target().fault: EventBridge has no delivery error "oops". There are CONNECTION_FAILURE, CROSS_ACCOUNT_INGESTION_FAILED, CROSS_REGION_INGESTION_FAILED, ERROR_FROM_TARGET, EVENTS_IN_BATCH_REQUEST_REJECTED, FAILED_TO_ASSUME_ROLE, INTERNAL_ERROR, INVALID_JSON, INVALID_PARAMETER, NO_PERMISSIONS, NO_RESOURCE, RESOURCE_ALREADY_EXISTS, RESOURCE_LIMIT_EXCEEDED, RESOURCE_MODIFICATION_COLLISION, SDK_CLIENT_ERROR, THIRD_ACCOUNT_HOP_DETECTED, THIRD_REGION_HOP_DETECTED, THROTTLING, TIMEOUT, TRANSIENT_ASSUME_ROLE, UNKNOWN."`,
  );
  expect(refusalOf({})).toMatchInlineSnapshot(
    `"TypeError: target().fault needs an errorCode, a latency, or both."`,
  );
  expect(refusalOf({ errorCode: 'TIMEOUT', time: 2 })).toMatchInlineSnapshot(
    `"TypeError: target().fault has no option "time". Did you mean "times"?"`,
  );
  expect(refusalOf({ errorCode: 'TIMEOUT', times: 0 })).toMatchInlineSnapshot(
    `"TypeError: target().fault: times must be a whole number, 1 or more, not the number 0."`,
  );
  expect(refusalOf({ errorCode: 'TIMEOUT', times: 1.5 })).toMatchInlineSnapshot(
    `"TypeError: target().fault: times must be a whole number, 1 or more, not the number 1.5."`,
  );
});

test('a fault that is refused plans nothing', async () => {
  refusalOf({ errorCode: 'TIMEOUT', times: 0 });

  expect(await attempts()).toEqual({ first: ['ok'], second: ['ok'] });
});
