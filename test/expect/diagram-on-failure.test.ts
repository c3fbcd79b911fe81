import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { expect as standalone } from '../../src/expect.js';
import { matchers } from '../../src/matchers.js';
import { type EventBridgeMock, mockEventBridge } from '../../src/index.js';
import { asReadersSee, failureOf } from './failure.js';

expect.extend(matchers);

let folder: string;
let eventBridge: EventBridgeMock;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'diagrams-'));
  eventBridge = mocked(folder);
});

afterEach(() => {
  eventBridge.restore();
  rmSync(folder, { recursive: true });
});

function mocked(diagramOnFailure: string | boolean): EventBridgeMock {
  const mock = mockEventBridge({
    diagramOnFailure,
    seed: {
      buses: {
        default: {
          rules: {
            paid: {
              pattern: { source: ['shop'], 'detail-type': ['Order Paid'] },
              targets: ['arn:aws:sqs:us-east-1:123456789012:billing'],
            },
          },
        },
      },
    },
  });
  mock.emit({ source: 'depot', 'detail-type': 'Counted', detail: {} });
  mock.emit({ source: 'shop', 'detail-type': 'Order Placed', detail: { id: 'o-1' } });
  return mock;
}

/** With what differs from run to run out of it. */
function withPlaceholder(message: string): string {
  return asReadersSee(message.replaceAll(folder.replaceAll('\\', '/'), '<folder>'));
}

test('a matcher that fails draws the account and the closest event, and says where', () => {
  const message = failureOf(() => {
    expect(eventBridge).toHaveReceivedEvent({ source: 'shop', detail: { id: 'o-2' } });
  });

  expect(withPlaceholder(message)).toMatchInlineSnapshot(`
    expect(eventBridge).toHaveReceivedEvent(expected)

    None of the 2 events received is as expected.

    Closest is event 2, "Order Placed" from "shop" on bus "default":

      ✓ source           "shop"
      ✗ detail.id        "o-1"               expected "o-2"

    The others:

      event 1, "Counted" from "depot" on bus "default": differs in source and detail.id

    The account and the closest event are drawn in <folder>/test-expect-diagram-on-failure.test.ts.a-matcher-that-fails-draws-the-account-and-the-closest-event-and-says--241d83.toHaveReceivedEvent.md
  `);
  const [name = ''] = readdirSync(folder);
  expect(readFileSync(join(folder, name), 'utf8')).toMatchInlineSnapshot(`
    "# The account

    \`\`\`mermaid
    flowchart LR
      subgraph bus1["bus default"]
        rule1["paid<br/>0 matched"]:::idle
      end
      target1(["SQS queue<br/>billing<br/>0 invoked"]):::idle
      rule1 --> target1
      classDef idle stroke:#9e9e9e,stroke-dasharray:4 3
    \`\`\`

    # The closest event

    \`\`\`mermaid
    flowchart LR
      subgraph bus1["bus default"]
        event1>"Order Placed<br/>from shop"]
        rule1["paid"]:::idle
        event1 --x|"detail-type #quot;Order Placed#quot; needs #quot;Order Paid#quot;"| rule1
      end
      classDef idle stroke:#9e9e9e,stroke-dasharray:4 3
    \`\`\`
    "
  `);
});

test('where no event is closest, it draws the account alone', () => {
  const message = failureOf(() => {
    expect(eventBridge).toHaveMatchedEveryRule();
  });

  expect(withPlaceholder(message)).toMatchInlineSnapshot(`
    expect(eventBridge).toHaveMatchedEveryRule()

    The only rule matched no event.

    Possible reasons:

      • Event 2, "Order Placed" from "shop":
        bus default → rule paid: detail-type needs "Order Paid", received "Order Placed" → not delivered

    The account is drawn in <folder>/test-expect-diagram-on-failure.test.ts.where-no-event-is-closest-it-draws-the-account-alone.toHaveMatchedEveryRule.md
  `);
  expect(readdirSync(folder)).toHaveLength(1);
});

const closest: readonly (readonly [string, () => void, string | undefined])[] = [
  [
    'toHaveReceivedEventTimes',
    () => {
      expect(eventBridge).toHaveReceivedEventTimes(1);
    },
    'Counted',
  ],
  [
    'toHaveReceivedLastEvent',
    () => {
      expect(eventBridge).toHaveReceivedLastEvent({ source: 'depot' });
    },
    'Order Placed',
  ],
  [
    'toHaveReceivedNthEvent',
    () => {
      expect(eventBridge.bus('default')).toHaveReceivedNthEvent(3, {});
    },
    undefined,
  ],
  [
    'toHaveReceivedEventsInOrder',
    () => {
      expect(eventBridge).toHaveReceivedEventsInOrder([{ source: 'depot' }, { detail: { id: 'o-2' } }]);
    },
    'Order Placed',
  ],
  [
    'toHaveReceivedNoOtherEvents',
    () => {
      expect(eventBridge).toHaveReceivedNoOtherEvents();
    },
    'Counted',
  ],
  [
    'toHaveMatchedEvent',
    () => {
      expect(eventBridge.rule('paid')).toHaveMatchedEvent();
    },
    'Order Placed',
  ],
  [
    'toHaveInvokedTarget',
    () => {
      expect(eventBridge.rule('paid')).toHaveInvokedTarget('billing');
    },
    undefined,
  ],
  [
    'toHaveReceivedInvocation',
    () => {
      expect(eventBridge.target('billing')).toHaveReceivedInvocation();
    },
    undefined,
  ],
  [
    'toMatchEvent',
    () => {
      expect(eventBridge.rule('paid')).toMatchEvent({ source: 'depot' });
    },
    undefined,
  ],
];

test.for(closest)('%s draws the event that says most', ([name, assert, detailType]) => {
  const message = failureOf(assert);

  const [file = ''] = readdirSync(folder);
  expect(file).toMatch(new RegExp(`\\.${name}\\.md$`));
  expect(message.split('\n').at(-1)).toContain(`/${file}`);
  const [, drawn] = readFileSync(join(folder, file), 'utf8').split('# The closest event');
  expect(drawn?.match(/event1>"(.*?)<br\/>/)?.[1]).toBe(detailType);
});

test('what passes, is negated or stands inside of another expected value writes nothing', () => {
  expect(eventBridge).toHaveReceivedEvent({ source: 'shop' });
  expect(eventBridge.rule('paid')).not.toHaveMatchedEvent();
  failureOf(() => {
    expect(eventBridge).not.toHaveReceivedEvent({ source: 'shop' });
  });
  failureOf(() => {
    expect({ eventBridge }).toEqual({ eventBridge: expect.toHaveReceivedEvent({ source: 'nobody' }) });
  });

  expect(readdirSync(folder)).toEqual([]);
});

test('the same test writes the same file again', () => {
  const fails = () =>
    failureOf(() => {
      expect(eventBridge).toHaveReceivedEvent({ source: 'nobody' });
    });
  const messages = [fails(), fails()];

  expect(messages[1]).toBe(messages[0]);
  expect(readdirSync(folder)).toEqual([
    'test-expect-diagram-on-failure.test.ts.the-same-test-writes-the-same-file-again.toHaveReceivedEvent.md',
  ]);
});

test('a name with “any” characters / is told by a hash', () => {
  failureOf(() => {
    expect(eventBridge).toHaveReceivedEvent({ source: 'nobody' });
  });

  expect(readdirSync(folder)).toMatchInlineSnapshot(`
    [
      "test-expect-diagram-on-failure.test.ts.a-name-with-any-characters-is-told-by-a-hash-4c3132.toHaveReceivedEvent.md",
    ]
  `);
});

test('the matchers that stand alone name the file by the place of the assertion', () => {
  const message = failureOf(() => {
    standalone(eventBridge).toHaveReceivedEvent({ source: 'nobody' });
  });

  const [name = ''] = readdirSync(folder);
  expect(name).toMatch(/^test-expect-diagram-on-failure\.test\.ts\.\d+\.toHaveReceivedEvent\.md$/);
  expect(message).toContain(name);
});

test('a failure stays what it is where the file cannot be written', () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  using other = mocked(file);
  const message = failureOf(() => {
    expect(other).toHaveReceivedEvent({ source: 'nobody' });
  });

  expect(message).toContain('None of the 2 events received is as expected.');
  expect(message.split('\n').at(-1)).toMatch(/^The account could not be drawn: Error: E\w+: /);
});

test('without the option nothing is said or written', () => {
  using other = mocked(false);
  const message = failureOf(() => {
    expect(other).toHaveReceivedEvent({ source: 'nobody' });
  });

  expect(message).not.toContain('drawn');
  expect(readdirSync(folder)).toEqual([]);
});

test.for([1, '', null])('the option is no %j', (diagramOnFailure) => {
  const options = JSON.parse(JSON.stringify({ diagramOnFailure })) as object;

  expect(() => mockEventBridge(options)).toThrow(
    /^mockEventBridge: diagramOnFailure must be true, false or the path of a folder, not /,
  );
});
