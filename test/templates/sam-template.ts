import type { SamEventRow } from './rows.js';

const BASES = {
  Function: { Handler: 'a.b', Runtime: 'nodejs22.x', InlineCode: 'x' },
  StateMachine: {
    Definition: { StartAt: 'A', States: { A: { Type: 'Pass', End: true } } },
    Role: 'arn:aws:iam::123456789012:role/r',
  },
};

/** The template that a row is about, whole enough for SAM. */
export function samTemplate({
  kind,
  event,
  eventName = 'E',
  properties = {},
  attributes,
  globals,
  transform,
}: SamEventRow) {
  const { InlineCode, ...base } = { InlineCode: undefined, ...BASES[kind] };
  const code = InlineCode === undefined || 'CodeUri' in properties ? {} : { InlineCode };
  return {
    Transform: transform ?? 'AWS::Serverless-2016-10-31',
    ...(globals && { Globals: globals }),
    Parameters: { Stage: { Type: 'String', Default: 'dev' }, IsOn: { Type: 'String', Default: 'false' } },
    Conditions: {
      IsProd: { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] },
      IsDev: { 'Fn::Equals': [{ Ref: 'Stage' }, 'dev'] },
    },
    Resources: {
      X: {
        Type: `AWS::Serverless::${kind}`,
        Properties: { ...base, ...code, ...properties, Events: { [eventName]: event } },
        ...attributes,
      },
      Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'orders' } },
      Dead: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'dead' } },
    },
  };
}
