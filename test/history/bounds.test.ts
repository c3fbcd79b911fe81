import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { expect, test } from 'vitest';
import { mockEventBridge } from '../../src/index.js';

const client = new EventBridgeClient({});

const queues = ['a', 'b'].map((name) => `arn:aws:sqs:us-east-1:123456789012:${name}`);
const seed = {
  buses: { default: { rules: { all: { pattern: { source: ['shop'] }, targets: queues } } } },
};

async function send(events: number, letters = 10): Promise<void> {
  for (let sent = 0; sent < events; sent += 1) {
    const Detail = JSON.stringify({ sent, text: 'x'.repeat(letters) });
    const entry = { Source: 'shop', DetailType: 'Placed', Detail };
    await client.send(new PutEventsCommand({ Entries: [entry] }));
  }
}

test('the history forgets the oldest records of what keeps more bytes than it is told', async () => {
  using mock = mockEventBridge(client, { historyBytes: 200_000, seed });
  await send(300, 1000);
  await mock.settled();

  // Some 1,300 bytes an event and a command, and half of that an invocation.
  expect(mock.events().length).toBeGreaterThan(64);
  expect(mock.events().length).toBeLessThan(200);
  expect(mock.events().at(-1)?.detail).toMatchObject({ sent: 299 });
  expect(mock.commands().length).toBeLessThan(200);
  expect(mock.invocations().length).toBeLessThan(600);
  expect(mock.invocations().at(-1)?.event).toMatchObject({ detail: { sent: 299 } });
  expect(mock.warnings().map(({ message }) => message)).toMatchInlineSnapshot(`
    [
      "The history holds 200000 bytes of commands and forgets the oldest. mockEventBridge({ historyBytes: … }) changes that.",
      "The history holds 200000 bytes of events and forgets the oldest. mockEventBridge({ historyBytes: … }) changes that.",
      "The history holds 200000 bytes of deliveries and forgets the oldest. mockEventBridge({ historyBytes: … }) changes that.",
      "The history holds 200000 bytes of invocations and forgets the oldest. mockEventBridge({ historyBytes: … }) changes that.",
    ]
  `);
  expect(mock.warnings()[0]).toMatchObject({ kind: 'history-dropped', bound: 200_000, unit: 'bytes' });
});

test('one command that is larger than the bound stays, for as long as it is the latest', async () => {
  using mock = mockEventBridge(client, { historyBytes: 1, seed });
  await send(1, 100_000);

  expect(mock.commands()).toHaveLength(1);
  expect(mock.warnings()).toEqual([]);
});

test('both bounds are whole numbers', () => {
  expect(() => mockEventBridge(client, { historyBytes: 0 })).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: mockEventBridge: historyBytes must be a whole number, 1 or more, not the number 0.]`,
  );
  expect(() => mockEventBridge(client, { historyBytes: 1.5 })).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: mockEventBridge: historyBytes must be a whole number, 1 or more, not the number 1.5.]`,
  );
});
