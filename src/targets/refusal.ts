import type { Target } from '@aws-sdk/client-eventbridge';

/**
 * What the service would refuse whenever it is asked: not retried, it goes to the dead-letter queue at once.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html
 */
export interface RefusedRequest {
  readonly refused: {
    readonly errorCode: 'INVALID_JSON' | 'INVALID_PARAMETER' | 'NO_RESOURCE';
    readonly message: string;
  };
}

/** The payload is not the JSON that the service takes. */
export function invalidJson(service: string): RefusedRequest {
  return {
    refused: { errorCode: 'INVALID_JSON', message: `${service} takes JSON, but the input is not JSON.` },
  };
}

export function invalidParameter(message: string): RefusedRequest {
  return { refused: { errorCode: 'INVALID_PARAMETER', message } };
}

/** The target itself is not there. */
export function noResource(message: string): RefusedRequest {
  return { refused: { errorCode: 'NO_RESOURCE', message } };
}

/** The target lacks parameters, in the words in which PutTargets asks for them. */
export function missingParameters(parameters: keyof Target, { Id }: Target): RefusedRequest {
  return invalidParameter(`Parameter(s) ${parameters} must be specified for target: ${String(Id)}.`);
}

/** Dynamic paths of required parameters found nothing in the event. */
export function pathsFindNothing(paths: readonly string[]): RefusedRequest {
  return invalidParameter(`The event has no value for ${paths.join(', ')}.`);
}
