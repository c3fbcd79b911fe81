import type { RetryPolicy, Target } from '@aws-sdk/client-eventbridge';
import fc from 'fast-check';
import { DELIVERY_ERROR_CODES, isRetried } from '../../src/delivery/attempt/delivery-errors.js';
import type { DeliveryFault, DeliveryOrder, SeededResource } from '../../src/index.js';

const HOME = '123456789012';
const PARTNER = '444455556666';

interface LawfulBus {
  readonly name: string;
  readonly arn: string;
  readonly account: string;
  readonly region: string;
}

function lawfulBus(name: string, account: string, region: string): LawfulBus {
  return { name, account, region, arn: `arn:aws:events:${region}:${account}:event-bus/${name}` };
}

/** Rules send events to later buses alone, so that no loop has to be cut. */
export const BUSES = [
  lawfulBus('default', HOME, 'us-east-1'),
  lawfulBus('other', HOME, 'us-east-1'),
  lawfulBus('partner', PARTNER, 'us-east-1'),
  lawfulBus('abroad', HOME, 'eu-west-1'),
  lawfulBus('back', HOME, 'us-east-1'),
] as const;

const SOURCES = ['a', 'b'] as const;
const IDS = ['1', '2', '3'] as const;

/** The Id of a target that the first rule has besides, in some accounts. */
export const API_DESTINATION = 'api';
export const RoleArn = `arn:aws:iam::${HOME}:role/eventbridge`;

/** Of each kind, as it is called behind the account in an ARN, with what a target of it needs. */
const KINDS: readonly (readonly [service: string, resource: string, needs?: Omit<Target, 'Arn' | 'Id'>])[] = [
  ['lambda', 'function:f'],
  ['lambda', 'function:g'],
  ['sqs', 'q'],
  ['sqs', 'q.fifo', { SqsParameters: { MessageGroupId: 'g' } }],
  ['sns', 't'],
  ['kinesis', 'stream/s', { RoleArn }],
  ['states', 'stateMachine:m', { RoleArn }],
];

const arnAt = ({ region, account }: Omit<LawfulBus, 'name' | 'arn'>, service: string, resource: string) =>
  `arn:aws:${service}:${region}:${account}:${resource}`;

const HOME_ARNS = KINDS.map(([service, resource]) => arnAt(BUSES[0], service, resource));
const DEAD = arnAt(BUSES[0], 'sqs', 'dead');

/** Nothing, a text that is no JSON for some events, several lines, and a path that finds nothing in some events. */
const shapings = fc.constantFrom<Pick<Target, 'InputPath' | 'InputTransformer'>>(
  {},
  {},
  { InputTransformer: { InputPathsMap: { d: '$.detail.o' }, InputTemplate: '{"a":"<d>"}' } },
  { InputTransformer: { InputTemplate: '"one"\n"two"' } },
  { InputPath: '$.detail.o' },
);

const retryPolicies = fc.constantFrom<(RetryPolicy | undefined)[]>(
  undefined,
  { MaximumRetryAttempts: 0 },
  { MaximumRetryAttempts: 3 },
  { MaximumEventAgeInSeconds: 60 },
);

/** None, one that takes everything unless it has a policy, and three that never get a dead letter. */
const deadLetterQueues = fc.constantFrom(
  undefined,
  DEAD,
  DEAD,
  `${DEAD}.fifo`,
  arnAt({ region: 'ap-south-1', account: HOME }, 'sqs', 'dead'),
  arnAt(BUSES[0], 'sns', 'dead'),
);

export type LawfulTarget = Target & { readonly Id: string; readonly Arn: string };

type Address = Omit<Target, 'Arn' | 'Id'> & { readonly Arn: string };

/** A target of a rule on one of the buses: every third one is a later bus, where there is one. */
function targets(bus: number): fc.Arbitrary<LawfulTarget> {
  const { region, account } = BUSES[bus] ?? BUSES[0];
  const others: fc.Arbitrary<Address> = fc
    .constantFrom(...KINDS)
    .map(([service, resource, needs]) => ({ Arn: arnAt({ region, account }, service, resource), ...needs }));
  const buses = BUSES.slice(bus + 1).map(({ arn }) => ({ Arn: arn, RoleArn }));
  const addressed =
    buses.length === 0
      ? others
      : fc.oneof(
          { weight: 2, arbitrary: others },
          { weight: 1, arbitrary: fc.constantFrom<Address[]>(...buses) },
        );
  return fc
    .record({
      Id: fc.constantFrom(...IDS),
      address: addressed,
      shaping: shapings,
      policy: retryPolicies,
      queue: deadLetterQueues,
    })
    .map(({ Id, address, shaping, policy, queue }): LawfulTarget => ({
      Id,
      ...address,
      ...shaping,
      ...(policy && { RetryPolicy: policy }),
      ...(queue !== undefined && { DeadLetterConfig: { Arn: queue } }),
    }));
}

export interface LawfulRule {
  readonly name: string;
  readonly bus: LawfulBus;
  readonly sources: readonly string[];
  readonly enabled: boolean;
  readonly targets: readonly LawfulTarget[];
}

function rules(bus: number): fc.Arbitrary<LawfulRule[]> {
  const rule = fc.record({
    sources: fc.uniqueArray(fc.constantFrom(...SOURCES), { minLength: 1, maxLength: 2 }),
    enabled: fc.oneof({ weight: 5, arbitrary: fc.constant(true) }, fc.constant(false)),
    targets: fc.uniqueArray(targets(bus), { minLength: 1, maxLength: 3, selector: ({ Id }) => Id }),
  });
  return fc
    .array(rule, bus === 0 ? { minLength: 1, maxLength: 2 } : { maxLength: 1 })
    .map((all) => all.map((one, index) => ({ ...one, name: `r${index}`, bus: BUSES[bus] ?? BUSES[0] })));
}

const allRules = fc.tuple(...BUSES.map((_, bus) => rules(bus))).map((ofBuses) => ofBuses.flat());

const events = fc.record({
  source: fc.constantFrom(...SOURCES),
  detail: fc.constantFrom('{}', '{"o":"text"}', '{"o":{"n":1}}'),
  bus: fc.constantFrom(BUSES[0], BUSES[0], BUSES[1]),
});

const times = fc.constantFrom(1, 2, 4, 12);
const latency = fc.constantFrom(1, 4999, 5000, 90_000);
const errorCode = fc.oneof(
  fc.constantFrom(...DELIVERY_ERROR_CODES),
  fc.constantFrom(...DELIVERY_ERROR_CODES.filter(isRetried)),
);

const faults = fc.record({
  target: fc.constantFrom(...IDS, API_DESTINATION, ...HOME_ARNS, ...BUSES.map(({ arn }) => arn)),
  fault: fc.oneof<fc.Arbitrary<DeliveryFault>[]>(
    fc.record({ errorCode, times }),
    fc.record({ latency, times }),
    fc.record({ errorCode, latency, times }),
  ),
});

/** How often functions fail, by the ARN of their target. */
const handlers = fc.dictionary(fc.constantFrom(...HOME_ARNS), fc.nat(4), { maxKeys: 3 });

const OPEN = {
  Statement: { Effect: 'Allow', Principal: { Service: 'events.amazonaws.com' }, Action: '*', Resource: '*' },
};
/** What the kit knows of resources, by ARN. */
const resources = fc
  .uniqueArray(
    fc.oneof(
      fc.tuple(
        fc.constantFrom(
          arnAt(BUSES[0], 'sqs', 'q'),
          arnAt(BUSES[0], 'sns', 't'),
          arnAt(BUSES[0], 'lambda', 'function:g'),
          DEAD,
        ),
        fc.constantFrom<SeededResource>({ policy: null }, { policy: OPEN }),
      ),
      fc.tuple(
        fc.constant(arnAt(BUSES[0], 'sqs', 'q.fifo')),
        fc.constantFrom<SeededResource>(
          { contentBasedDeduplication: false },
          { contentBasedDeduplication: true, policy: OPEN },
        ),
      ),
    ),
    { maxLength: 3, selector: ([arn]) => arn },
  )
  .map((known) => Object.fromEntries(known));

const orders = fc.oneof<fc.Arbitrary<DeliveryOrder>[]>(
  fc.constant('in order'),
  fc.record({ shuffled: fc.nat() }),
  fc.record({ shuffled: fc.nat(), duplicated: fc.nat() }),
);

const batches = fc.record({
  events: fc.array(events, { minLength: 1, maxLength: 4 }),
  faults: fc.array(faults, { maxLength: 3 }),
  /** How the test waits for the end. */
  waiting: fc.constantFrom('settled' as const, 'two days' as const),
});

/** Accounts with what happens in them, one batch after the other. */
export const accounts = fc.record({
  rules: allRules,
  handlers,
  resources,
  partnerIsOpen: fc.boolean(),
  /** How many invocations a second an API destination takes; undefined where there is none. */
  rateLimit: fc.constantFrom(undefined, undefined, 1, 300),
  order: orders,
  batches: fc.array(batches, { minLength: 2, maxLength: 4 }),
});

type ValueOf<Of> = Of extends fc.Arbitrary<infer Value> ? Value : never;
export type LawfulAccount = ValueOf<typeof accounts>;
export type Batch = ValueOf<typeof batches>;
