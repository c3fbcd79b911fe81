import type { EndpointSettings } from '../../account/endpoint.js';
import type { EventBusRecord } from '../../account/resources.js';
import type { World } from '../../account/world.js';
import { parseArn } from '../../text/arn.js';
import type { CallContext } from '../operation.js';
import { ServiceFault } from '../service-fault.js';

type EventBuses = EndpointSettings['EventBuses'];

/** Those of an endpoint's buses that exist. */
export function busesOf(eventBuses: EventBuses, world: World): readonly EventBusRecord[] {
  return eventBuses.flatMap(({ EventBusArn }) => busAt(EventBusArn, world) ?? []);
}

/** Whether an endpoint whose home is here may have these buses. None of the texts is known. */
export function checkEventBuses(
  { RoutingConfig, EventBuses }: Pick<EndpointSettings, 'RoutingConfig' | 'EventBuses'>,
  { world, here }: CallContext,
): void {
  const arns = EventBuses.flatMap(({ EventBusArn }) => parseArn(EventBusArn) ?? []);
  if (arns.some(({ account }) => account !== here.account)) {
    throw invalid('The event buses must be in the account of the endpoint.');
  }
  if (new Set(arns.map(({ resource }) => resource)).size > 1) {
    throw invalid('The event buses must have the same name.');
  }
  const { Route } = RoutingConfig.FailoverConfig.Secondary;
  const regions = arns.map(({ region }) => region);
  if (Route === here.region || !regions.includes(here.region) || !regions.includes(Route)) {
    throw invalid(
      `One event bus must be in the primary Region, which is ${here.region}, the other in another Region, which the secondary route names: ${Route}.`,
    );
  }
  for (const { EventBusArn } of EventBuses) {
    if (!busAt(EventBusArn, world)) throw invalid(`Event bus ${EventBusArn} does not exist.`);
  }
}

/** An ARN of another partition is nobody's. */
function busAt(busArn: string, world: World): EventBusRecord | undefined {
  const arn = parseArn(busArn);
  if (!arn) return undefined;
  const { place, name } = world.busOf(arn);
  const bus = place.eventBuses.get(name);
  return bus?.Arn === busArn ? bus : undefined;
}

function invalid(reason: string): ServiceFault {
  return new ServiceFault('ValidationException', `Parameter EventBuses is not valid. Reason: ${reason}`);
}
