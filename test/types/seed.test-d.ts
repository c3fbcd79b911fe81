import type {
  CreateApiDestinationCommandInput,
  CreateArchiveCommandInput,
  CreateConnectionCommandInput,
  CreateEndpointCommandInput,
  CreateEventBusCommandInput,
  PutRuleCommandInput,
  Target,
} from '@aws-sdk/client-eventbridge';
import type {
  EventBridgeMock,
  EventBridgeMockOptions,
  EventPatternObject,
  Seed,
  SeededApiDestination,
  SeededArchive,
  SeededBus,
  SeededConnection,
  SeededEndpoint,
  SeededRule,
  SeededTargetDetails,
} from '../../src/index.js';

declare const eventBridge: EventBridgeMock;

// What a caller of the API may set, a seed may say, but for what its place in the seed says.
type Left<Input, Part, Placed extends keyof Input> = Exclude<keyof Input, keyof Part | Placed>;
const nothingIsLeft: [
  Left<CreateEventBusCommandInput, SeededBus, 'Name' | 'EventSourceName'>,
  Left<PutRuleCommandInput, SeededRule, 'Name' | 'EventBusName'>,
  Left<Target, SeededTargetDetails, never>,
  Left<CreateArchiveCommandInput, SeededArchive, 'ArchiveName' | 'EventSourceArn'>,
  Left<CreateConnectionCommandInput, SeededConnection, 'Name'>,
  Left<CreateApiDestinationCommandInput, SeededApiDestination, 'Name'>,
  Left<CreateEndpointCommandInput, SeededEndpoint, 'Name'>,
][number][] = [] satisfies never[];
nothingIsLeft satisfies never[];

// Fields at any depth, every operator, and what was widened on its way.
const sources = ['shop'];
const range = { total: [{ numeric: ['>=', 100] }] };
const pattern = { source: sources, detail: range, $or: [{ account: ['1'] }, { detail: range }] };
eventBridge.seed({ buses: { orders: { rules: { paid: { pattern }, spelt: { EventPattern: pattern } } } } });
eventBridge.seed({ buses: { orders: { rules: { paid: { pattern: '{"source":["shop"]}' } } } } });

({
  'detail-type': ['Paid', { prefix: 'Order' }, { suffix: { 'equals-ignore-case': 'ED' } }],
  resources: [{ wildcard: 'arn:*:queue' }],
  'replay-name': [{ exists: false }],
  detail: {
    id: [{ 'anything-but': ['a', 1] }, { 'anything-but': { prefix: ['x'] } }, null, true],
    address: { ip: [{ cidr: '10.0.0.0/24' }], city: [{ 'equals-ignore-case': 'bonn' }] },
    $or: [{ a: [1] }, { b: { c: [2] } }],
  },
}) satisfies EventPatternObject;

// @ts-expect-error -- the field is called detail-type
({ detailType: ['Paid'] }) satisfies EventPatternObject;
// @ts-expect-error -- a list of values
({ source: 'shop' }) satisfies EventPatternObject;
// @ts-expect-error -- a list of values, deep inside too
({ detail: { order: { state: 'paid' } } }) satisfies EventPatternObject;
// @ts-expect-error -- the operator is called anything-but
({ detail: { a: [{ anythingBut: 'x' }] } }) satisfies EventPatternObject;
// @ts-expect-error -- whatever it is given
({ detail: { a: [{ anythingBut: ['x'] }] } }) satisfies EventPatternObject;
// @ts-expect-error -- prefix takes a text
({ detail: { a: [{ prefix: ['x'] }] } }) satisfies EventPatternObject;

// A misspelt member is an error where it stands.
({
  buses: {
    orders: {
      rules: {
        paid: {
          // @ts-expect-error -- it is called pattern
          patern: { source: ['shop'] },
        },
        sent: {
          // @ts-expect-error -- it is called EventPattern
          EventPatern: { source: ['shop'] },
        },
        shaped: {
          pattern,
          targets: [
            {
              arn: 'arn:aws:sqs:us-east-1:123456789012:q',
              // @ts-expect-error -- it is called pathsMap
              inputTransformer: { pathMap: {}, template: '"x"' },
            },
            {
              Arn: 'arn:aws:sqs:us-east-1:123456789012:q',
              // @ts-expect-error -- it is called InputTemplate
              InputTransformer: { InputTemplates: '"x"' },
            },
          ],
        },
      },
      // @ts-expect-error -- it is called retentionDays
      archives: { kept: { retention: 7 } },
    },
  },
  connections: {
    partner: {
      // @ts-expect-error -- it is called apiKey
      authorization: { ApiKey: { name: 'X-Key', value: 'k' } },
    },
  },
}) satisfies Seed;

const options: EventBridgeMockOptions = {
  seed: [
    { buses: { orders: {} } },
    {
      // @ts-expect-error -- it is called buses
      busses: {},
    },
  ],
};
eventBridge.seed([options.seed].flat().filter((seed) => seed !== undefined));
