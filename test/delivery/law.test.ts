import {
  EventBridgeClient,
  PutEventsCommand,
  PutRuleCommand,
  PutTargetsCommand,
  type Target,
} from '@aws-sdk/client-eventbridge';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DELIVERY_ERROR_CODES } from '../../src/delivery/delivery-errors.js';
import {
  mockEventBridge,
  type DeliveryFault,
  type DeliveryOrder,
  type DeliveryRecord,
  type EventBridgeMock,
} from '../../src/index.js';

const RUNS = Number(process.env['FC_RUNS'] ?? 1000);
const client = new EventBridgeClient({});

/** Pauses are as long as they are on average, so that a run that fails can be repeated. */
beforeEach(() => {
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
});

afterEach(() => {
  vi.restoreAllMocks();
});

const arn = (service: string, resource: string): string =>
  `arn:aws:${service}:us-east-1:123456789012:${resource}`;

const SOURCES = ['a', 'b', 'c'] as const;
const [FUNCTION, OTHER_FUNCTION] = [arn('lambda', 'function:f'), arn('lambda', 'function:g')];
const [QUEUE, TOPIC, BUS] = [arn('sqs', 'q'), arn('sns', 't'), arn('events', 'event-bus/other')];
const ARNS = [FUNCTION, OTHER_FUNCTION, QUEUE, TOPIC, BUS];
const seed = { buses: { other: {} } };
const IDS = ['1', '2', '3'] as const;

/** Nothing, a text that is no JSON for some events, several lines, and a path that finds nothing in some events. */
const shapings = fc.constantFrom<Pick<Target, 'InputPath' | 'InputTransformer'>>(
  {},
  {},
  { InputTransformer: { InputPathsMap: { d: '$.detail.o' }, InputTemplate: '{"a":"<d>"}' } },
  { InputTransformer: { InputTemplate: '"one"\n"two"' } },
  { InputPath: '$.detail.o' },
);

const retryPolicies = fc.constantFrom(
  { MaximumRetryAttempts: 0 },
  { MaximumRetryAttempts: 3 },
  { MaximumEventAgeInSeconds: 60 },
);

const targets = fc
  .record({
    Id: fc.constantFrom(...IDS),
    Arn: fc.constantFrom(...ARNS),
    shaping: shapings,
    policy: fc.option(retryPolicies),
    queue: fc.boolean(),
  })
  .map(({ Id, Arn, shaping, policy, queue }): Target & { Id: string } => ({
    Id,
    Arn,
    ...shaping,
    ...(policy && { RetryPolicy: policy }),
    ...(queue && { DeadLetterConfig: { Arn: arn('sqs', 'dead') } }),
  }));

const rules = fc.record({
  sources: fc.uniqueArray(fc.constantFrom(...SOURCES), { minLength: 1, maxLength: 3 }),
  enabled: fc.oneof({ weight: 5, arbitrary: fc.constant(true) }, fc.constant(false)),
  targets: fc.uniqueArray(targets, { maxLength: 3, selector: ({ Id }) => Id }),
});

const events = fc.record({
  source: fc.constantFrom(...SOURCES),
  detail: fc.constantFrom('{}', '{"o":"text"}', '{"o":{"n":1}}'),
});

const faults = fc.record({
  target: fc.constantFrom(...IDS, ...ARNS),
  fault: fc.record(
    { errorCode: fc.constantFrom(...DELIVERY_ERROR_CODES), times: fc.constantFrom(1, 2, 4, 12) },
    { requiredKeys: ['errorCode', 'times'] },
  ),
});

/** How often functions fail, by the ARN of their target. */
const handlers = fc.dictionary(fc.constantFrom(...ARNS), fc.nat(4), { maxKeys: 3 });

const accounts = fc.record({
  rules: fc.array(rules, { minLength: 1, maxLength: 2 }),
  events: fc.array(events, { minLength: 1, maxLength: 3 }),
  faults: fc.array(faults, { maxLength: 3 }),
  handlers,
});

interface Account {
  readonly rules: readonly {
    readonly sources: readonly string[];
    readonly enabled: boolean;
    readonly targets: readonly (Target & { readonly Id: string })[];
  }[];
  readonly events: readonly { readonly source: string; readonly detail: string }[];
  readonly faults: readonly { readonly target: string; readonly fault: DeliveryFault }[];
  readonly handlers: Readonly<Record<string, number>>;
}

/** Builds the account, sends the events and waits. Answers the events' ids. */
async function play(mock: EventBridgeMock, account: Account): Promise<readonly string[]> {
  for (const [targetArn, failures] of Object.entries(account.handlers))
    bindFailing(mock, targetArn, failures);
  for (const [index, { sources, enabled, targets: Targets }] of account.rules.entries()) {
    const EventPattern = JSON.stringify({ source: sources });
    const State = enabled ? 'ENABLED' : 'DISABLED';
    await client.send(new PutRuleCommand({ Name: `r${index}`, EventPattern, State }));
    if (Targets.length > 0)
      await client.send(new PutTargetsCommand({ Rule: `r${index}`, Targets: [...Targets] }));
  }
  for (const { target, fault } of account.faults) mock.target(target).fault(fault);
  const Entries = account.events.map(({ source, detail }) => ({
    Source: source,
    DetailType: 'E',
    Detail: detail,
  }));
  const answer = await client.send(new PutEventsCommand({ Entries }));
  await mock.settled();
  return (answer.Entries ?? []).map(({ EventId }) => String(EventId));
}

function bindFailing(mock: EventBridgeMock, targetArn: string, failures: number): void {
  let calls = 0;
  mock.handle(targetArn, () => {
    calls += 1;
    if (calls <= failures) throw new Error('out of order');
  });
}

const keyOf = ({ event, rule, target }: Omit<DeliveryRecord, 'outcome' | 'attempts'>): string =>
  `${event.id} ${rule.name} ${target.id}`;

/** Each event with each target of each enabled rule whose pattern names its source. */
function expectedPairs({ rules: given, events: sent }: Account, ids: readonly string[]): readonly string[] {
  return sent.flatMap(({ source }, event) =>
    given.flatMap(({ sources, enabled, targets: of }, rule) =>
      enabled && sources.includes(source) ? of.map(({ Id }) => `${ids[event] ?? ''} r${rule} ${Id}`) : [],
    ),
  );
}

const keysWith = (mock: EventBridgeMock, outcome: DeliveryRecord['outcome']): readonly string[] =>
  mock
    .deliveries()
    .filter((delivery) => delivery.outcome === outcome)
    .map(keyOf)
    .sort();

function expectTheLaw(mock: EventBridgeMock): void {
  expect(mock.pendingDeliveries).toBe(0);
  expect(keysWith(mock, 'pending')).toEqual([]);
  expect(mock.invocations().map(keyOf).sort()).toEqual(keysWith(mock, 'delivered'));
  expect(mock.deadLetters().map(keyOf).sort()).toEqual(keysWith(mock, 'dead-lettered'));
  const lost = mock.warnings().filter(({ kind }) => kind === 'delivery-dropped' || kind === 'input-dropped');
  expect(lost).toHaveLength(keysWith(mock, 'dropped').length);
  expect(mock.deliveries().filter((delivery) => !hasSoundAttempts(delivery))).toEqual([]);
}

/** Every attempt but the last of a delivered event failed, and each came after the one before. */
function hasSoundAttempts({ outcome, attempts, droppedInput }: DeliveryRecord): boolean {
  const failures = attempts.filter(({ error }) => error !== undefined).length;
  const lastFailed = attempts.at(-1)?.error !== undefined;
  if (droppedInput) return outcome === 'dropped' && attempts.length === 0;
  if (outcome === 'delivered' ? lastFailed || failures !== attempts.length - 1 : failures !== attempts.length)
    return false;
  return attempts.length > 0 && attempts.every(({ at }, index) => at > (attempts[index - 1]?.at ?? 0));
}

async function holds(account: Account, deliveryOrder: DeliveryOrder): Promise<void> {
  using mock = mockEventBridge(client, { deliveryOrder, seed });
  const ids = await play(mock, account);
  const delivered = mock.deliveries().map(keyOf);
  const expected = [...expectedPairs(account, ids)].sort();
  const twice = typeof deliveryOrder === 'object' && 'duplicated' in deliveryOrder;
  expect((twice ? [...new Set(delivered)] : delivered).sort()).toEqual(expected);
  expectTheLaw(mock);
}

test('every event comes to one end at every target of every rule that it matches', async () => {
  await fc.assert(
    fc.asyncProperty(accounts, (account) => holds(account, 'in order')),
    { numRuns: RUNS },
  );
});

test('the same holds in any order, and for events that come twice', async () => {
  await fc.assert(
    fc.asyncProperty(accounts, fc.nat(), fc.nat(), (account, shuffled, duplicated) =>
      holds(account, { shuffled, duplicated }),
    ),
    { numRuns: Math.ceil(RUNS / 4) },
  );
});

test('the accounts come to every end that there is', async () => {
  const seen = new Set<string>();
  for (const account of fc.sample(accounts, { numRuns: 500, seed: 2 })) {
    using mock = mockEventBridge(client, { seed });
    await play(mock, account);
    for (const { outcome, attempts, droppedInput, exhaustedRetryCondition = 'none' } of mock.deliveries()) {
      seen.add(`${outcome}, ${droppedInput ? 'shaped to nothing' : `exhausted: ${exhaustedRetryCondition}`}`);
      if (attempts.length > 1) seen.add(`${outcome} after retries`);
    }
  }

  expect([...seen].sort()).toMatchInlineSnapshot(`
    [
      "dead-lettered after retries",
      "dead-lettered, exhausted: MaximumEventAgeInSeconds",
      "dead-lettered, exhausted: MaximumRetryAttempts",
      "dead-lettered, exhausted: none",
      "delivered after retries",
      "delivered, exhausted: none",
      "dropped after retries",
      "dropped, exhausted: MaximumEventAgeInSeconds",
      "dropped, exhausted: MaximumRetryAttempts",
      "dropped, exhausted: none",
      "dropped, shaped to nothing",
    ]
  `);
});
