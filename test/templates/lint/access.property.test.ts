import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mockEventBridge } from '../../../src/index.js';
import { fromCloudFormation } from '../../../src/templates.js';
import { runs } from '../../property-runs.js';

const RULE = { 'Fn::GetAtt': 'Paid.Arn' };
const sources = fc.constantFrom(
  RULE,
  'arn:aws:events:*:*:rule/*',
  'arn:aws:events:us-east-1:123456789012:rule/other',
  '123456789012',
);
const statement = fc.record(
  {
    Effect: fc.constantFrom('Allow', 'Allow', 'Deny'),
    Principal: fc.constantFrom('*', { Service: 'events.amazonaws.com' }, { Service: ['sns.amazonaws.com'] }),
    Action: fc.constantFrom('sqs:SendMessage', 'sqs:*', ['sqs:ReceiveMessage']),
    Resource: fc.constantFrom('*', { 'Fn::GetAtt': 'Orders.Arn' }, { 'Fn::GetAtt': 'Other.Arn' }),
    Condition: fc.oneof(
      sources.map((source) => ({ ArnLike: { 'aws:SourceArn': source } })),
      sources.map((source) => ({ StringEquals: { 'AWS:SourceAccount': source } })),
    ),
  },
  { requiredKeys: ['Effect', 'Principal', 'Action', 'Resource'] },
);
const queuePolicy = fc.record({
  Queues: fc.constantFrom([{ Ref: 'Orders' }], [{ Ref: 'Other' }], [{ Ref: 'Other' }, { Ref: 'Orders' }]),
  PolicyDocument: fc.record({ Statement: fc.array(statement, { maxLength: 3 }) }),
});

test('what is told of a policy when the template is loaded becomes of its events', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(queuePolicy, { maxLength: 2 }), async (policies) => {
      const queues = { Orders: { Type: 'AWS::SQS::Queue' }, Other: { Type: 'AWS::SQS::Queue' } };
      const rule = {
        EventPattern: { source: ['shop'] },
        Targets: [{ Id: 'a', Arn: { 'Fn::GetAtt': 'Orders.Arn' } }],
      };
      const seed = fromCloudFormation({
        Resources: {
          ...queues,
          Paid: { Type: 'AWS::Events::Rule', Properties: rule },
          ...Object.fromEntries(
            policies.map((Properties, n) => [`Policy${n}`, { Type: 'AWS::SQS::QueuePolicy', Properties }]),
          ),
        },
      });
      using eventBridge = mockEventBridge({ seed });
      eventBridge.emit({ Source: 'shop', DetailType: 'paid', Detail: '{}' });
      await eventBridge.settled();

      const isToldOf = seed.findings.some(({ kind }) => kind === 'no-permission');
      const hasPolicy = policies.some(
        ({ Queues, PolicyDocument: { Statement } }) =>
          Statement.length > 0 && Queues.some(({ Ref }) => Ref === 'Orders'),
      );
      expect(isToldOf || hasPolicy).toBe(true);
      expect(eventBridge.deliveries()[0]?.outcome).toBe(isToldOf && hasPolicy ? 'dropped' : 'delivered');
    }),
    { numRuns: runs(60) },
  );
});
