import { DEFAULT_EVENT_BUS, eventBusName } from '../../account/events-arn.js';
import { endpointBusArn, endpointOfId, type EndpointRecord } from '../../account/endpoint.js';
import { phaseAt } from '../../account/lifecycle.js';
import type { NamedBus } from '../../account/world.js';
import { parseArn } from '../../text/arn.js';
import type { CallContext } from '../operation.js';
import { ServiceFault } from '../service-fault.js';

/** The endpoint that a request goes through, wherever in the account its home is. The texts are not known. */
export function openEndpoint(endpointId: string, context: CallContext): EndpointRecord {
  const { world, here } = context;
  const now = context.now();
  const endpoint = endpointOfId(endpointId, { world, account: here.account }, now);
  if (!endpoint) throw invalid(`Endpoint ${endpointId} does not exist.`);
  const { state } = phaseAt(endpoint.lifecycle, now);
  if (state === 'ACTIVE' || state === 'UPDATING') return endpoint;
  throw invalid(`Endpoint ${endpoint.Name} is in state ${state}.`);
}

/**
 * The bus that takes an endpoint's events in at the moment; undefined where an entry names another than the endpoint's.
 * The name of both buses and the ARN of either mean the same.
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsRequestEntry.html
 */
export function busThrough(
  endpoint: EndpointRecord,
  nameOrArn: string = DEFAULT_EVENT_BUS,
  { world }: CallContext,
): NamedBus | undefined {
  const active = parseArn(endpointBusArn(endpoint, endpoint.activeRoute));
  if (!active) return undefined;
  const isMeant = parseArn(nameOrArn)
    ? endpoint.EventBuses.some(({ EventBusArn }) => EventBusArn === nameOrArn)
    : nameOrArn === eventBusName(active);
  return isMeant ? world.busOf(active) : undefined;
}

function invalid(reason: string): ServiceFault {
  return new ServiceFault('ValidationException', `Parameter EndpointId is not valid. Reason: ${reason}`);
}
