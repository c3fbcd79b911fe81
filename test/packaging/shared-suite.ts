import { ENTRIES_FOR_ALL, importsOf } from './entries.js';
import type { Runner } from './runners.js';

/** An assertion as it passes and as it fails, after one order of 150 was placed. */
interface SharedAssertion {
  readonly name: string;
  readonly passes: string;
  readonly fails: string;
  /** What has to go wrong before it fails. */
  readonly before?: string;
}

/** Those of the guide, docs/guide/other-runners.md. */
const ASSERTIONS: readonly SharedAssertion[] = [
  {
    name: 'an event was received',
    passes: `expect(eventBridge).toHaveReceivedEvent({ source: 'shop', detail: { id: expect.any(String) } });`,
    fails: `expect(eventBridge).toHaveReceivedEvent({ source: 'shop', detail: { id: expect.any(Number) } });`,
  },
  {
    name: 'a rule has matched an event',
    passes: `expect(eventBridge.rule('paid', 'orders')).toHaveMatchedEvent();`,
    fails: `expect(eventBridge.rule('refunded', 'orders')).toHaveMatchedEvent();`,
  },
  {
    name: 'a rule matches an event, or does not',
    passes: `expect(eventBridge.rule('paid', 'orders')).not.toMatchEvent({ source: 'shop', detail: { total: 99 } });`,
    fails: `expect(eventBridge.rule('paid', 'orders')).toMatchEvent({ source: 'shop', detail: { total: '150' } });`,
  },
  {
    name: 'a target was invoked once',
    passes: `expect(eventBridge.target('billing')).toHaveReceivedInvocationTimes(1, { detail: { total: 150 } });`,
    fails: `expect(eventBridge.target('billing')).not.toHaveReceivedInvocationTimes(1, { detail: { total: 150 } });`,
  },
  {
    name: 'there are no warnings',
    passes: `expect(eventBridge).toHaveNoWarnings();`,
    before: `await client.send(new PutEventsCommand({ Entries: [{ DetailType: 'Order Placed', Detail: '{}' }] }));`,
    fails: `expect(eventBridge).toHaveNoWarnings();`,
  },
];

/** What every suite begins with: the same lines but for where the runner's functions and the matchers come from. */
function beginning({ imports }: Runner): string {
  return `
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { mockEventBridge } from 'aws-eventbridge-mock';
${imports}
const client = new EventBridgeClient({});
const announced: string[] = [];
function announce(event: { detail: { id: string } }): void {
  announced.push(event.detail.id);
}
const targets = ['arn:aws:sqs:us-east-1:123456789012:billing', announce];
const pattern = { source: ['shop'], detail: { total: [{ numeric: ['>=', 100] }] } };
const refunded = { pattern: { 'detail-type': ['Order Refunded'] }, targets };
const eventBridge = mockEventBridge({ seed: { buses: { orders: { rules: { paid: { pattern, targets }, refunded } } } } });
afterAll(() => eventBridge.restore());

async function placeOrder(id: string): Promise<void> {
  const Detail = JSON.stringify({ id, total: 150 });
  const Entries = [{ EventBusName: 'orders', Source: 'shop', DetailType: 'Order Placed', Detail }];
  await client.send(new PutEventsCommand({ Entries }));
}
`;
}

/** What every consumer runs, and all of which passes. */
export function passingSuite(runner: Runner): string {
  return `
import assert from 'node:assert/strict';
import { DescribeEventBusCommand, ResourceNotFoundException } from '@aws-sdk/client-eventbridge';
import { explain } from 'aws-eventbridge-mock';
import { expect as expectOfKit } from 'aws-eventbridge-mock/expect';
import { awsEvents, event, eventsFrom } from 'aws-eventbridge-mock/fixtures';
import { match } from 'aws-eventbridge-mock/pattern';
import { serve } from 'aws-eventbridge-mock/server';
import { fromCloudFormation } from 'aws-eventbridge-mock/templates';
${importsOf(ENTRIES_FOR_ALL)}
${beginning(runner)}
${ASSERTIONS.map(({ name, passes }) => testOf(name, passes)).join('\n')}
test('an event reaches the function that is a target', async () => {
  eventBridge.reset();
  announced.length = 0;
  await placeOrder('o-2');
  await eventBridge.settled();

  assert.deepEqual(announced, ['o-2']);
  expect(eventBridge.events()[0]).toMatchEventPattern(pattern);
  assert.equal(match(pattern, eventBridge.events()[0] ?? {}), true);
  assert.equal(explain(pattern, { source: 'shop', detail: { total: '150' } }).matches, false);
});

test('a fixture is an event that rules match', () => {
  const upload = awsEvents.s3.objectCreated({ detail: { object: { key: 'in/1.pdf' } } });
  eventBridge.emit(upload);

  expect(eventBridge).toHaveReceivedEvent({ source: 'aws.s3', detail: { object: { key: 'in/1.pdf' } } });
  expect(event({ source: 'shop', detail: { total: 150 } })).toMatchEventPattern(pattern);
  assert.throws(() => eventsFrom('no-such/*.json'), /eventsFrom: no file matches/);
});

test('the rules of a template are a seed', () => {
  const template = 'Resources:\\n  Placed: { Type: AWS::Events::Rule, Properties: { EventPattern: { source: [shop] } } }';
  const deployed = mockEventBridge(new EventBridgeClient({}), { seed: fromCloudFormation(template) });

  expect(deployed.rule('Placed')).toMatchEvent({ source: 'shop' });
  expectOfKit(deployed.rule('Placed')).not.toMatchEvent({ source: 'warehouse' });
  deployed.restore();
});

test('tests that run at the same time have accounts of their own', async () => {
  const ids = ['a', 'b'].map((id) =>
    eventBridge.isolate(async (isolated) => {
      await placeOrder(id);
      return isolated.events().map(({ detail }) => detail.id);
    }),
  );
  assert.deepEqual(await Promise.all(ids), [['a'], ['b']]);
});

test('the account is behind an endpoint for as long as it is served', async () => {
  const server = await serve(eventBridge);
  assert.match(server.endpoint, /^http:\\/\\/127\\.0\\.0\\.1:\\d+$/);
  await server.close();
});

test('an error is of the class of the SDK that the client comes from', async () => {
  const error: unknown = await client.send(new DescribeEventBusCommand({ Name: 'nope' })).catch((e: unknown) => e);
  assert.ok(error instanceof ResourceNotFoundException);
  assert.equal(error.name, 'ResourceNotFoundException');
  assert.equal(error.message, 'Event bus nope does not exist.');
});

test('every entry exports something', () => {
  assert.deepEqual(Object.keys(entries).filter((entry) => entries[entry]?.length === 0), []);
});
${runner.tests ?? ''}`;
}

/** The file to which a failing suite adds what was thrown, a line each. */
export const THROWN = 'thrown.jsonl';

/** The same assertions so that each fails: what is thrown is written down, and thrown on to the runner. */
export function failingSuite(runner: Runner): string {
  return `
import { appendFileSync } from 'node:fs';
${beginning(runner)}
function written(name: string, assertion: () => void): void {
  try {
    assertion();
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    appendFileSync('${THROWN}', JSON.stringify({ name, text }) + '\\n');
    throw error;
  }
}
${ASSERTIONS.map(failingTest).join('\n')}`;
}

function failingTest({ name, before = '', fails }: SharedAssertion): string {
  return testOf(name, `${before}\n  written(${JSON.stringify(name)}, () => {\n    ${fails}\n  });`);
}

/** Alone it does the same as after others: there are runners that begin anew after a failure. */
function testOf(name: string, statements: string): string {
  return `
test(${JSON.stringify(name)}, async () => {
  eventBridge.reset();
  await placeOrder('o-1');
  await eventBridge.settled();

  ${statements}
});
`;
}

/** How many tests a suite has. */
export function testsOf(suite: string): number {
  return suite.match(/^test\(/gm)?.length ?? 0;
}

const NEGATED = `// @ts-expect-error: the same, negated
expect(shop.bus('orders')).not.toHaveReceivedEvent({ detail: { items: [{ skuu: 's-1' }] } });
`;

/** Compiles only while a misspelt matcher, a wrong argument and a misspelt part of a known event are errors. */
export function typeChecks({ imports, types = '', knowsNegated = true }: Runner): string {
  return `
import { mockEventBridge } from 'aws-eventbridge-mock';
import { awsEvents } from 'aws-eventbridge-mock/fixtures';
${imports}
const eventBridge = mockEventBridge();
// @ts-expect-error: the detail has no such key
eventBridge.emit(awsEvents.s3.objectCreated({ detail: { objekt: { key: 'in/1.pdf' } } }));
expect(eventBridge).toHaveReceivedEvent({ source: 'shop' });
// @ts-expect-error: there is no such matcher
expect(eventBridge).toHaveReceivedEvnt({ source: 'shop' });
// @ts-expect-error: a number comes first
expect(eventBridge).toHaveReceivedEventTimes('once');

const shop = mockEventBridge<{ OrderPlaced: { id: string; items: { sku: string }[] } }>();
expect(shop).toHaveReceivedEvent({ 'detail-type': 'OrderPlaced', detail: { items: [{ sku: 's-1' }] } });
// @ts-expect-error: there is no such detail-type
expect(shop).toHaveReceivedEvent({ 'detail-type': 'OrderPlacd' });
// @ts-expect-error: the detail has no such key
expect(shop.bus('orders')).toHaveReceivedEvent({ detail: { items: [{ skuu: 's-1' }] } });
${knowsNegated ? NEGATED : ''}${types}`;
}
