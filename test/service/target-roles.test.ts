import { expect, test } from 'vitest';
import { newAccount } from './account.js';

const at = 'us-east-1:123456789012';
const RoleArn = 'arn:aws:iam::123456789012:role/events';

function withRule() {
  const account = newAccount({ enforcesPolicies: false });
  account.call('PutRule', { Name: 'r', EventPattern: '{"source":["shop"]}' });
  return account;
}

// The kinds are those of the documentation, the text comes from public issue threads.
test.for([
  [`arn:aws:states:${at}:stateMachine:m`],
  [`arn:aws:codebuild:${at}:project/p`],
  [`arn:aws:codepipeline:${at}:p`],
  [`arn:aws:kinesis:${at}:stream/s`],
  [`arn:aws:firehose:${at}:deliverystream/s`],
  [`arn:aws:ecs:${at}:cluster/c`, { EcsParameters: { TaskDefinitionArn: 'arn' } }],
  [`arn:aws:batch:${at}:job-queue/q`, { BatchParameters: { JobDefinition: 'd', JobName: 'n' } }],
  [`arn:aws:ssm:${at}:automation-definition/d`],
  [`arn:aws:events:${at}:api-destination/d/0`],
  [`arn:aws:sagemaker:${at}:pipeline/p`],
  [`arn:aws:redshift:${at}:cluster:c`],
  [`arn:aws:appsync:${at}:endpoints/graphql-api/a`],
  ['arn:aws:events:us-east-1:111122223333:event-bus/b'],
  ['arn:aws:events:eu-west-1:123456789012:event-bus/b'],
] as const)('%s needs a role', ([Arn, parameters]) => {
  const { call, refusal } = withRule();
  const put = (given: object) => ({ Rule: 'r', Targets: [{ Id: 't', Arn, ...parameters, ...given }] });

  expect(refusal('PutTargets', put({}))).toEqual({
    code: 'ValidationException',
    message: `RoleArn is required for target ${Arn}.`,
  });
  expect(call('PutTargets', put({ RoleArn }))).toEqual({ FailedEntryCount: 0, FailedEntries: [] });
});

test.for([
  `arn:aws:lambda:${at}:function:f`,
  `arn:aws:lambda:${at}:function:f:live`,
  `arn:aws:sns:${at}:t`,
  `arn:aws:sqs:${at}:q`,
  `arn:aws:logs:${at}:log-group:/aws/events/g`,
  `arn:aws:execute-api:${at}:api/stage/POST/path`,
  `arn:aws:events:${at}:event-bus/b`,
])('%s needs no role', (Arn) => {
  const { call } = withRule();

  expect(call('PutTargets', { Rule: 'r', Targets: [{ Id: 't', Arn }] })).toMatchObject({
    FailedEntryCount: 0,
  });
});
