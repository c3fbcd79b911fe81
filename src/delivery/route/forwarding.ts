import { deniedAccess } from '../../access/bus-access.js';
import { accessDeniedMessage } from '../../access/denial-text.js';
import { placeOf, type Place } from '../../text/arn.js';
import type { RuleRecord } from '../../account/resources.js';
import type { Environment } from '../../environment/environment.js';
import type { IncomingEnvelope } from '../../event/incoming-envelope.js';
import type { DeliveryError } from '../attempt/delivery-errors.js';
import { doCausedBy } from '../attempt/cascade.js';
import type { DeliveryHost } from '../attempt/delivery-host.js';
import type { Job } from '../attempt/job.js';
import type { RoutedEvent } from './routing.js';

type Host = Pick<DeliveryHost, 'environment' | 'accessFrom'>;

type Route = (event: RoutedEvent) => void;

/**
 * Puts an event on the bus that a target is; answers why not.
 *
 * The event stays as it is, whatever the target says of its input. It keeps its id in its Region and gets another one
 * elsewhere; its account and Region stay those of its origin.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-bus-to-bus.html
 */
export function forward(job: Job, host: Host, route: Route): DeliveryError | undefined {
  const { event, arn, rule, route: way } = job;
  const from = placeOf(event.bus.Arn);
  const cameThrough = event.cameThrough ?? [originOf(job)];
  const thirdHop = thirdHopOf([...cameThrough, from, arn]);
  if (thirdHop) return thirdHop;
  const context = host.accessFrom(from);
  const to = context.world.busOf(arn);
  const keys = () => ({
    'aws:SourceArn': rule.Arn,
    'aws:SourceAccount': from.account,
    'events:eventBusInvocation': true,
    'events:source': event.envelope.source,
    'events:detail-type': event.envelope['detail-type'],
  });
  const resource = way.target.arn;
  const denied = deniedAccess({ action: 'events:PutEvents', bus: to, resource, keys }, context);
  if (denied) return { errorCode: 'NO_PERMISSIONS', message: accessDeniedMessage(denied) };
  const bus = to.place.eventBuses.get(to.name);
  if (!bus) return { errorCode: 'NO_RESOURCE', message: `Event bus ${to.name} does not exist.` };
  const routed = { bus, ...forwarded(job, from, host.environment), cameThrough: [...cameThrough, from] };
  doCausedBy(job, () => {
    route(routed);
  });
  return undefined;
}

function forwarded(
  { event, arn, rule }: Job,
  from: Place,
  { uuid }: Environment,
): Pick<RoutedEvent, 'envelope' | 'traceHeader'> {
  const { envelope, traceHeader } = event;
  if (arn.region === from.region) return { envelope, traceHeader };
  const elsewhere = { id: uuid(), resources: resourcesOf(envelope, rule) };
  return { envelope: envelope.with(elsewhere), traceHeader };
}

/**
 * Global endpoints add themselves to what they replicate, which is always for another Region.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-global-endpoints.html
 */
function resourcesOf({ resources }: IncomingEnvelope, { replicatesFor }: RuleRecord): string[] {
  if (replicatesFor === undefined || resources.includes(replicatesFor)) return resources;
  return [...resources, replicatesFor];
}

/** An event may go on to one other account and one other Region, and no further. */
function thirdHopOf(places: readonly Place[]): DeliveryError | undefined {
  if (changes(places.map(({ account }) => account)) > 1) {
    return {
      errorCode: 'THIRD_ACCOUNT_HOP_DETECTED',
      message: 'The event has already come from another account.',
    };
  }
  if (changes(places.map(({ region }) => region)) > 1) {
    return {
      errorCode: 'THIRD_REGION_HOP_DETECTED',
      message: 'The event has already come from another Region.',
    };
  }
  return undefined;
}

function changes(values: readonly string[]): number {
  return values.filter((value, index) => index > 0 && value !== values[index - 1]).length;
}

function originOf({ event }: Job): Place {
  const { account, region } = event.envelope;
  return { account, region };
}
