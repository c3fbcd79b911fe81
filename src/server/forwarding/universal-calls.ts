import type { JsonObject } from '../../event/json-value.js';
import type { TargetRequest } from '../../targets/registry.js';
import type { UniversalRequest } from '../../targets/scheduler/scheduler-request.js';
import { isObject } from '../../text/kinds-of-values.js';
import { jsonCall, queryCall, type ApiCall } from './api-call.js';
import { invoke, queueUrlOf, type Destination } from './calls-of-requests.js';

export function isUniversal(request: TargetRequest | UniversalRequest): request is UniversalRequest {
  return request.action.startsWith('aws-sdk:');
}

/** The call that a universal target is, with all members of its input; none where the kit does not know the API. */
export function universalCallsOf({ action, input }: UniversalRequest, to: Destination): readonly ApiCall[] {
  if (!isObject(input)) return [];
  switch (action) {
    case 'aws-sdk:sqs:sendMessage':
      return [jsonCall('1.0', 'AmazonSQS.SendMessage', { ...input, QueueUrl: queueUrlOf(to) })];
    case 'aws-sdk:sns:publish':
      return [queryCall('2010-03-31', 'Publish', publishMembers(input))];
    case 'aws-sdk:lambda:invoke':
      return [invokeWith(input, to)];
    case 'aws-sdk:sfn:startExecution':
      return [jsonCall('1.0', 'AWSStepFunctions.StartExecution', withSmallInitials(input))];
    default:
      return [];
  }
}

/** @see https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html */
function invokeWith(input: JsonObject, { arn }: Destination): ApiCall {
  const { InvocationType = 'RequestResponse', Payload = {}, Qualifier } = input;
  const resource = typeof Qualifier === 'string' ? `${arn.resource}:${Qualifier}` : arn.resource;
  return invoke(textOf(InvocationType), textOf(Payload), { ...arn, resource });
}

type Entry = readonly [name: string, value: string];

/** @see https://docs.aws.amazon.com/sns/latest/api/API_Publish.html */
function publishMembers({ MessageAttributes, ...texts }: JsonObject): Readonly<Record<string, string>> {
  const attributes = isObject(MessageAttributes) ? Object.entries(MessageAttributes) : [];
  return Object.fromEntries([
    ...Object.entries(texts).map(([name, value]): Entry => [name, textOf(value)]),
    ...attributes.flatMap(([name, attribute], index) => attributeMembers(index + 1, name, attribute)),
  ]);
}

function attributeMembers(position: number, name: string, attribute: unknown): readonly Entry[] {
  const entry = `MessageAttributes.entry.${position}`;
  const members = isObject(attribute) ? Object.entries(attribute) : [];
  return [
    [`${entry}.Name`, name],
    ...members.map(([member, value]): Entry => [`${entry}.Value.${member}`, textOf(value)]),
  ];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** A universal target spells members with capital letters, the API of Step Functions does not. */
function withSmallInitials(input: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(input).map(([name, value]) => [name.charAt(0).toLowerCase() + name.slice(1), value]),
  );
}
