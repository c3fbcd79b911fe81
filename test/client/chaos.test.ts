import { EventBridgeClient, ListRulesCommand, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { expect, test } from 'vitest';
import { mockEventBridge, type ChaosOptions } from '../../src/index.js';

const Entries = Array.from({ length: 10 }, (_, id) => ({
  Source: 'shop',
  DetailType: `Order ${id}`,
  Detail: '{}',
}));

function setUp(options?: ChaosOptions) {
  const client = new EventBridgeClient({ region: 'us-east-1', maxAttempts: 1 });
  const mock = mockEventBridge(client);
  if (options) mock.chaos(options);
  /** What became of each entry, and of calls that failed as a whole. */
  const outcomes = async (calls: number) => {
    const codes: string[] = [];
    for (let call = 0; call < calls; call += 1) {
      codes.push(
        await client.send(new PutEventsCommand({ Entries })).then(
          (answer) => (answer.Entries ?? []).map(({ ErrorCode = '-' }) => ErrorCode[0]).join(''),
          (error: unknown) => (error as Error).name,
        ),
      );
    }
    return codes;
  };
  return {
    client,
    mock,
    outcomes,
    [Symbol.dispose]: () => {
      mock.restore();
    },
  };
}

test('the same seed lets the same entries fail, another seed others', async () => {
  using one = setUp({ seed: 7, rate: 0.3 });
  using same = setUp({ seed: 7, rate: 0.3 });
  using other = setUp({ seed: 8, rate: 0.3 });

  const outcomes = await one.outcomes(20);
  expect(await same.outcomes(20)).toEqual(outcomes);
  expect(await other.outcomes(20)).not.toEqual(outcomes);
  expect(outcomes.slice(0, 3)).toMatchInlineSnapshot(`
    [
      "I----I-ITT",
      "TII-T----I",
      "-T----I-T-",
    ]
  `);
});

test('entries fail about as often as the rate says, with either of the codes that are worth a retry', async () => {
  using shop = setUp({ seed: 1, rate: 0.25 });

  const failed = (await shop.outcomes(200)).join('').replaceAll('-', '');
  expect(failed.length / 2000).toBeCloseTo(0.25, 1);
  expect(new Set(failed)).toEqual(new Set('IT'));
});

test('entries that fail have no effect; the others go through', async () => {
  using shop = setUp({ seed: 3, rate: 0.5 });
  const answer = await shop.client.send(new PutEventsCommand({ Entries }));

  const accepted = answer.Entries?.flatMap(({ EventId }) => EventId ?? []);
  expect(accepted?.length).toBeLessThan(10);
  expect(shop.mock.events().map(({ id }) => id)).toEqual(accepted);
  expect(answer.FailedEntryCount).toBe(10 - (accepted?.length ?? 0));
  expect(answer.Entries?.find(({ ErrorCode }) => ErrorCode === 'InternalFailure')?.ErrorMessage).toBe(
    'InternalFailure, caused by the chaos that the test planned.',
  );
});

test('rate 0 lets nothing fail, rate 1 everything', async () => {
  using calm = setUp({ seed: 1, rate: 0, calls: true });
  using wild = setUp({ seed: 1, rate: 1, errors: ['InternalFailure'] });

  expect(await calm.outcomes(3)).toEqual(Array(3).fill('----------'));
  expect(await wild.outcomes(3)).toEqual(Array(3).fill('IIIIIIIIII'));
});

test('whole calls may fail, of the operations that are named', async () => {
  using shop = setUp({ seed: 1, rate: 1, entries: false, calls: true, errors: ['ThrottlingException'] });
  await expect(shop.client.send(new ListRulesCommand({}))).resolves.toBeDefined();
  expect(await shop.outcomes(1)).toEqual(['ThrottlingException']);

  shop.mock.chaos({ seed: 1, rate: 1, entries: false, calls: true, operations: ['ListRules'] });
  await expect(shop.client.send(new ListRulesCommand({}))).rejects.toMatchObject({
    message: expect.stringContaining('by the chaos that the test planned'),
  });
});

test('calls that fail are retried by the client', async () => {
  using shop = setUp({ seed: 2, rate: 0.5, entries: false, calls: true });
  const patient = new EventBridgeClient({ maxAttempts: 20 });
  shop.mock.attach(patient);

  for (let call = 0; call < 10; call += 1) await patient.send(new PutEventsCommand({ Entries }));
  expect(shop.mock.events()).toHaveLength(100);
  expect(shop.mock.commands().some(({ attempts }) => attempts > 1)).toBe(true);
});

test('planned faults come first, and chaos adds to them without changing its course', async () => {
  using plain = setUp({ seed: 5, rate: 0.3 });
  using planned = setUp({ seed: 5, rate: 0.3 });
  planned.mock.fault('PutEvents', { entries: [0], errorCode: 'Planned', times: 1 });
  planned.mock.fault('PutEvents', { error: 'InternalException', times: 1 });

  const [first, second, third] = await plain.outcomes(3);
  expect(await planned.outcomes(3)).toEqual(['InternalException', `P${second?.slice(1)}`, third]);
  expect(first).toHaveLength(10);
});

test('a command tells which entries failed for chaos', async () => {
  const options = { seed: 3, rate: 0.5 };
  using shop = setUp(options);
  const [outcome = ''] = await shop.outcomes(1);

  const entries = Array.from(outcome).flatMap((code, at) => (code === '-' ? [] : [at]));
  expect(shop.mock.commands()[0]?.faults).toEqual([
    { attempt: 1, by: { method: 'chaos', args: [options] }, effect: 'failed entries', entries },
  ]);
});

test('reset() ends chaos', async () => {
  using shop = setUp({ seed: 1, rate: 1 });
  shop.mock.reset();

  expect(await shop.outcomes(1)).toEqual(['----------']);
});

test.each<[object, string]>([
  [{ rate: 0.1 }, 'chaos needs a seed: a number, so that it fails the same way each time, not undefined.'],
  [{ seed: 1 }, 'chaos: the rate must be a probability from 0 to 1, not undefined.'],
  [{ seed: 1, rate: 10 }, 'chaos: the rate must be a probability from 0 to 1, not the number 10.'],
  [{ seed: 1, rate: 0.1, sed: 2 }, 'chaos has no option "sed". Did you mean "seed"?'],
  [
    { seed: 1, rate: 0.1, entries: false },
    'chaos makes entries or calls fail, or both: each option must be true or false, and one of them true.',
  ],
])('chaos(%j) is refused', (options, message) => {
  using shop = setUp();

  expect(() => {
    shop.mock.chaos(options as ChaosOptions);
  }).toThrow(message);
});

test('names that chaos is given are checked', () => {
  using shop = setUp();
  const chaos = (options: object) => () => {
    shop.mock.chaos({ seed: 1, rate: 0.1, ...options });
  };

  expect(chaos({ errors: [] })).toThrow('chaos: "errors" must be a list of names, not the array [].');
  expect(chaos({ errors: ['InternalFailur'] })).toThrow('Did you mean "InternalFailure"?');
  expect(chaos({ operations: ['PutEvent'] })).toThrow(
    'chaos: EventBridge has no operation "PutEvent". Did you mean "PutEvents"?',
  );
  expect(chaos({ operations: ['PutEvents', 'PutRule'] })).toThrow(
    'chaos: PutRule has no entries, so only whole calls can fail: { operations: ["PutRule"], calls: true }.',
  );
});
