import { expect, test } from 'vitest';
import { mockEventBridge } from '../../../src/index.js';
import { fromCloudFormation, fromServerless } from '../../../src/templates.js';

/** A check alone reads who may take on the role. */
const template = (more = '') => `
Resources:${more}
  Paid:
    Type: AWS::Events::Rule
    Properties:
      EventPattern: { source: [shop] }
      Targets:
        - { Id: a, Arn: 'arn:aws:sqs:us-east-1:123456789012:a', RoleArn: !GetAtt Role.Arn }
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement: { Effect: Allow, Principal: { Service: !GetAtt Service.Principal } }
  Service: { Type: Custom::Service }
`;

function loaded(more?: string) {
  const asked: string[] = [];
  const stack = fromCloudFormation(template(more), {
    resolve: ({ name, attribute = '' }) => {
      asked.push(`${name}.${attribute}`);
      return 'sns.amazonaws.com';
    },
  });
  return { stack, asked };
}

test('a stack that is only seeded is not looked over; one whose findings are read is, once', () => {
  const { stack, asked } = loaded();
  using eventBridge = mockEventBridge({ seed: stack });
  expect(eventBridge.rule('Paid').exists).toBe(true);
  eventBridge.reset();
  expect(asked).toEqual([]);

  const { findings } = stack;
  expect(findings.map(({ kind, line }) => [kind, line])).toEqual([['no-permission', 8]]);
  expect(asked).toEqual(['Service.Principal']);
  expect(String(stack)).toContain('warning: Resources.Paid.Properties.Targets[0].RoleArn');
  expect(stack.findings).toBe(findings);
  expect(asked).toEqual(['Service.Principal']);
});

test('a template that is refused is looked over at once', () => {
  const kinds = ['refused', 'no-permission'].map((kind) => expect.objectContaining({ kind }) as object);

  expect(() => loaded('\n  Aimless: { Type: AWS::Events::Rule }')).toThrow(
    expect.objectContaining({ findings: kinds }) as Error,
  );
});

test('a variable that nothing of EventBridge asks for may be missing, also where policies are read', () => {
  const resources = {
    Table: { Type: 'AWS::DynamoDB::Table', Properties: { TableName: '${env:TABLE}' } },
    Hook: { Type: 'Custom::Hook', Properties: { Name: '${env:HOOK}' } },
  };
  const stack = fromServerless({
    service: 'shop',
    provider: { name: 'aws' },
    functions: { billing: { handler: 'a.b', events: [{ eventBridge: { pattern: { source: ['shop'] } } }] } },
    resources: { Resources: resources },
  });

  expect(stack.findings).toEqual([]);
});
