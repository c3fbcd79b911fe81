import type { Arn } from '../../text/arn.js';

/** A call of any API of AWS, as the ARN of a universal target names it. */
export interface UniversalCall {
  /** As the SDK calls it, in lower case: `sfn`. */
  readonly service: string;
  /** `startExecution` */
  readonly action: string;
}

/**
 * The call that a universal target is: `arn:aws:scheduler:::aws-sdk:sqs:sendMessage`.
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-universal.html
 */
export function apiCallOf({ service, region, account, resource }: Arn): UniversalCall | undefined {
  if (service !== 'scheduler' || region !== '' || account !== '') return undefined;
  const [, of, action] = /^aws-sdk:([a-z0-9]+):([a-zA-Z0-9]+)$/.exec(resource) ?? [];
  return of === undefined || action === undefined ? undefined : { service: of, action };
}

/**
 * What the resource of a templated target begins with, by service.
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-templated.html
 */
const TEMPLATED: Readonly<Record<string, string>> = {
  lambda: 'function:',
  sqs: '',
  sns: '',
  events: 'event-bus/',
  states: 'stateMachine:',
  kinesis: 'stream/',
  firehose: 'deliverystream/',
  ecs: 'cluster/',
  sagemaker: 'pipeline/',
  codebuild: 'project/',
  codepipeline: '',
  inspector: 'target/',
};

/** The service of a templated target, by the target's ARN. */
export function serviceOfTarget({ service, resource }: Arn): string | undefined {
  const beginning = Object.hasOwn(TEMPLATED, service) ? TEMPLATED[service] : undefined;
  return beginning !== undefined && resource.startsWith(beginning) ? service : undefined;
}
