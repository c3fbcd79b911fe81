import * as sdk from '@aws-sdk/client-eventbridge';
import { expect, test } from 'vitest';
import { ServiceFault } from '../../src/service/service-fault.js';
import { secondCopyOfSdk } from './sdk-copy.js';
import { stubbedDoor } from './stub-service.js';
import { clientOverWire } from './wire.js';

const putRule = new sdk.PutRuleCommand({ Name: 'r' });

const failing = (code: string, fault?: 'client' | 'server') =>
  stubbedDoor(() => {
    throw new ServiceFault(code, 'It failed.', fault);
  });

const thrownBy = (client: sdk.EventBridgeClient) =>
  client.send(putRule).then(
    () => expect.unreachable(),
    (error: unknown) => error as Error,
  );

const MODELLED = [
  'AccessDeniedException',
  'ConcurrentModificationException',
  'IllegalStatusException',
  'InternalException',
  'InvalidEventPatternException',
  'InvalidStateException',
  'LimitExceededException',
  'ManagedRuleException',
  'OperationDisabledException',
  'PolicyLengthExceededException',
  'ResourceAlreadyExistsException',
  'ResourceNotFoundException',
  'ThrottlingException',
] as const;

test('every exception class of the SDK is in the list', () => {
  const exported = Object.keys(sdk).filter((name) => /Exception$/.test(name));
  expect(exported.sort()).toEqual([...MODELLED, 'EventBridgeServiceException'].sort());
});

test.each(MODELLED)('the fault %s is thrown as its own class, just as over the wire', async (code) => {
  const fault = code === 'InternalException' ? 'server' : 'client';
  using stub = failing(code, fault);
  const client = new sdk.EventBridgeClient({ maxAttempts: 1 });
  stub.door.attach(client);
  const body = { __type: code, message: 'It failed.' };
  const overWire = await thrownBy(
    clientOverWire([{ status: fault === 'server' ? 500 : 400, body }], { maxAttempts: 1 }),
  );

  const thrown = await thrownBy(client);
  expect(thrown).toBeInstanceOf(sdk[code]);
  expect(thrown).toBeInstanceOf(sdk.EventBridgeServiceException);
  expect(membersOf(thrown)).toEqual(membersOf(overWire));
});

test.each(['ValidationException', 'NotSimulatedException', 'InvalidToken'])(
  'the fault %s has no class and is thrown as EventBridgeServiceException, just as over the wire',
  async (code) => {
    using stub = failing(code);
    const client = new sdk.EventBridgeClient({});
    stub.door.attach(client);
    const overWire = await thrownBy(
      clientOverWire([{ status: 400, body: { __type: code, message: 'It failed.' } }]),
    );

    const thrown = await thrownBy(client);
    expect(thrown.constructor).toBe(sdk.EventBridgeServiceException);
    expect(membersOf(thrown)).toEqual(membersOf(overWire));
    expect(thrown).toMatchObject({ name: code, message: 'It failed.', $fault: 'client' });
  },
);

/** Everything of an exception except where it was thrown. */
function membersOf(error: Error) {
  const names = Reflect.ownKeys(error).filter((name) => name !== 'stack' && name !== '$response');
  return Object.fromEntries(names.map((name) => [String(name), Reflect.get(error, name)]));
}

test('exceptions are of the copy of the SDK that sent the command', async () => {
  const copy = secondCopyOfSdk();
  using stub = failing('ResourceNotFoundException');
  stub.door.attach(copy.EventBridgeClient);
  const sending = new copy.EventBridgeClient({}).send(new copy.PutRuleCommand({ Name: 'r' }));
  const thrown: unknown = await sending.catch((error: unknown) => error);

  expect(Object.getPrototypeOf(thrown)).toBe(copy.ResourceNotFoundException.prototype);
  expect(Object.getPrototypeOf(thrown)).not.toBe(sdk.ResourceNotFoundException.prototype);
});

test('a client without the SDK’s deserializer gets an Error with the same members', async () => {
  using stub = failing('ResourceNotFoundException');
  const client = new sdk.EventBridgeClient({});
  stub.door.attach(client);
  client.middlewareStack.remove('deserializerMiddleware');

  expect(await thrownBy(client)).toMatchObject({
    name: 'ResourceNotFoundException',
    message: 'It failed.',
    $fault: 'client',
    $metadata: { httpStatusCode: 400, requestId: 'request-1', attempts: 1 },
  });
});

test.each(['first', 'later'])(
  'the stack of a %s exception leads to the line that sent the command',
  async (which) => {
    using stub = failing('ResourceNotFoundException');
    const client = new sdk.EventBridgeClient({});
    stub.door.attach(client);
    if (which === 'later') await thrownBy(client);
    async function productionCode() {
      await client.send(putRule);
    }

    const thrown: unknown = await productionCode().catch((error: unknown) => error);
    const { stack } = thrown as Error;
    expect(stack).toMatch(/^ResourceNotFoundException: It failed\.\n {4}at /);
    expect(stack).toContain('productionCode');
    expect(stack).not.toContain('simulated-call');
  },
);

test('the record of a failed command has what the caller caught', async () => {
  using stub = failing('ResourceNotFoundException');
  const client = new sdk.EventBridgeClient({});
  stub.door.attach(client);
  const thrown = await thrownBy(client);

  expect(stub.records).toEqual([expect.objectContaining({ name: 'PutRule', attempts: 1, error: thrown })]);
  expect(stub.records[0]).not.toHaveProperty('output');
});
