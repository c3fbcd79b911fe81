import type { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { expect, test, vi } from 'vitest';
import { describeRule } from './attached.js';
import { offline } from './offline.js';
import { clientOfRealResolution } from './resolutions.js';
import { stubbedDoor } from './stub-service.js';

/** What a client's commands make of an input and an output, to log them: one text for each. */
function logged(client: EventBridgeClient): string[] {
  const filtered: string[] = [];
  client.middlewareStack.add((next, context) => (args) => {
    Object.assign(context, {
      inputFilterSensitiveLog: (input: object) => filtered.push(`input ${JSON.stringify(input)}`),
      outputFilterSensitiveLog: (output: object) => filtered.push(`output ${JSON.stringify(output)}`),
    });
    return next(args);
  });
  return filtered;
}

const answering = () => stubbedDoor(() => ({ Description: 'mock' }));
const BOTH = ['input {"Name":"r"}', 'output {"Description":"mock"}'];

test('nothing is made to be logged where the logger of the client does nothing', async () => {
  using stub = answering();
  const client = offline();
  const filtered = logged(client);
  stub.door.attach(client);

  await describeRule(client);
  expect(filtered).toEqual([]);

  const spy = vi.spyOn(client.config.logger, 'info');
  await describeRule(client);
  expect(filtered).toEqual(BOTH);
  expect(spy).toHaveBeenCalledOnce();
  spy.mockRestore();

  await describeRule(client);
  expect(filtered).toEqual(BOTH);
});

test.each([
  ['a known order', (config: object) => offline(config)],
  ['that of the SDK', (config: object) => clientOfRealResolution(config)],
])('a logger hears of commands that are resolved in %s, and of their errors', async (_, make) => {
  let isDown = false;
  using stub = stubbedDoor(() => {
    if (isDown) throw new RangeError('no such day');
    return { Description: 'mock' };
  });
  const logger = { trace() {}, debug() {}, info: vi.fn(), warn() {}, error: vi.fn() };
  const client = make({ logger });
  stub.door.attach(client);

  await describeRule(client);
  isDown = true;
  await expect(describeRule(client)).rejects.toThrow('no such day');

  expect(logger.info.mock.calls).toMatchObject([
    [{ commandName: 'DescribeRuleCommand', input: { Name: 'r' }, output: { Description: 'mock' } }],
  ]);
  expect(logger.error.mock.calls).toMatchObject([
    [{ commandName: 'DescribeRuleCommand', input: { Name: 'r' }, error: { message: 'no such day' } }],
  ]);
});

test('a logger that middleware puts into the context is the one that hears', async () => {
  using stub = answering();
  const client = offline();
  const info = vi.fn();
  client.middlewareStack.add((next, context) => (args) => {
    Object.assign(context, { logger: { info } });
    return next(args);
  });
  stub.door.attach(client);

  await describeRule(client);

  expect(info).toHaveBeenCalledOnce();
});

test('middleware that stands in for that of the SDK gets the context itself', async () => {
  using stub = answering();
  const client = offline();
  const contexts: object[] = [];
  const options = { step: 'initialize', name: 'loggerMiddleware', override: true } as const;
  client.middlewareStack.add((next, context) => {
    contexts.push(context);
    return next;
  }, options);
  client.middlewareStack.add((next, context) => {
    contexts.push(context);
    return next;
  });
  stub.door.attach(client);

  await describeRule(client);

  expect(contexts[0]).toBe(contexts[1]);
});
