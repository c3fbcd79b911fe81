import { expect, test } from 'vitest';
import { newAccount } from './account.js';

const Arn = 'arn:aws:events:us-east-1:123456789012:rule/Events-Archive-a';
const EventPattern = '{"replay-name":[{"exists":false}]}';
const target = { Id: 't', Arn: 'arn:aws:sqs:us-east-1:123456789012:q' };

/** A rule that an AWS service owns: that of an archive. */
function withManagedRule() {
  const account = newAccount();
  const EventSourceArn = 'arn:aws:events:us-east-1:123456789012:event-bus/default';
  account.call('CreateArchive', { ArchiveName: 'a', EventSourceArn });
  return account;
}

const Name = 'Events-Archive-a';

test.for([
  ['PutRule', { Name, EventPattern }],
  ['EnableRule', { Name }],
  ['DisableRule', { Name }],
  ['DeleteRule', { Name }],
  ['PutTargets', { Rule: Name, Targets: [target] }],
  ['RemoveTargets', { Rule: Name, Ids: [Name] }],
  ['TagResource', { ResourceARN: Arn, Tags: [{ Key: 'k', Value: 'v' }] }],
  ['UntagResource', { ResourceARN: Arn, TagKeys: ['k'] }],
] as const)('%s does not touch a managed rule', ([operation, input]) => {
  expect(withManagedRule().refusal(operation, input)).toEqual({
    code: 'ManagedRuleException',
    message: "Events-Archive-a is a managed rule. Set 'force' parameter to true to override.",
  });
});

test('Force lets targets and then the rule be removed, but no rule that has targets', () => {
  const { call, refusal } = withManagedRule();

  expect(refusal('DeleteRule', { Name, Force: true }).message).toBe(
    "Rule can't be deleted since it has targets.",
  );
  call('RemoveTargets', { Rule: Name, Ids: [Name], Force: true });
  call('DeleteRule', { Name, Force: true });

  expect(refusal('DescribeRule', { Name }).code).toBe('ResourceNotFoundException');
});

test('managed rules are listed, and told who manages them', () => {
  const { call } = withManagedRule();

  const listed = { Name, Arn, EventPattern, State: 'ENABLED', EventBusName: 'default' };
  expect(call('ListRules', {})).toEqual({
    Rules: [{ ...listed, ManagedBy: 'prod.vhs.events.aws.internal' }],
  });
});
