import type { ApiDestinationHttpMethod, Target } from '@aws-sdk/client-eventbridge';
import type { Arn, Place } from '../text/arn.js';
import type { IncomingEnvelope } from '../event/incoming-envelope.js';
import type { InputEvent } from '../input/input-event.js';
import type { RefusedRequest } from './refusal.js';

/**
 * What EventBridge does with a target of one kind.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-targets.html
 */
export interface TargetKind<Request> {
  /** As texts call it: `SQS queue`. */
  readonly name: string;
  readonly accepts: (arn: Arn) => boolean;
  /** Whether EventBridge calls it with a role of the target, for a rule at `home`. */
  readonly needsRole: (arn: Arn, home: Place) => boolean;
  /** Whether it is never called with a role of the target. */
  readonly refusesRole?: true;
  /** Whether it takes the event or JSON that a template makes, and neither a constant nor a part of the event. */
  readonly takesOnlyTransformers?: true;
  /** The member of a target without which EventBridge could not call it. */
  readonly neededParameters?: (arn: Arn) => keyof Target | undefined;
  /** Whether it gets events as they are, whatever the target says of its input. */
  readonly forwardsEvents?: true;
  /** What its resource policy has to allow; absent where it has none, or none that EventBridge depends on. */
  readonly permissions?: Permissions;
  /** In milliseconds; a target that has not answered by then has failed with TIMEOUT. */
  readonly timeout?: number;
  /**
   * Which inputs a target takes whatever the event is, so that `request` follows from target, input and event alone:
   * any text, or JSON. Absent where a request may be refused or has an id.
   */
  readonly takesAny?: (target: Target, arn: Arn) => 'text' | 'JSON' | undefined;
  /** What EventBridge asks of the service; shares nothing with the target. */
  readonly request: (invocation: TargetInvocation) => Request | RefusedRequest;
}

export interface Permissions {
  /** `sqs:SendMessage` */
  readonly actions: readonly string[];
  /** What the ARN in the policy has behind the target's: what belongs to it. */
  readonly on?: string;
}

/** One event on its way to one target. */
export interface TargetInvocation {
  readonly target: Target;
  /** The target's. */
  readonly arn: Arn;
  /** The event after Input, InputPath or InputTransformer. */
  readonly payload: string;
  /** The event that matched, from which dynamic path parameters are read. */
  readonly event: InputEvent;
  readonly envelope: IncomingEnvelope;
  readonly ruleArn: string;
  /** The X-Ray trace header that goes with the event. */
  readonly traceHeader: string | undefined;
  readonly uuid: () => string;
  /** What the API destination is that the target is. */
  readonly httpEndpoint: () => HttpEndpoint | undefined;
}

/** Where an API destination is called, and how. */
export interface HttpEndpoint {
  readonly InvocationEndpoint: string;
  readonly HttpMethod: ApiDestinationHttpMethod;
}

/** Whether an ARN is one of a service, for a resource that begins so. */
export function resourceOf(service: string, beginning = ''): (arn: Arn) => boolean {
  return (arn) => arn.service === service && arn.resource.startsWith(beginning);
}

/** Whether an ARN is that of an API destination, which is told more often than the file of its kind is needed. */
export const isApiDestination = resourceOf('events', 'api-destination/');

/** One of the parts into which a separator divides a resource; the first is 0. */
export function resourcePart({ resource }: Arn, separator: string, index: number): string {
  return resource.split(separator)[index] ?? '';
}

export const always = (): boolean => true;

/** A policy of the resource lets EventBridge in, or nothing is documented. */
export const never = (): boolean => false;

/** Resources that EventBridge reaches in another account without a bus there: with a role, besides their policy. */
export function inAnotherAccount(arn: Arn, home: Place): boolean {
  return arn.account !== home.account;
}
