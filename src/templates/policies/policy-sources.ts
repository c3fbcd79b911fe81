import { readPolicy, textsOf, type PolicyStatement } from '../../policy/document.js';
import { parseArn, partitionOf, type Place } from '../../text/arn.js';
import { scalarText } from '../resolving/resolving.js';

/** A type of resource that says what others may do with queues, topics or functions. */
export interface PolicySource {
  readonly service: 'sqs' | 'sns' | 'lambda';
  /** The property that names whose policy it is. */
  readonly on: string;
  /** The ARN behind such a name. */
  readonly arnOf: (name: string, place: Place) => string;
  /** The properties that its statements depend on. */
  readonly says: readonly string[];
  /** Undefined for what is no policy. */
  readonly statements: (
    said: Readonly<Record<string, unknown>>,
    owner: { readonly id: string; readonly arn: string },
  ) => readonly PolicyStatement[] | undefined;
}

const document: Pick<PolicySource, 'says' | 'statements'> = {
  says: ['PolicyDocument'],
  statements: ({ PolicyDocument: given }) =>
    readPolicy(typeof given === 'string' ? given : JSON.stringify(given ?? null))?.Statement,
};

const ofQueue = { service: 'sqs', arnOf: queueArn, ...document } as const;
const ofTopic = { service: 'sns', arnOf: (topic: string) => topic, ...document } as const;

/**
 * By type.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sqs-queuepolicy.html
 */
export const POLICY_SOURCES: Readonly<Record<string, PolicySource>> = {
  'AWS::SQS::QueuePolicy': { ...ofQueue, on: 'Queues' },
  'AWS::SQS::QueueInlinePolicy': { ...ofQueue, on: 'Queue' },
  'AWS::SNS::TopicPolicy': { ...ofTopic, on: 'Topics' },
  'AWS::SNS::TopicInlinePolicy': { ...ofTopic, on: 'TopicArn' },
  'AWS::Lambda::Permission': {
    service: 'lambda',
    on: 'FunctionName',
    arnOf: functionArn,
    says: [
      ...['Action', 'Principal', 'SourceArn', 'SourceAccount', 'PrincipalOrgID', 'EventSourceToken'],
      'FunctionUrlAuthType',
    ],
    statements: permission,
  },
};

/** A policy names queues by their URLs. */
function queueArn(url: string, place: Place): string {
  const [, account, name] = /^https?:\/\/[^/]+\/(\d+)\/([^/]+)$/.exec(url) ?? [];
  if (account === undefined || name === undefined) return url;
  const [, region = place.region] = /^https?:\/\/sqs\.([\w-]+)\./.exec(url) ?? [];
  return `arn:${partitionOf(region)}:sqs:${region}:${account}:${name}`;
}

/** A permission names its function by name or ARN, the account before the name or not, the alias behind it or not. */
function functionArn(name: string, { account, region }: Place): string {
  if (parseArn(name)) return name;
  const [, owner = account, rest = name] = /^(\d{12}):function:(.+)$/.exec(name) ?? [];
  return `arn:${partitionOf(region)}:lambda:${region}:${owner}:function:${rest}`;
}

/** What AddPermission makes of it. */
function permission(
  said: Readonly<Record<string, unknown>>,
  { id, arn }: { readonly id: string; readonly arn: string },
): readonly PolicyStatement[] {
  const principal = scalarText(said['Principal']) ?? '*';
  const partition = parseArn(arn)?.partition ?? 'aws';
  const conditions = CONDITIONS.flatMap(([name, operator, key]) => {
    const value = scalarText(said[name]);
    return value === undefined ? [] : [[operator, { [key]: value }] as const];
  });
  const Condition = conditions.reduce<Record<string, object>>(
    (all, [operator, test]) => ({ ...all, [operator]: { ...all[operator], ...test } }),
    {},
  );
  return [
    {
      Sid: id,
      Effect: 'Allow',
      Principal: principalOf(principal, partition),
      Action: textsOf(said['Action']),
      Resource: arn,
      ...(conditions.length > 0 && { Condition }),
    },
  ];
}

const CONDITIONS = [
  ['SourceArn', 'ArnLike', 'AWS:SourceArn'],
  ['SourceAccount', 'StringEquals', 'AWS:SourceAccount'],
  ['PrincipalOrgID', 'StringEquals', 'aws:PrincipalOrgID'],
  ['EventSourceToken', 'StringEquals', 'lambda:EventSourceToken'],
  ['FunctionUrlAuthType', 'StringEquals', 'lambda:FunctionUrlAuthType'],
] as const;

function principalOf(principal: string, partition: string): unknown {
  if (principal === '*') return '*';
  if (/^\d{12}$/.test(principal)) return { AWS: `arn:${partition}:iam::${principal}:root` };
  return parseArn(principal) ? { AWS: principal } : { Service: principal };
}
