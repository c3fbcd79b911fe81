import { fromCloudFormation, type TemplateOptions } from '../../../src/templates.js';

/** What is found in a template of these resources, a finding each, as `String(stack)` tells it. */
export function told(resources: string, options: TemplateOptions = {}): string {
  const stack = fromCloudFormation(whole(resources), { strict: false, ...options });
  return stack.findings
    .map(({ severity, kind, at, line, column, message }) => {
      return `${severity} ${kind} ${at} (${line}:${column})\n  ${message.replaceAll('\n', '\n  ')}`;
    })
    .join('\n');
}

/** A template that may begin with other sections. */
export function whole(resources: string): string {
  return /^Resources:/m.test(resources) ? resources : `Resources:${resources}`;
}

/** A target that nothing is wrong with. */
export const OUTSIDE = `Targets: [{ Id: a, Arn: 'arn:aws:lambda:us-east-1:123456789012:function:outside' }]`;

/** The resource policy that lets EventBridge send to a queue. */
export function letIn(queue: string): string {
  return `
  ${queue}Policy:
    Type: AWS::SQS::QueuePolicy
    Properties:
      Queues: [!Ref ${queue}]
      PolicyDocument:
        Statement:
          Effect: Allow
          Principal: { Service: events.amazonaws.com }
          Action: sqs:SendMessage
          Resource: !GetAtt ${queue}.Arn`;
}
