import { at as memberAt } from '../../simulation/seed/seed-members.js';
import { isObject } from '../../text/kinds-of-values.js';
import type { DeclaredResource } from '../resolving/references.js';
import { ownMember } from '../resolving/resolving.js';
import { section } from '../resolving/template.js';

type Members = Readonly<Record<string, unknown>>;

/** What SAM makes of a connector from a rule, by the type of what the rule is connected with. */
const MADE: Readonly<Record<string, (destination: string, rule: string) => readonly [string, Members]>> = {
  'AWS::Lambda::Function': permission,
  'AWS::Serverless::Function': permission,
  'AWS::SQS::Queue': queuePolicy,
  'AWS::SNS::Topic': (topic, rule) => [
    'AWS::SNS::TopicPolicy',
    { Topics: [{ Ref: topic }], PolicyDocument: letIn(rule, 'sns:Publish') },
  ],
};

/**
 * Adds the policies that connectors are, those of their own and those that stand with a rule.
 * @see https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/managing-permissions-connectors.html
 */
export function addConnectors(resources: Map<string, DeclaredResource>, declared: Members): void {
  for (const { id, type, properties } of [...resources.values()]) {
    if (type === 'AWS::Serverless::Connector') connect(id, properties, resources);
    for (const [name, connector] of Object.entries(section(section(declared, id), 'Connectors'))) {
      if (!isObject(connector)) continue;
      connect(`${id}${name}`, { ...section(connector, 'Properties'), Source: { Id: id } }, resources);
    }
  }
}

function connect(
  id: string,
  { Source, Destination }: Members,
  resources: Map<string, DeclaredResource>,
): void {
  const rule = resources.get(idOf(Source));
  if (rule?.type !== 'AWS::Events::Rule') return;
  for (const [index, destination] of [Destination].flat().entries()) {
    const to = resources.get(idOf(destination));
    const make = to && ownMember(MADE, to.type);
    if (!make) continue;
    const [type, properties] = make(to.id, rule.id);
    const made = `${id}Policy${index}`;
    resources.set(made, { id: made, type, properties, at: `${memberAt('Resources', made)}.Properties` });
  }
}

function idOf(end: unknown): string {
  return isObject(end) && typeof end['Id'] === 'string' ? end['Id'] : '';
}

/** What lets a rule invoke a function, or an alias of one. */
export function permission(target: string, rule: string): readonly [type: string, properties: Members] {
  return [
    'AWS::Lambda::Permission',
    {
      Action: 'lambda:InvokeFunction',
      FunctionName: { Ref: target },
      Principal: PRINCIPAL.Service,
      SourceArn: { 'Fn::GetAtt': [rule, 'Arn'] },
    },
  ];
}

/** What lets a rule send to a queue. */
export function queuePolicy(queue: string, rule: string): readonly [type: string, properties: Members] {
  const document = letIn(rule, 'sqs:SendMessage');
  return ['AWS::SQS::QueuePolicy', { Queues: [{ Ref: queue }], PolicyDocument: document }];
}

const PRINCIPAL = { Service: 'events.amazonaws.com' };

function letIn(rule: string, Action: string): Members {
  const Condition = { ArnEquals: { 'aws:SourceArn': { 'Fn::GetAtt': [rule, 'Arn'] } } };
  const Statement = { Effect: 'Allow', Principal: PRINCIPAL, Action, Resource: '*', Condition };
  return { Version: '2012-10-17', Statement };
}
