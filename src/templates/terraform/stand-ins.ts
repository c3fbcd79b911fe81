import { partitionOf, type Place } from '../../text/arn.js';
import { arnOf } from '../resolving/known-types.js';
import { hexadecimal, standInUuid } from '../resolving/physical-name.js';
import type { Kind } from './attribute-table.js';
import { listOf, type Members, type TerraformResource } from './document.js';

/** It begins what stands in for a value that is known after apply. */
const STAND_IN = 'known-after-apply';

/** Names may have 64 letters. */
const LONGEST_LABEL = 37;

const TEXTS: Readonly<Partial<Record<Kind, string>>> = {
  text: STAND_IN,
  json: JSON.stringify(STAND_IN),
  url: `https://${STAND_IN}.invalid/`,
};

type ArnOf = (name: string, place: Place) => string;

function arn(service: string, resource: (name: string) => string): ArnOf {
  return (name, place) => arnOf(service, resource(name), place);
}

const ofKey = arn('kms', (name) => `key/${standInUuid(name)}`);

/** By the block that a target of that kind has: it would be refused with an ARN of another kind. */
const TARGETS: Readonly<Record<string, ArnOf>> = {
  ecs_target: arn('ecs', (name) => `cluster/${name}`),
  kinesis_target: arn('kinesis', (name) => `stream/${name}`),
  sqs_target: arn('sqs', (name) => `${name}.fifo`),
  batch_target: arn('batch', (name) => `job-queue/${name}`),
  redshift_target: arn('redshift', (name) => `cluster:${name}`),
  run_command_targets: arn('ssm', (name) => `document/${name}`),
  sagemaker_pipeline_target: arn('sagemaker', (name) => `pipeline/${name}`),
};

/** The same of schedules. */
const SCHEDULED: Readonly<Record<string, ArnOf>> = {
  ecs_parameters: arn('ecs', (name) => `cluster/${name}`),
  eventbridge_parameters: arn('events', (name) => `event-bus/${name}`),
  kinesis_parameters: arn('kinesis', (name) => `stream/${name}`),
  sagemaker_pipeline_parameters: arn('sagemaker', (name) => `pipeline/${name}`),
  sqs_parameters: arn('sqs', (name) => `${name}.fifo`),
};

/** By the attribute. */
const ARNS: Readonly<Record<string, ArnOf>> = {
  role_arn: (name, { account, region }) => `arn:${partitionOf(region)}:iam::${account}:role/${name}`,
  kms_key_identifier: ofKey,
  kms_key_arn: ofKey,
  connection_arn: arn('events', (name) => `connection/${name}/${standInUuid(name)}`),
  event_bus_arn: arn('events', (name) => `event-bus/${name}`),
  task_definition_arn: arn('ecs', (name) => `task-definition/${name}:1`),
  job_definition: arn('batch', (name) => `job-definition/${name}:1`),
  secrets_manager_arn: arn('secretsmanager', (name) => `secret:${name}`),
  health_check: (name, { region }) => `arn:${partitionOf(region)}:route53:::healthcheck/${standInUuid(name)}`,
};

const ofQueue = arn('sqs', (name) => name);
const ofFunction = arn('lambda', (name) => `function:${name}`);

/** What stands in for a value that nobody knows; undefined where nothing can. */
export function standIn(
  kind: Kind,
  attribute: string,
  {
    resource: { type, name, address, values },
    place,
  }: { readonly resource: TerraformResource; readonly place: Place },
): string | undefined {
  if (kind !== 'arn') return TEXTS[kind];
  const target = targetAt(`${type}.${attribute}`, values);
  const arnFor = target ? targetArn(target) : (ARNS[attribute.split('.').at(-1) ?? ''] ?? ofQueue);
  return arnFor(`${STAND_IN}-${name.slice(0, LONGEST_LABEL)}-${hexadecimal(address, 8)}`, place);
}

/** The attributes of a target, where it is its ARN that is not known. */
function targetAt(attribute: string, values: Members): Members | undefined {
  if (attribute === 'aws_cloudwatch_event_target.arn') return values;
  return attribute === 'aws_scheduler_schedule.target.arn' ? listOf(values['target'])[0] : undefined;
}

/** A function, which takes everything, where no block says another kind. */
function targetArn(target: Members): ArnOf {
  const [, arnFor] =
    Object.entries({ ...TARGETS, ...SCHEDULED }).find(([block]) => listOf(target[block]).length > 0) ?? [];
  return arnFor ?? ofFunction;
}
