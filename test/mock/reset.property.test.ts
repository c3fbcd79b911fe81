import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { processEnvironment, type Environment } from '../../src/environment/environment.js';
import type { EventBridgeMock, Seed, SeededTarget, TargetHandler } from '../../src/index.js';
import { Mock } from '../../src/mock/mock.js';
import { runs } from '../property-runs.js';
import { send, type Answer, type Call } from '../service/scenarios.js';

const { constant, constantFrom, oneof, record, array, dictionary, tuple } = fc;

const PARTNER = 'arn:aws:events:eu-west-1:111122223333:event-bus/partner';
const RULES = ['paid', 'sent', 'nightly'];
const QUEUE = 'arn:aws:sqs:us-east-1:123456789012:queue';
const BILLING = 'arn:aws:lambda:us-east-1:123456789012:function:billing';
const PATTERNS = [
  '{"source":["shop"]}',
  '{"source":[{"wildcard":"sh*"}]}',
  '{"detail":{"n":[{"exists":true}]}}',
];
const POLICY = { Statement: { Effect: 'Allow', Principal: '*', Action: 'events:*', Resource: '*' } };

const handlers: readonly TargetHandler[] = [
  function billing() {},
  { billing: () => Promise.reject(new Error('out of order')) }.billing,
];

const state = constantFrom('ENABLED', 'DISABLED');
const target = oneof(
  constantFrom(...handlers, QUEUE, { arn: PARTNER, roleArn: 'arn:aws:iam::123456789012:role/events' }),
  record({ arn: constant(BILLING), handler: constantFrom(...handlers) }),
);
const seededRule = (targets: fc.Arbitrary<SeededTarget>) =>
  record(
    {
      pattern: constantFrom(...PATTERNS),
      state,
      tags: dictionary(constantFrom('team', 'cost'), constantFrom('a', 'b')),
      // Both seeds may have the rule, and five targets are the most.
      targets: array(targets, { maxLength: 2 }),
    },
    { requiredKeys: ['pattern'] },
  );
const schedule = record({ schedule: constantFrom('rate(5 minutes)', 'cron(0 * * * ? *)'), state });
const bus = record(
  {
    description: constantFrom('a', 'b'),
    policy: constant(POLICY),
    tags: constant({ team: 'shop' }),
    rules: dictionary(constantFrom(...RULES), seededRule(target)),
  },
  { requiredKeys: ['rules'] },
);
// Rules of others may have it as their target.
const partner = record({
  policy: constant(POLICY),
  rules: dictionary(constantFrom(...RULES), seededRule(constantFrom(...handlers))),
});
const defaultBus = record({ rules: dictionary(constantFrom(...RULES), oneof(seededRule(target), schedule)) });
const seed = record(
  {
    buses: record({ [PARTNER]: partner, default: defaultBus, orders: bus }, { requiredKeys: [PARTNER] }),
    resources: constant({ [QUEUE]: { policy: null } }),
  },
  { requiredKeys: ['buses'] },
);
/** What it makes has ids that are drawn. */
const WITH_IDS = { connections: { partner: { authorization: { apiKey: { name: 'k', value: 'v' } } } } };
const seeds = tuple(array(seed, { minLength: 1, maxLength: 2 }), constantFrom([], [], [], [WITH_IDS])).map(
  (parts): readonly Seed[] => parts.flat(),
);

const EventBusName = constantFrom('default', 'orders', 'new');
const Name = constantFrom(...RULES, 'new');
const ruleArn = tuple(constantFrom('', 'orders/'), Name).map(
  ([on, name]) => `arn:aws:events:us-east-1:123456789012:rule/${on}${name}`,
);
const Targets = constantFrom(
  [{ Id: 'queue', Arn: QUEUE }],
  [{ Id: 'late', Arn: BILLING }],
  [{ Id: 'bad', Arn: 'no' }],
);
const EventPattern = constantFrom(...PATTERNS, '{}');
const events = record({
  Source: constantFrom('shop', 'store'),
  DetailType: constant('Order'),
  Detail: constantFrom('{"n":1}', '{}', '['),
  EventBusName: constantFrom('default', 'orders', PARTNER),
});

const inputs: Readonly<Record<string, fc.Arbitrary<object>>> = {
  PutEvents: record({ Entries: array(events, { minLength: 1, maxLength: 3 }) }),
  PutRule: record({ Name, EventBusName, EventPattern, State: state }),
  EnableRule: record({ Name, EventBusName }),
  DisableRule: record({ Name, EventBusName }),
  DeleteRule: record({ Name, EventBusName }),
  PutTargets: record({ Rule: Name, EventBusName, Targets }),
  RemoveTargets: record({ Rule: Name, EventBusName, Ids: constantFrom(['queue'], ['billing', 'billing-2']) }),
  TagResource: record({ ResourceARN: ruleArn, Tags: constant([{ Key: 'team', Value: 'z' }]) }),
  UntagResource: record({ ResourceARN: ruleArn, TagKeys: constant(['team']) }),
  CreateEventBus: record({ Name: constantFrom('orders', 'new'), Description: constant('new') }),
  UpdateEventBus: record({ Name: EventBusName, Description: constant('changed') }),
  DeleteEventBus: record({ Name: EventBusName }),
  PutPermission: record({ EventBusName, Policy: constant(JSON.stringify(POLICY)) }),
  RemovePermission: record({ EventBusName, RemoveAllPermissions: constant(true) }),
  CreateArchive: record({
    ArchiveName: constant('kept'),
    EventSourceArn: constant('arn:aws:events:us-east-1:123456789012:event-bus/default'),
  }),
  DeleteConnection: constant({ Name: 'partner' }),
};

const call = oneof(
  ...Object.entries(inputs).map(([operation, input]) => input.map((given): Call => [operation, given])),
);

type Step =
  | { readonly calls: readonly Call[] }
  | { readonly isolated: readonly Call[] }
  | { readonly advance: '7 minutes' | '3 hours' }
  | { readonly handle: TargetHandler }
  | 'settled'
  | 'reset';

const calls = array(call, { minLength: 1, maxLength: 4 });
const step: fc.Arbitrary<Step> = oneof(
  { weight: 4, arbitrary: record({ calls }) },
  record({ isolated: calls }),
  record({ advance: constantFrom('7 minutes', '3 hours') }),
  record({ handle: constantFrom(...handlers) }),
  constant('settled'),
  { weight: 3, arbitrary: constant('reset') },
);

/** A mock of its own process, in which a minute passes from step to step and ids are counted. */
class Played {
  readonly mock: Mock;
  readonly #client = new EventBridgeClient({});
  readonly #forgets: boolean;
  #minutes = 0;

  /** @param forgets whether what seeds have made is forgotten, so that they are built anew from their requests */
  constructor([first = {}, ...others]: readonly Seed[], { forgets }: { readonly forgets: boolean }) {
    this.#forgets = forgets;
    this.mock = new Mock(
      { seed: first, handlerErrors: 'record' },
      countedEnvironment(() => this.#minutes),
    );
    this.mock.attach(this.#client);
    for (const seed of others) this.mock.seed(seed);
  }

  [Symbol.dispose](): void {
    this.mock.restore();
  }

  async play(step: Step): Promise<unknown> {
    this.#minutes += 1;
    // Another seed, though it is empty, has to be built together with those before.
    if (this.#forgets) this.mock.seed({});
    if (step === 'reset') {
      this.mock.reset();
      return undefined;
    }
    if (step === 'settled') return this.mock.settled();
    if ('calls' in step) return this.#answers(step.calls);
    if ('advance' in step) return this.mock.clock.advanceBy(step.advance);
    if ('handle' in step) {
      this.mock.handle(BILLING, step.handle);
      return undefined;
    }
    return this.mock.isolate(async (inner) => [await this.#answers(step.isolated), await this.seen(inner)]);
  }

  /** Everything that can be known of the mock. */
  async seen(mock: EventBridgeMock = this.mock): Promise<unknown> {
    const { pendingDeliveries } = mock;
    const history = [
      mock.events(),
      mock.deliveries(),
      mock.invocations(),
      mock.deadLetters(),
      mock.warnings(),
    ];
    const runs = RULES.map((name) => mock.rule(name)).map((rule) => (rule.exists ? rule.nextRuns(2) : []));
    const times = await this.#answers([
      ['ListEventBuses', {}],
      ['ListConnections', {}],
      ['ListArchives', {}],
    ]);
    return structuredClone({
      pendingDeliveries,
      history,
      runs,
      times,
      now: mock.clock.now(),
      accounts: mock.snapshot(),
      unbound: mock.boundToNothing(),
      commands: mock.commands().map(({ name, input, error }) => [name, input, error?.message]),
    });
  }

  async #answers(calls: readonly Call[]): Promise<readonly unknown[]> {
    const answers: unknown[] = [];
    for (const call of calls) answers.push(await send(this.#client, call).then(withoutMetadata, String));
    return answers;
  }
}

function withoutMetadata({ $metadata: _, ...answer }: Answer): object {
  return answer;
}

function countedEnvironment(minutes: () => number): Environment {
  let ids = 0;
  const start = Date.parse('2026-03-01T12:34:56.789Z');
  return {
    ...processEnvironment,
    now: () => start + minutes() * 60_000,
    uuid: () => `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}`,
    random: () => 0.5,
    wakeUp: () => ({ cancel: () => undefined, isStale: () => false }),
  };
}

test('reset() and isolate() bring back what requests would build anew', async () => {
  await fc.assert(
    fc.asyncProperty(seeds, array(step, { maxLength: 12 }), async (seeds, steps) => {
      using played = new Played(seeds, { forgets: false });
      using plain = new Played(seeds, { forgets: true });
      for (const step of [...steps, 'reset', ...steps, 'reset'] as const) {
        expect(await played.play(step)).toEqual(await plain.play(step));
        expect(await played.seen()).toEqual(await plain.seen());
      }
    }),
    { numRuns: runs(10) },
  );
});
