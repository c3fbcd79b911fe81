import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { mockEventBridge } from '../../src/index.js';
import { OPERATIONS } from '../../src/service/registry.js';
import { accountOf } from './account-contents.js';
import { operationRows } from './operation-rows.js';
import { attachedClients, Scenario } from './scenarios.js';

/** One for all rows: a mock that is restored leaves nothing on it. */
const client = new EventBridgeClient({ cacheMiddleware: true });

// Time stands still, but for what rows wait: states pass by themselves.
beforeAll(() => void vi.useFakeTimers({ toFake: ['Date'] }));
afterAll(() => void vi.useRealTimers());

const rows = operationRows('operations');

describe.for([...rows])('%s', ([, ofFile]) => {
  test.for(ofFile)('$name', async ({ before, call, answer = {}, absent = [], fault }) => {
    using mock = mockEventBridge(client);
    const scenario = new Scenario(mock, attachedClients(mock, client));
    await scenario.play(before);
    const [operation, given, from] = call;
    const send = () => scenario.send([operation, given, from]);

    if (fault) {
      const contents = await accountOf(mock, client);
      await expect(send()).rejects.toMatchObject({ name: fault[0], message: fault[1] });
      expect(await accountOf(mock, client)).toEqual(contents);
    } else {
      const received = await send();
      expect(received).toMatchObject(scenario.expected(answer) as object);
      for (const member of absent) expect(received).not.toHaveProperty(member);
    }
  });
});

test('every operation has rows', () => {
  const called = new Set([...rows.values()].flat().map(({ call: [operation] }) => operation));

  expect(called).toEqual(new Set(Object.keys(OPERATIONS)));
});
