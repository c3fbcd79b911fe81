import * as older from '@aws-sdk/client-cloudwatch-events';
import * as sdk from '@aws-sdk/client-eventbridge';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { processEnvironment } from '../../src/environment/environment.js';
import { randomFrom } from '../../src/environment/repeatable-random.js';
import { Mock } from '../../src/mock/mock.js';
import { operationRows, type OperationRow } from '../service/operation-rows.js';
import { attachedClients, commandsOf, Scenario } from '../service/scenarios.js';

describe('the operations', () => {
  // Time stands still, but for what rows wait.
  beforeAll(() => void vi.useFakeTimers({ toFake: ['Date'] }));
  afterAll(() => void vi.useRealTimers());

  const rows = [...operationRows('operations').values()].flat();
  const commands = commandsOf(older);
  const common = rows.filter(({ before, call }) =>
    [...before, call].every((step) => 'wait' in step || commands.has(step[0])),
  );

  test('operations that both packages have are answered alike, whatever they are asked', async () => {
    const walked = new Set<string>();
    // Waits between retries are random, and would stand in $metadata.
    const [ofNewer, ofOlder] = [
      new sdk.EventBridgeClient({ maxAttempts: 1 }),
      asNewer(new older.CloudWatchEventsClient({ maxAttempts: 1 })),
    ];
    for (const row of common) {
      const newer = await outcomeOf(row, ofNewer, commandsOf(sdk));
      const same = await outcomeOf(row, ofOlder, commands);
      expect({ row: row.name, ...same }).toEqual({ row: row.name, ...newer });
      walked.add(row.call[0]);
    }

    expect(walked).toEqual(new Set([...commands.keys()].filter((name) => name !== '$')));
  });
});

/** Where every id and every random number is the same in each run. */
async function outcomeOf(
  { before, call }: OperationRow,
  client: sdk.EventBridgeClient,
  commands: ReturnType<typeof commandsOf>,
) {
  let ids = 0;
  const environment = {
    ...processEnvironment,
    uuid: () => `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}`,
    random: randomFrom(1),
  };
  using mock = new Mock({}, environment);
  mock.attach(client);
  const scenario = new Scenario(mock, attachedClients(mock, client), commands);
  await scenario.play(before);
  try {
    return { answer: await scenario.send(call) };
  } catch (error) {
    const { name, message, $fault, $metadata } = error as older.CloudWatchEventsServiceException;
    return { error: { name, message, $fault, $metadata } };
  }
}

/** Both classes have the same members; their commands differ in name only. */
function asNewer(client: object): sdk.EventBridgeClient {
  return client as sdk.EventBridgeClient;
}
