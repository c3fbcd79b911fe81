import { expect, test } from 'vitest';
import { fromCloudFormation } from '../../../src/templates.js';
import { Findings } from '../../../src/templates/findings.js';
import { lint } from '../../../src/templates/lint/lint.js';
import { load, type Declarations } from '../../../src/templates/resources/load.js';

test('what has no text has no lines', () => {
  const { findings } = fromCloudFormation({
    Resources: {
      Paid: { Type: 'AWS::Events::Rule', Properties: { EventPattern: { detailType: ['paid'] } } },
    },
  });
  expect(findings.map(({ kind, at, line, column }) => [kind, at, line, column])).toEqual([
    ['pattern-field', 'Resources.Paid.Properties.EventPattern.detailType', undefined, undefined],
    ['no-target', 'Resources.Paid.Properties', undefined, undefined],
  ]);
});

test('resources of any format can be looked over, whose values are known and whose ids are addresses', () => {
  const arn = 'arn:aws:sqs:us-east-1:123456789012:orders';
  const resource = (id: string, type: string, properties: Readonly<Record<string, unknown>>) =>
    [id, { id, type, properties, at: id }] as const;
  const policy = (action: string) => ({
    Statement: [
      { Effect: 'Allow', Principal: { Service: 'events.amazonaws.com' }, Action: action, Resource: arn },
    ],
  });
  const lookedOver = (action: string) => {
    const declared = new Map([
      resource('aws_cloudwatch_event_rule.paid', 'AWS::Events::Rule', {
        Name: 'paid',
        EventPattern: '{"source":["shop"]}',
        Targets: [{ Id: 'queue', Arn: arn }],
      }),
      resource('aws_sqs_queue.orders', 'AWS::SQS::Queue', { QueueName: 'orders' }),
      resource('aws_sqs_queue_policy.orders', 'AWS::SQS::QueuePolicy', {
        Queues: ['https://sqs.us-east-1.amazonaws.com/123456789012/orders'],
        PolicyDocument: JSON.stringify(policy(action)),
      }),
    ]);
    const findings = new Findings(new Map());
    const template: Declarations = {
      stack: { account: '123456789012', region: 'us-east-1', name: 'terraform' },
      findings,
      resolve: (value) => value,
      nameOf: () => 'paid',
      idsOf: (given) => (given === arn ? ['aws_sqs_queue.orders'] : []),
    };
    const { resources: loaded } = load(declared.values(), template);
    const resources = lint({ declared, loaded, template, mayGrow: false });
    return { resources, told: findings.all.map(({ at, message }) => `${at}: ${message}`) };
  };

  expect(lookedOver('sqs:SendMessage')).toEqual({
    resources: { [arn]: { policy: { Version: '2012-10-17', ...policy('sqs:SendMessage') } } },
    told: [],
  });
  expect(lookedOver('sqs:ReceiveMessage').told).toMatchInlineSnapshot(`
    [
      "aws_cloudwatch_event_rule.paid.Targets[0].Arn: EventBridge is not allowed to perform sqs:SendMessage on arn:aws:sqs:us-east-1:123456789012:orders: the only Allow statement of its resource policy does not apply.
      Statement[0] has Action "sqs:ReceiveMessage", which does not include sqs:SendMessage.
    So no event reaches it. Its policy must allow sqs:SendMessage for the service events.amazonaws.com, with the ARN of aws_cloudwatch_event_rule.paid as its source.",
    ]
  `);
});
