import { afterEach, expect, test, vi } from 'vitest';
import { mockEventBridge, type DiagramOptions } from '../../src/index.js';
import { happened, order, scheduled, shop } from './account.js';
import { mistakesIn } from './grammar.js';

afterEach(() => {
  vi.useRealTimers();
});

test('a picture of an account before anything has happened has no numbers', () => {
  using eventBridge = shop();

  const text = eventBridge.diagram();

  expect(mistakesIn(text)).toEqual([]);
  expect(`\n${text}`).toMatchInlineSnapshot(`
    "
    flowchart LR
      subgraph bus1["bus audit"]
        rule1["all"]
      end
      subgraph bus2["bus default"]
        rule2["nightly<br/>rate(1 day)"]
      end
      subgraph bus3["bus orders"]
        rule3["gold"]
        rule4["off<br/>DISABLED"]:::idle
        rule5["paid"]
        archive1[("archive kept")]
      end
      target1(["API destination<br/>hook"])
      rule5 --> target1
      target2(["Lambda function<br/>billing"])
      rule3 & rule5 --> target2
      queue1[/"dead-letter queue<br/>dead"/]
      target2 -.-> queue1
      target3(["Lambda function<br/>sweep"])
      rule2 --> target3
      target4(["SQS queue<br/>log"])
      rule1 --> target4
      target5(["SQS queue<br/>mail"])
      rule4 & rule5 --> target5
      target6(["SQS queue<br/>stock"])
      rule5 --> target6
      rule5 ==> bus1
      classDef idle stroke:#9e9e9e,stroke-dasharray:4 3
    "
  `);
});

test('a picture tells what events have matched, what they invoked and what failed', async () => {
  using eventBridge = shop();
  await happened(eventBridge);

  const text = eventBridge.diagram();

  expect(mistakesIn(text)).toEqual([]);
  expect(`\n${text}`).toMatchInlineSnapshot(`
    "
    flowchart LR
      subgraph bus1["bus audit"]
        rule1["all<br/>1 matched"]:::matched
      end
      subgraph bus2["bus default"]
        rule2["nightly<br/>rate(1 day)<br/>0 runs"]:::idle
      end
      subgraph bus3["bus orders"]
        rule3["gold<br/>0 matched"]:::idle
        rule4["off<br/>DISABLED<br/>0 matched"]:::idle
        rule5["paid<br/>1 matched"]:::matched
        archive1[("archive kept<br/>2 events")]
      end
      target1(["API destination<br/>hook<br/>1 invoked"]):::matched
      rule5 --> target1
      target2(["Lambda function<br/>billing<br/>0 invoked<br/>1 failed"]):::failed
      rule3 & rule5 --> target2
      queue1[/"dead-letter queue<br/>dead"/]
      target2 -.-> queue1
      target3(["Lambda function<br/>sweep<br/>0 invoked"]):::idle
      rule2 --> target3
      target4(["SQS queue<br/>log<br/>1 invoked"]):::matched
      rule1 --> target4
      target5(["SQS queue<br/>mail<br/>1 invoked"]):::matched
      rule4 & rule5 --> target5
      target6(["SQS queue<br/>stock<br/>1 invoked"]):::matched
      rule5 --> target6
      rule5 ==> bus1
      replay1{{"replay again<br/>STARTING"}}
      archive1 --> replay1
      replay1 --> rule3
      classDef failed stroke:#c62828,stroke-width:2px
      classDef idle stroke:#9e9e9e,stroke-dasharray:4 3
      classDef matched stroke:#2e7d32,stroke-width:2px
    "
  `);
});

test('the way of an event tells where and why it stopped', async () => {
  using eventBridge = shop();
  await happened(eventBridge);
  const [first, ...others] = eventBridge.events();
  const second = others.find(({ eventBusName, id }) => eventBusName === 'orders' && id !== first?.id);

  const text = eventBridge.diagram({ event: first });

  expect(mistakesIn(text)).toEqual([]);
  expect(`\n${text}`).toMatchInlineSnapshot(`
    "
    flowchart LR
      subgraph bus1["bus orders"]
        event1>"Order Paid<br/>from shop"]
        rule1["paid"]:::matched
        event1 --> rule1
        rule2["off"]:::idle
        event1 --x|"DISABLED"| rule2
        rule3["gold"]:::idle
        event1 --x|"detail.tier is missing, needs #quot;gold#quot; or #quot;silver#quot;"| rule3
      end
      subgraph bus2["bus audit"]
        event2>"Order Paid<br/>from shop"]
        rule4["all"]:::matched
        event2 --> rule4
      end
      rule1 ==> event2
      target1(["Lambda function<br/>billing"]):::failed
      rule1 --x|"dead-lettered, SDK_CLIENT_ERROR"| target1
      queue1[/"dead-letter queue<br/>dead"/]
      target1 -.-> queue1
      target2(["SQS queue<br/>mail and stock"]):::matched
      rule1 -->|"delivered"| target2
      target3(["API destination<br/>hook"]):::matched
      rule1 -->|"delivered"| target3
      target4(["SQS queue<br/>log"]):::matched
      rule4 -->|"delivered"| target4
      classDef failed stroke:#c62828,stroke-width:2px
      classDef idle stroke:#9e9e9e,stroke-dasharray:4 3
      classDef matched stroke:#2e7d32,stroke-width:2px
    "
  `);
  expect(eventBridge.diagram({ event: first?.id ?? '' })).toBe(text);
  expect(`\n${eventBridge.diagram({ event: second })}`).toMatchInlineSnapshot(`
    "
    flowchart LR
      subgraph bus1["bus orders"]
        event1>"Order Paid<br/>from shop"]
        rule1["off"]:::idle
        event1 --x|"DISABLED"| rule1
        rule2["gold"]:::idle
        event1 --x|"detail.tier is missing, needs #quot;gold#quot; or #quot;silver#quot;"| rule2
        rule3["paid"]:::idle
        event1 --x|"detail.total #quot;150#quot; needs numeric #gt;= 100"| rule3
      end
      classDef idle stroke:#9e9e9e,stroke-dasharray:4 3
    "
  `);
});

test('an event to a bus that does not exist went nowhere', () => {
  using eventBridge = shop();
  const id = order(eventBridge, {}, 'ordres');

  expect(`\n${eventBridge.diagram({ event: id })}`).toMatchInlineSnapshot(`
    "
    flowchart LR
      event1>"Order Paid<br/>from shop"]:::failed
      bus1["bus ordres"]:::failed
      event1 --x|"does not exist"| bus1
      classDef failed stroke:#c62828,stroke-width:2px
    "
  `);
});

test('schedules stand in their groups, with how often they ran and where they send to', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-01-10T09:00:00Z') });
  using eventBridge = scheduled();
  const before = eventBridge.diagram();
  await eventBridge.clock.advanceBy('1 hour');
  const after = eventBridge.diagram();

  expect([mistakesIn(before), mistakesIn(after)]).toEqual([[], []]);
  expect(before).not.toContain('run');
  expect(`\n${after}`).toMatchInlineSnapshot(`
    "
    flowchart LR
      subgraph bus1["bus orders"]
        rule1["due<br/>1 matched"]:::matched
      end
      subgraph group1["schedule group default"]
        schedule1("nightly<br/>cron(0 2 1 1 ? #42;) Europe/Berlin<br/>0 runs"):::idle
        schedule2("off<br/>rate(1 hour)<br/>DISABLED<br/>0 runs"):::idle
        schedule3("stop<br/>cron(0 3 1 1 ? #42;)<br/>0 runs"):::idle
      end
      subgraph group2["schedule group orders"]
        schedule4("reminder<br/>at(2026-01-10T09#58;30#58;00)<br/>1 run"):::matched
      end
      target1(["Lambda function<br/>sweep<br/>0 invoked"]):::idle
      schedule1 --> target1
      target2(["API call<br/>ec2#58;stopInstances<br/>0 invoked"]):::idle
      schedule3 --> target2
      queue1[/"dead-letter queue<br/>dead"/]
      target2 -.-> queue1
      target3(["SQS queue<br/>mail<br/>1 invoked"]):::matched
      rule1 & schedule2 --> target3
      schedule4 ==> bus1
      schedule4 -.-> queue1
      classDef idle stroke:#9e9e9e,stroke-dasharray:4 3
      classDef matched stroke:#2e7d32,stroke-width:2px
    "
  `);
});

test('the way of an event begins at the schedule that has put it', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-01-10T09:00:00Z') });
  using eventBridge = scheduled();
  await eventBridge.clock.advanceBy('1 hour');

  const text = eventBridge.diagram({ event: eventBridge.events()[0] });

  expect(mistakesIn(text)).toEqual([]);
  expect(`\n${text}`).toMatchInlineSnapshot(`
    "
    flowchart LR
      subgraph bus1["bus orders"]
        event1>"Order Due<br/>from shop"]
        rule1["due"]:::matched
        event1 --> rule1
      end
      schedule1("schedule reminder<br/>due 2026-01-10T09#58;30#58;00Z"):::matched
      schedule1 ==> event1
      target1(["SQS queue<br/>mail"]):::matched
      rule1 -->|"delivered"| target1
      classDef matched stroke:#2e7d32,stroke-width:2px
    "
  `);
});

test('a picture does not depend on the order in which things were made', () => {
  const queue = (name: string): string => `arn:aws:sqs:us-east-1:123456789012:${name}`;
  const rule = (...targets: string[]) => ({ pattern: { source: ['shop'] }, targets });
  const [one, two, three] = [rule(queue('a'), queue('b')), rule(queue('b')), rule(queue('c'), queue('a'))];
  using first = mockEventBridge({
    seed: { buses: { orders: { rules: { one, two } }, audit: { rules: { three } } } },
  });
  using second = mockEventBridge({
    seed: { buses: { audit: { rules: { three } }, orders: { rules: { two, one } } } },
  });

  expect(first.diagram()).toBe(second.diagram());
});

test('targets that a reader need not tell apart are one node, and many rules stay readable', () => {
  const targets = Array.from(
    { length: 5 },
    (_, index) => `arn:aws:sqs:us-east-1:123456789012:queue-${index}`,
  );
  const rules = Object.fromEntries(
    Array.from({ length: 200 }, (_, index) => [`rule-${index}`, { pattern: { source: ['shop'] }, targets }]),
  );
  using eventBridge = mockEventBridge({ seed: { buses: { orders: { rules } } } });

  const lines = eventBridge.diagram().split('\n');

  expect(lines.filter((line) => line.includes('target'))).toHaveLength(2);
  expect(lines.find((line) => line.includes('target1(['))).toBe(
    '  target1(["SQS queue<br/>queue-0, queue-1, queue-2, queue-3 and 1 more"])',
  );
  expect(lines.length).toBeLessThan(220);
  // Mermaid draws no longer texts, unless it is told to.
  expect(lines.join('\n').length).toBeLessThan(50_000);
});

test('of many rules that do not match, the nearest are in the way of an event', () => {
  const rules = Object.fromEntries(
    Array.from({ length: 20 }, (_, index) => [
      `rule-${index}`,
      { pattern: { source: ['shop'], detail: index === 19 ? { a: [1] } : { a: [1], b: [2] } } },
    ]),
  );
  using eventBridge = mockEventBridge({ seed: { buses: { orders: { rules } } } });
  const id = order(eventBridge, {});

  const lines = eventBridge.diagram({ event: id }).split('\n');

  expect(lines.filter((line) => line.includes('--x'))).toHaveLength(9);
  expect(lines.find((line) => line.includes('rule1['))).toContain('rule-19');
  expect(lines.find((line) => line.includes('note1['))).toContain('12 more rules do not match');
});

test('a rule that sends to its own bus, and to one that is gone, can be drawn', () => {
  const bus = (name: string): string => `arn:aws:events:us-east-1:123456789012:event-bus/${name}`;
  using eventBridge = mockEventBridge({
    seed: {
      buses: {
        orders: { rules: { own: { pattern: { source: ['shop'] }, targets: [bus('orders')] } } },
        other: { rules: { across: { pattern: { source: ['shop'] }, targets: [bus('empty')] } } },
        empty: {},
      },
    },
  });

  expect(mistakesIn(eventBridge.diagram())).toEqual([]);
  expect(`\n${eventBridge.diagram()}`).toMatchInlineSnapshot(`
    "
    flowchart LR
      subgraph bus1["bus orders"]
        rule1["own"]
      end
      subgraph bus2["bus other"]
        rule2["across"]
      end
      note1["bus orders again"]
      rule1 ==> note1
      bus3["bus empty"]
      rule2 ==> bus3
    "
  `);
});

test('an account without rules is a note', () => {
  using eventBridge = mockEventBridge();

  expect(eventBridge.diagram()).toBe(
    'flowchart LR\n  note1["account 123456789012 in us-east-1 has no rules"]\n',
  );
});

test('what is no event of the history cannot be drawn', () => {
  using eventBridge = mockEventBridge();
  const draw = (options: unknown) => () => eventBridge.diagram(options as DiagramOptions);

  expect(draw({ event: 'e-1' })).toThrow(
    'diagram: the history has no event with the id "e-1". Ids are what PutEvents returns, and what the records of events() have.',
  );
  expect(draw({ event: { source: 'shop' } })).toThrow(
    'diagram() takes a record of events(), or its id, not the object { source: "shop" }.',
  );
  expect(draw({ event: eventBridge.events()[0] })).toThrow(
    'diagram() takes a record of events(), or its id, not undefined.',
  );
  expect(draw({ events: 'e-1' })).toThrow('diagram() has no option "events". Did you mean "event"?');
  expect(draw('e-1')).toThrow('diagram() takes options such as { event }, not the string "e-1".');
});
