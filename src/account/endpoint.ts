import type { EndpointState, ReplicationState } from '@aws-sdk/client-eventbridge';
import { partitionOf } from './arn.js';
import { collection } from './collection.js';
import { phaseAt, type Lifecycle } from './lifecycle.js';
import type { AccountRegion } from './world.js';

/** What the owner of a global endpoint decides. */
export interface EndpointSettings {
  readonly Description?: string;
  readonly RoutingConfig: {
    readonly FailoverConfig: {
      readonly Primary: { readonly HealthCheck: string };
      readonly Secondary: { readonly Route: string };
    };
  };
  readonly ReplicationConfig: { readonly State: ReplicationState };
  readonly EventBuses: readonly { readonly EventBusArn: string }[];
  readonly RoleArn?: string;
}

/** A global endpoint. Members in AWS's spelling are what Describe answers. */
export interface EndpointRecord extends EndpointSettings {
  readonly Name: string;
  readonly Arn: string;
  readonly EndpointId: string;
  readonly EndpointUrl: string;
  readonly CreationTime: Date;
  readonly lifecycle: Lifecycle<EndpointState | 'GONE'>;
}

/** The endpoints whose home is the account and Region, with those that are gone. */
export const endpointsIn = collection<EndpointRecord>();

/** The endpoint of a name, unless it is gone. */
export function endpointIn(place: AccountRegion, name: string, now: Date): EndpointRecord | undefined {
  const endpoint = endpointsIn(place).get(name);
  return endpoint && exists(endpoint, now) ? endpoint : undefined;
}

export function livingEndpoints(place: AccountRegion, now: Date): readonly EndpointRecord[] {
  return [...endpointsIn(place).values()].filter((endpoint) => exists(endpoint, now));
}

function exists({ lifecycle }: EndpointRecord, now: Date): boolean {
  return phaseAt(lifecycle, now).state !== 'GONE';
}

/** As the SDK's own endpoint rules make it from an EndpointId. */
export function endpointUrl(endpointId: string, region: string): string {
  const dnsSuffix = partitionOf(region) === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
  return `https://${endpointId}.endpoint.events.${dnsSuffix}`;
}
