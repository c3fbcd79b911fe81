import type { Target } from '@aws-sdk/client-eventbridge';
import { parseArn, type Arn, type Place } from '../../account/arn.js';
import { jsonSyntaxError } from '../../pattern/json/syntax-error.js';
import type { Validated } from '../operation.js';
import { ServiceFault } from '../service-fault.js';

type GivenTarget = Validated<Target>;

/** Refuses a target that the service would not store. Whether the resource behind the ARN exists is not its business. */
export function checkTarget(target: GivenTarget, home: Place): void {
  const arn = parseArn(target.Arn);
  if (!arn) {
    throw refused(`Parameter ${target.Arn} is not valid. Reason: Provided Arn is not in correct format.`);
  }
  checkInput(target);
  const parameters = neededParameters(arn);
  if (parameters !== undefined && target[parameters] === undefined) {
    throw refused(`Parameter(s) ${parameters} must be specified for target: ${target.Id}.`);
  }
  if (target.RoleArn === undefined && needsRole(arn, home)) {
    throw refused(`RoleArn is required for target ${target.Arn}.`);
  }
}

function checkInput({ Id, Input, InputPath, InputTransformer }: GivenTarget): void {
  if ([Input, InputPath, InputTransformer].filter((way) => way !== undefined).length > 1) {
    throw refused(`Only one of Input, InputPath, or InputTransformer must be provided for target ${Id}.`);
  }
  const mistake = Input === undefined ? undefined : jsonSyntaxError(Input);
  if (mistake !== undefined) throw refused(`JSON syntax error in input for target ${Id}: ${mistake}`);
  if (!InputTransformer) return;
  const known = new Set([...Object.keys(InputTransformer.InputPathsMap ?? {}), ...PREDEFINED_VARIABLES]);
  for (const [, name = ''] of InputTransformer.InputTemplate.matchAll(/<([^<>]*)>/g)) {
    if (!known.has(name))
      throw refused(`InputTemplate for target ${Id} contains invalid placeholder ${name}.`);
  }
}

const PREDEFINED_VARIABLES = [
  'aws.events.rule-arn',
  'aws.events.rule-name',
  'aws.events.event.ingestion-time',
  'aws.events.event',
  'aws.events.event.json',
];

/** The parameters without which EventBridge could not call the target. */
function neededParameters({ service, resource }: Arn): keyof GivenTarget | undefined {
  if (service === 'sqs' && resource.endsWith('.fifo')) return 'SqsParameters';
  if (service === 'batch' && resource.startsWith('job-queue/')) return 'BatchParameters';
  if (service === 'ecs' && resource.startsWith('cluster/')) return 'EcsParameters';
  if (service === 'ssm' && resource.startsWith('document/')) return 'RunCommandParameters';
  return undefined;
}

/** Services that EventBridge calls with a role; the others let it in by a policy of the resource. */
const CALLED_WITH_A_ROLE = new Set([
  'appsync',
  'batch',
  'codebuild',
  'codepipeline',
  'ecs',
  'firehose',
  'kinesis',
  'redshift',
  'redshift-serverless',
  'sagemaker',
  'ssm',
  'states',
]);

function needsRole(arn: Arn, home: Place): boolean {
  if (arn.service !== 'events') return CALLED_WITH_A_ROLE.has(arn.service);
  if (arn.resource.startsWith('api-destination/')) return true;
  return (
    arn.resource.startsWith('event-bus/') && (arn.account !== home.account || arn.region !== home.region)
  );
}

function refused(message: string): ServiceFault {
  return new ServiceFault('ValidationException', message);
}
