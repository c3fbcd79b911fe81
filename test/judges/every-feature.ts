import { Duration, SecretValue, type Stack } from 'aws-cdk-lib';
import {
  ApiDestination,
  Authorization,
  Connection,
  EventBus,
  EventField,
  HttpMethod,
  HttpParameter,
  IncludeDetail,
  Level,
  Match,
  Rule,
  RuleTargetInput,
  Schedule,
} from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { AccountPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Queue } from 'aws-cdk-lib/aws-sqs';

const schedules = {
  Rate: Schedule.rate(Duration.minutes(5)),
  Cron: Schedule.cron({ hour: '12', minute: '0', weekDay: 'MON-FRI' }),
  Expression: Schedule.expression('rate(1 day)'),
};

const inputs = {
  Text: RuleTargetInput.fromText(`Order ${EventField.fromPath('$.detail.id')} of ${EventField.account}`),
  Lines: RuleTargetInput.fromMultilineText(`Order\n${EventField.fromPath('$.detail.id')}`),
  Object: RuleTargetInput.fromObject({
    id: EventField.fromPath('$.detail.id'),
    at: EventField.time,
    kind: 'paid',
  }),
  Constant: RuleTargetInput.fromObject({ kind: 'paid' }),
  Path: RuleTargetInput.fromEventPath('$.detail'),
};

const details = {
  text: Match.anyOf(Match.prefix('a'), Match.suffix('b'), Match.equalsIgnoreCase('c'), Match.wildcard('d*e')),
  affixes: Match.anyOf(Match.prefixEqualsIgnoreCase('a'), Match.suffixEqualsIgnoreCase('b')),
  number: Match.anyOf(Match.greaterThan(1), Match.lessThanOrEqual(0), Match.equal(9)),
  interval: Match.interval(3, 4),
  limits: Match.anyOf(Match.greaterThanOrEqual(1), Match.lessThan(0), Match.nullValue()),
  other: Match.anythingBut('a', 'b'),
  otherPrefix: Match.anythingButPrefix('a'),
  otherSuffix: Match.anythingButSuffix('a'),
  otherWildcard: Match.anythingButWildcard('a*'),
  otherCase: Match.anythingButEqualsIgnoreCase('a'),
  address: Match.cidr('10.0.0.0/24'),
  there: Match.exists(),
  notThere: Match.doesNotExist(),
  exact: Match.exactString('b'),
};

/** What the constructs of EventBridge do beside targets: buses, patterns, schedules, inputs, archives, connections. */
export function everyFeature(stack: Stack): EventBus {
  const bus = new EventBus(stack, 'Bus', {
    eventBusName: 'orders',
    description: 'Orders',
    kmsKey: new Key(stack, 'Key'),
    deadLetterQueue: new Queue(stack, 'BusDead'),
    logConfig: { includeDetail: IncludeDetail.FULL, level: Level.INFO },
  });
  const unnamed = new EventBus(stack, 'Unnamed');
  const queue = new Queue(stack, 'Queue');
  const imported = EventBus.fromEventBusName(stack, 'Imported', 'elsewhere');

  for (const [name, schedule] of Object.entries(schedules)) {
    new Rule(stack, `${name}Rule`, { schedule, enabled: name !== 'Rate', description: name });
  }
  for (const [name, message] of Object.entries(inputs)) {
    const target = new SqsQueue(queue, { message, maxEventAge: Duration.minutes(7), retryAttempts: 0 });
    new Rule(stack, `${name}Input`, {
      eventBus: unnamed,
      eventPattern: { source: ['shop'] },
      targets: [target],
    });
  }
  new Rule(stack, 'Pattern', {
    eventBus: bus,
    ruleName: 'pattern',
    eventPattern: {
      account: [stack.account],
      region: [stack.region],
      detailType: Match.prefix('Order'),
      resources: [queue.queueArn],
      detail: details,
    },
  });
  new Rule(stack, 'Elsewhere', { eventBus: imported, eventPattern: { source: ['shop'] } });

  bus.archive('Archive', {
    archiveName: 'kept',
    description: 'Kept',
    eventPattern: { account: [stack.account] },
    retention: Duration.days(30),
  });
  bus.grantPutEventsTo(new AccountPrincipal('210987654321'));
  bus.addToResourcePolicy(
    new PolicyStatement({
      sid: 'partner',
      principals: [new AccountPrincipal('310987654321')],
      actions: ['events:PutEvents'],
      resources: [bus.eventBusArn],
    }),
  );
  connections(stack);
  return bus;
}

function connections(stack: Stack): void {
  const secret = SecretValue.secretsManager('partner', { jsonField: 'key' });
  const authorizations = {
    Basic: Authorization.basic('shop', secret),
    ApiKey: Authorization.apiKey('X-Key', secret),
    OAuth: Authorization.oauth({
      authorizationEndpoint: 'https://partner.example/token',
      httpMethod: HttpMethod.POST,
      clientId: 'shop',
      clientSecret: secret,
      bodyParameters: { scope: HttpParameter.fromString('orders') },
    }),
  };
  for (const [name, authorization] of Object.entries(authorizations)) {
    const connection = new Connection(stack, `${name}Connection`, {
      authorization,
      headerParameters: {
        'X-Shop': HttpParameter.fromString('berlin'),
        'X-Key': HttpParameter.fromSecret(secret),
      },
    });
    const endpoint = 'https://partner.example/orders';
    new ApiDestination(stack, `${name}Destination`, { connection, endpoint, httpMethod: HttpMethod.PUT });
  }
}
