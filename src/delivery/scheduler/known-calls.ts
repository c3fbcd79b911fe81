import type { ScheduleRecord } from '../../account/schedule.js';
import type { JsonValue } from '../../event/json-value.js';
import type { ScheduleOfTarget } from '../../history/schedule-records.js';
import type { UniversalRequest } from '../../targets/scheduler/scheduler-request.js';
import { apiCallOf } from '../../targets/scheduler/scheduler-target.js';
import type { TargetRequest } from '../../targets/registry.js';
import { isObject } from '../../text/kinds-of-values.js';
import type { Place } from '../../text/arn.js';
import { parseArn, partitionOf } from '../../text/arn.js';
import { parsedJson } from '../../text/parsed-json.js';

/** What a universal call does to a resource that a test may know by its ARN. */
export interface KnownCall {
  readonly targetArn: string;
  readonly request: TargetRequest;
  readonly payload: string;
}

/** The resource that a universal call is for, where the kit knows the API; undefined for any other. */
export function knownCallOf({ action, input }: UniversalRequest, place: Place): KnownCall | undefined {
  if (!isObject(input)) return undefined;
  const text = (name: string): string => {
    const value: unknown = input[name];
    return typeof value === 'string' ? value : '';
  };
  switch (action) {
    case 'aws-sdk:sqs:sendMessage': {
      const targetArn = arnOfQueue(text('QueueUrl'), place);
      const group = text('MessageGroupId');
      const request = {
        action: 'sqs:SendMessage' as const,
        QueueArn: targetArn,
        MessageBody: text('MessageBody'),
        ...(group !== '' && { MessageGroupId: group }),
      };
      return { targetArn, request, payload: text('MessageBody') };
    }
    case 'aws-sdk:sns:publish': {
      const targetArn = text('TopicArn') || text('TargetArn');
      const request = { action: 'sns:Publish' as const, TopicArn: targetArn, Message: text('Message') };
      return { targetArn, request, payload: text('Message') };
    }
    case 'aws-sdk:lambda:invoke': {
      const targetArn = arnOfFunction(text('FunctionName'), place);
      const Payload = textOf(input['Payload']);
      const request = {
        action: 'lambda:Invoke' as const,
        FunctionName: targetArn,
        InvocationType: 'Event' as const,
        Payload,
      };
      return { targetArn, request, payload: Payload };
    }
    case 'aws-sdk:sfn:startExecution': {
      const targetArn = text('StateMachineArn');
      const request = {
        action: 'states:StartExecution' as const,
        stateMachineArn: targetArn,
        name: text('Name'),
        input: text('Input') || '{}',
      };
      return { targetArn, request, payload: request.input };
    }
    default:
      return undefined;
  }
}

/** The target of a schedule as records name it. */
export function targetOf(
  { Target: { Arn, Input } }: ScheduleRecord,
  place: Place,
): ScheduleOfTarget['target'] {
  const arn = parseArn(Arn);
  const call = arn && apiCallOf(arn);
  const input = Input === undefined ? undefined : (parsedJson(Input) as JsonValue | undefined);
  if (!call || input === undefined) return { arn: Arn };
  const known = knownCallOf({ action: `aws-sdk:${call.service}:${call.action}`, input }, place);
  return { arn: Arn, ...(known && known.targetArn !== '' && { resourceArn: known.targetArn }) };
}

function textOf(value: JsonValue | undefined): string {
  if (value === undefined) return '{}';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** `https://sqs.eu-west-1.amazonaws.com/123456789012/orders` */
function arnOfQueue(url: string, { account, region }: Place): string {
  const [name = '', owner = account] = url
    .split('/')
    .filter((part) => part !== '')
    .reverse();
  const [, of = region] = /\/\/sqs\.([a-z0-9-]+)\.amazonaws/.exec(url) ?? [];
  const accountId = /^\d{12}$/.test(owner) ? owner : account;
  return `arn:${partitionOf(of)}:sqs:${of}:${accountId}:${name}`;
}

function arnOfFunction(name: string, { account, region }: Place): string {
  if (name.startsWith('arn:')) return name;
  return `arn:${partitionOf(region)}:lambda:${region}:${account}:function:${name}`;
}
