import { readdirSync, readFileSync } from 'node:fs';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { mockEventBridge } from '../../src/index.js';
import { OPERATIONS } from '../../src/service/registry.js';
import { accountOf } from './account-contents.js';
import { attachedClients, Scenario, type Call, type Step } from './scenarios.js';

/** One fact about the service: what it answers to a call, after the steps before. */
interface Row {
  readonly name: string;
  readonly before: readonly Step[];
  readonly call: Call;
  /** What the answer has. */
  readonly answer?: object;
  /** Members that the answer has not. */
  readonly absent?: readonly string[];
  /** The exception's name and its whole message. */
  readonly fault?: readonly [name: string, message: string];
  /** How it is known. */
  readonly source: string;
}

/** One for all rows: a mock that is restored leaves nothing on it. */
const client = new EventBridgeClient({ cacheMiddleware: true });

// Time stands still, but for what rows wait: states pass by themselves.
beforeAll(() => void vi.useFakeTimers({ toFake: ['Date'] }));
afterAll(() => void vi.useRealTimers());

const folder = new URL('operations/', import.meta.url);

function rowsOf(file: string): Row[] {
  const lines = readFileSync(new URL(file, folder), 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as Row);
}

describe.for(readdirSync(folder))('%s', (file) => {
  test.for(rowsOf(file))('$name', async ({ before, call, answer = {}, absent = [], fault }) => {
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
  const called = new Set(
    readdirSync(folder)
      .flatMap((file) => rowsOf(file))
      .map(({ call: [operation] }) => operation),
  );

  expect(called).toEqual(new Set(Object.keys(OPERATIONS)));
});
