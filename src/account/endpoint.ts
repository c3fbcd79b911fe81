import type { EndpointState, ReplicationState } from '@aws-sdk/client-eventbridge';
import { parseArn, partitionOf } from '../text/arn.js';
import { collection } from './collection.js';
import { phaseAt, type Lifecycle } from './lifecycle.js';
import type { AccountRegion, World } from './world.js';

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

/** By which of its two buses an endpoint takes events in. */
export type EndpointRoute = 'primary' | 'secondary';

/** A global endpoint. Members in AWS's spelling are what Describe answers. */
export interface EndpointRecord extends EndpointSettings {
  readonly Name: string;
  readonly Arn: string;
  readonly EndpointId: string;
  readonly EndpointUrl: string;
  readonly CreationTime: Date;
  readonly lifecycle: Lifecycle<EndpointState | 'GONE'>;
  readonly activeRoute: EndpointRoute;
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

/** The endpoint of an EndpointId, in whichever Region of the account it was made. */
export function endpointOfId(
  endpointId: string,
  { world, account }: { readonly world: World; readonly account: string },
  now: Date,
): EndpointRecord | undefined {
  return world
    .all()
    .filter((place) => place.account === account)
    .flatMap((place) => livingEndpoints(place, now))
    .find(({ EndpointId }) => EndpointId === endpointId);
}

/** The ARN of the bus in the primary Region, which is the endpoint's own, or in the secondary. */
export function endpointBusArn(
  { Arn, RoutingConfig, EventBuses }: EndpointRecord,
  route: EndpointRoute,
): string {
  const regions = {
    primary: parseArn(Arn)?.region,
    secondary: RoutingConfig.FailoverConfig.Secondary.Route,
  };
  const bus = EventBuses.find(({ EventBusArn }) => parseArn(EventBusArn)?.region === regions[route]);
  return bus?.EventBusArn ?? '';
}

/** From now on events go this way. */
export function routeEndpoint(
  place: AccountRegion,
  endpoint: EndpointRecord,
  activeRoute: EndpointRoute,
): void {
  endpointsIn(place).set(endpoint.Name, { ...endpoint, activeRoute });
}

function exists({ lifecycle }: EndpointRecord, now: Date): boolean {
  return phaseAt(lifecycle, now).state !== 'GONE';
}

/** As the SDK's own endpoint rules make it from an EndpointId. */
export function endpointUrl(endpointId: string, region: string): string {
  const dnsSuffix = partitionOf(region) === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
  return `https://${endpointId}.endpoint.events.${dnsSuffix}`;
}
