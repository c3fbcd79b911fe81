import type { ApiDestinationHttpMethod, ApiDestinationState } from '@aws-sdk/client-eventbridge';
import { collection } from './collection.js';
import { connectionByArn } from './connection.js';
import type { AccountRegion } from './world.js';

/** An HTTP endpoint that rules may have as a target. */
export interface ApiDestinationRecord {
  readonly Name: string;
  readonly ApiDestinationArn: string;
  readonly Description?: string;
  readonly ConnectionArn: string;
  readonly InvocationEndpoint: string;
  readonly HttpMethod: ApiDestinationHttpMethod;
  readonly InvocationRateLimitPerSecond: number;
  readonly CreationTime: Date;
  readonly LastModifiedTime: Date;
}

/** By name. */
export const apiDestinationsIn = collection<ApiDestinationRecord>();

/** One that was created again under its name is another one. */
export function apiDestinationByArn(place: AccountRegion, arn: string): ApiDestinationRecord | undefined {
  const [, name = ''] = arn.split('/');
  const destination = apiDestinationsIn(place).get(name);
  return destination?.ApiDestinationArn === arn ? destination : undefined;
}

/** It follows the connection: ACTIVE while that is AUTHORIZED or, on the way to a private endpoint, ACTIVE. */
export function apiDestinationState(
  { ConnectionArn }: ApiDestinationRecord,
  place: AccountRegion,
  now: Date,
): ApiDestinationState {
  const state = connectionByArn(place, ConnectionArn, now)?.ConnectionState;
  return state === 'AUTHORIZED' || state === 'ACTIVE' ? 'ACTIVE' : 'INACTIVE';
}
