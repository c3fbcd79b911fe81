import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '../property-runs.js';
import type { Call } from '../service/scenarios.js';
import { KeptAccount } from './kept-account.js';

const { constant, constantFrom, oneof, record, array } = fc;

const HOME = 'arn:aws:events:us-east-1:123456789012';
const RULES = ['paid', 'sent', 'often', 'hourly'];
const QUEUE = 'arn:aws:sqs:us-east-1:123456789012:queue';
const SOURCE = 'aws.partner/example.com/shop';
const POLICY = { Statement: { Effect: 'Allow', Principal: '*', Action: 'events:*', Resource: '*' } };

const EventBusName = constantFrom('default', 'orders', SOURCE);
const Name = constantFrom(...RULES);
const EventPattern = constantFrom(
  '{"source":["shop"]}',
  '{"source":[{"wildcard":"sh*"}]}',
  '{"detail":{"n":[{"numeric":[">",1]}]}}',
);
const Targets = constantFrom(
  [{ Id: 'queue', Arn: QUEUE }],
  [{ Id: 'orders', Arn: `${HOME}:event-bus/orders` }],
  [
    {
      Id: 'queue',
      Arn: QUEUE,
      InputTransformer: { InputPathsMap: { n: '$.detail.n' }, InputTemplate: '"<n>"' },
    },
  ],
);
const Entries = array(
  record({
    Source: constantFrom('shop', 'store'),
    DetailType: constant('Order'),
    Detail: constantFrom('{"n":1}', '{"n":1.50}', '{"n":2,"é":"\\u2028"}'),
    EventBusName: constantFrom('default', 'orders'),
  }),
  { minLength: 1, maxLength: 3 },
);
const ArchiveName = constantFrom('kept', 'all');
const AuthParameters = constantFrom(
  { ApiKeyAuthParameters: { ApiKeyName: 'k', ApiKeyValue: 'secret' } },
  { InvocationHttpParameters: { HeaderParameters: [{ Key: '$ref', Value: '1', IsValueSecret: true }] } },
);

/** Few names, so that calls meet what others have made. */
const inputs: Readonly<Record<string, fc.Arbitrary<object>>> = {
  CreateEventBus: oneof(
    record({ Name: constant('orders'), Tags: constant([{ Key: 'team', Value: 'shop' }]) }),
    constant({ Name: SOURCE, EventSourceName: SOURCE }),
  ),
  UpdateEventBus: record({ Name: EventBusName, Description: constantFrom('a', 'b') }),
  DeleteEventBus: record({ Name: EventBusName }),
  PutPermission: record({ EventBusName, Policy: constant(JSON.stringify(POLICY)) }),
  PutRule: oneof(
    record({ Name, EventBusName, EventPattern, State: constantFrom('ENABLED', 'DISABLED') }),
    constantFrom(
      { Name: 'often', ScheduleExpression: 'rate(5 minutes)' },
      { Name: 'hourly', ScheduleExpression: 'cron(0 * * * ? *)' },
      { Name: 'sent', ScheduleExpression: 'rate(10 minutes)' },
    ),
  ),
  DisableRule: record({ Name, EventBusName }),
  DeleteRule: record({ Name, EventBusName }),
  PutTargets: record({ Rule: Name, EventBusName, Targets }),
  RemoveTargets: record({ Rule: Name, EventBusName, Ids: constant(['queue']) }),
  TagResource: record({
    ResourceARN: constantFrom(`${HOME}:rule/paid`, `${HOME}:event-bus/orders`),
    Tags: constantFrom([{ Key: 'team', Value: 'z' }], [{ Key: '$date', Value: '' }]),
  }),
  CreateArchive: record({ ArchiveName, EventSourceArn: constantFrom(`${HOME}:event-bus/default`) }),
  UpdateArchive: record({ ArchiveName, RetentionDays: constantFrom(1, 2), EventPattern }),
  DeleteArchive: record({ ArchiveName: constant('all') }),
  StartReplay: record({
    ReplayName: constantFrom('first', 'second'),
    EventSourceArn: ArchiveName.map((name) => `${HOME}:archive/${name}`),
    EventStartTime: constant(new Date('2026-03-01T00:00:00Z')),
    EventEndTime: constant(new Date('2026-03-02T00:00:00Z')),
    Destination: constant({ Arn: `${HOME}:event-bus/default` }),
  }),
  CancelReplay: record({ ReplayName: constantFrom('first', 'second') }),
  CreateConnection: record({
    Name: constant('partner'),
    AuthorizationType: constant('API_KEY'),
    AuthParameters,
  }),
  DeleteConnection: constant({ Name: 'partner' }),
  PutEvents: record({ Entries }),
};

/** By the partner that offers the source. */
const offer: Call = ['CreatePartnerEventSource', { Name: SOURCE, Account: '123456789012' }, {}];

const call = oneof(
  constant(offer),
  ...Object.entries(inputs).map(([operation, input]) => input.map((given): Call => [operation, given])),
);

type Step = { readonly calls: readonly Call[] } | { readonly minutes: number } | { readonly advance: number };

/** What chance alone seldom brings together. */
const together = constantFrom<readonly Call[]>(
  [
    ['CreateArchive', { ArchiveName: 'kept', EventSourceArn: `${HOME}:event-bus/default` }],
    ['PutEvents', { Entries: [{ Source: 'shop', DetailType: 'Order', Detail: '{"n":2}' }] }],
    [
      'StartReplay',
      {
        ReplayName: 'first',
        EventSourceArn: `${HOME}:archive/kept`,
        EventStartTime: new Date('2026-03-01T00:00:00Z'),
        EventEndTime: new Date('2026-03-04T00:00:00Z'),
        Destination: { Arn: `${HOME}:event-bus/default` },
      },
    ],
  ],
  ['paid', 'sent', 'paid'].map((Name): Call => ['PutRule', { Name, EventPattern: '{"source":["shop"]}' }]),
);

const step: fc.Arbitrary<Step> = oneof(
  record({ calls: together }),
  { weight: 4, arbitrary: record({ calls: array(call, { minLength: 1, maxLength: 6 }) }) },
  record({ minutes: constantFrom(1, 7) }),
  record({ advance: constantFrom(1, 40, 26 * 60) }),
);

async function play(account: KeptAccount, step: Step): Promise<unknown> {
  if ('minutes' in step) account.pass(step.minutes);
  const answers = 'calls' in step ? await account.answers(step.calls) : [];
  if ('advance' in step) await account.mock.clock.advanceBy(`${step.advance} minutes`);
  await account.mock.settled();
  return answers;
}

test('an account that was saved and loaded goes on as the one that was not', async () => {
  const steps = array(step, { maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(steps, steps, async (before, after) => {
      using account = new KeptAccount();
      for (const step of before) await play(account, step);
      using loaded = account.continued();
      account.mock.clearHistory();

      expect(loaded.saved()).toBe(account.saved());
      expect(await loaded.seen(RULES)).toEqual(await account.seen(RULES));
      for (const step of after) expect(await play(loaded, step)).toEqual(await play(account, step));
      expect(await loaded.seen(RULES)).toEqual(await account.seen(RULES));
    }),
    { numRuns: runs(10) },
  );
});
