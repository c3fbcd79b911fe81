import { EventBridgeClient, PutRuleCommand, TestEventPatternCommand } from '@aws-sdk/client-eventbridge';
import { expect, test } from 'vitest';
import { mockEventBridge } from '../../src/index.js';
import { explain, InvalidEventPattern, match, parse } from '../../src/pattern.js';
import { send } from './scenarios.js';

const PATTERN = '{"source": [{"anythingBut": "shop"}]}';
const EXPLANATION = `  1 | {"source": [{"anythingBut": "shop"}]}
                   ^

  • EventBridge has no operator "anythingBut": write "anything-but".`;

test('A seed with a pattern that EventBridge refuses shows the place and the probable mistake', () => {
  const seed = { buses: { default: { rules: { r: { pattern: { source: 'shop' } as never } } } } };
  expect(() => mockEventBridge(new EventBridgeClient({}), { seed })).toThrowErrorMatchingInlineSnapshot(`
    [InvalidSeed: seed.buses.default.rules.r: Event pattern is not valid. Reason: "source" must be an object or an array
     at [Source: (String)"{"source":"shop"}"; line: 1, column: 12]

      1 | {"source":"shop"}
                    ^

      • A pattern lists the values that it accepts: "source": ["shop"]]
  `);
});

test('A seed with a schedule that EventBridge refuses shows it and the reason', () => {
  const seed = { buses: { default: { rules: { r: { schedule: 'rate(1 days)' } } } } };
  expect(() => mockEventBridge(new EventBridgeClient({}), { seed })).toThrowErrorMatchingInlineSnapshot(`
    [InvalidSeed: seed.buses.default.rules.r: Parameter ScheduleExpression is not valid.

    "rate(1 days)": the unit is singular after 1, plural after any other number, and in lower case. Write rate(1 day).]
  `);
});

test('The code under test sees the text of the service alone, the history the plain words too', async () => {
  const client = new EventBridgeClient({});
  using mock = mockEventBridge(client);
  const put = client.send(new PutRuleCommand({ Name: 'r', EventPattern: PATTERN }));
  await expect(put).rejects.toThrow(
    /^Event pattern is not valid. Reason: Unrecognized match type anythingBut\n at \[[^\n]*$/,
  );
  const tried = client.send(new TestEventPatternCommand({ EventPattern: PATTERN, Event: '{}' }));
  await expect(tried).rejects.toThrow('Unrecognized match type anythingBut');
  expect(mock.commands()[0]?.explanation).toMatchInlineSnapshot(`
    "  1 | {"source": [{"anythingBut": "shop"}]}
                       ^

      • EventBridge has no operator "anythingBut": write "anything-but"."
  `);
});

const archive = {
  ArchiveName: 'a',
  EventSourceArn: 'arn:aws:events:us-east-1:123456789012:event-bus/default',
};

test.each([
  ['PutRule', { Name: 'r', EventPattern: PATTERN }],
  ['TestEventPattern', { EventPattern: PATTERN, Event: '{}' }],
  ['CreateArchive', { ...archive, ArchiveName: 'b', EventPattern: PATTERN }],
  ['UpdateArchive', { ArchiveName: 'a', EventPattern: PATTERN }],
] as const)(
  'The history has the place and the probable mistake of a pattern that %s refuses',
  async (operation, input) => {
    const client = new EventBridgeClient({ region: 'us-east-1' });
    using mock = mockEventBridge(client);
    await send(client, ['CreateArchive', archive]);
    await expect(send(client, [operation, input])).rejects.toMatchObject({
      name: 'InvalidEventPatternException',
    });
    expect(mock.commands().at(-1)?.explanation).toBe(EXPLANATION);
  },
);

test.each([
  ['parse', () => parse(PATTERN)],
  ['match', () => match(PATTERN, '{}')],
  ['explain', () => explain(PATTERN, '{}')],
])('%s throws the text of the service, and explains the place and the probable mistake', (_, door) => {
  const error = thrownBy(door);
  expect(error.message).toMatch(/^Unrecognized match type anythingBut\n at \[[^\n]*$/);
  expect(error.explanation).toBe(EXPLANATION);
  expect(error.stack).toContain(`InvalidEventPattern: ${error.message}\n\n${EXPLANATION}\n\n    at `);
});

function thrownBy(door: () => unknown): InvalidEventPattern {
  try {
    door();
  } catch (error) {
    if (error instanceof InvalidEventPattern) return error;
  }
  throw new Error('It threw no InvalidEventPattern.');
}

test('nextRuns takes 1 to 10,080', () => {
  using mock = mockEventBridge(new EventBridgeClient({}));
  for (const count of [Infinity, 1e10, 0, -1, 1.5, NaN]) {
    expect(() => mock.bus('default').rule('r').nextRuns(count)).toThrow(
      `nextRuns() takes a whole number from 1 to 10,080, not the number ${count}.`,
    );
  }
});
