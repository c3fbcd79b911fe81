import { ruleArn } from '../../account/events-arn.js';
import type { EndpointRecord } from '../../account/endpoint.js';
import { dropRule, storeRule } from '../../account/event-bus.js';
import type { EventBusRecord, RuleRecord } from '../../account/resources.js';
import { placeOf } from '../../text/arn.js';
import { definedMembers } from '../../text/defined-members.js';
import type { CallContext } from '../operation.js';
import { checkRoomForRule } from '../rules/rule-checks.js';
import { busesOf } from './endpoint-buses.js';

const REPLICATION = 'events.amazonaws.com';

/** @throws ServiceFault `LimitExceededException` where a bus is too full for the endpoint's rule. */
export function checkRoomForReplication(
  endpoint: Pick<EndpointRecord, 'EndpointId' | 'ReplicationConfig' | 'EventBuses'>,
  context: CallContext,
): void {
  if (endpoint.ReplicationConfig.State === 'DISABLED') return;
  // A pattern of ours is no question.
  const rule = { name: ruleName(endpoint), pattern: undefined };
  for (const bus of busesOf(endpoint.EventBuses, context.world)) checkRoomForRule(rule, bus, context);
}

/** Puts a rule on each bus that sends its events to the other, where the endpoint replicates. */
export function startReplication(endpoint: EndpointRecord, { world }: CallContext): void {
  if (endpoint.ReplicationConfig.State === 'DISABLED') return;
  const buses = busesOf(endpoint.EventBuses, world);
  for (const bus of buses) {
    const other = buses.find((candidate) => candidate !== bus);
    if (other) storeRule(bus, replicationRule(endpoint, bus, other));
  }
}

/** Takes the rules away; a customer's own rules of that name stay. */
export function endReplication(endpoint: EndpointRecord, { world }: CallContext): void {
  const name = ruleName(endpoint);
  for (const bus of busesOf(endpoint.EventBuses, world)) {
    if (bus.rules.get(name)?.ManagedBy === REPLICATION) dropRule(bus, name);
  }
}

/** AWS documents the beginning alone. The id, unlike the endpoint's name, always fits into the name of a rule. */
function ruleName({ EndpointId }: Pick<EndpointRecord, 'EndpointId'>): string {
  return `GlobalEndpointManagedRule-${EndpointId}`;
}

function replicationRule(endpoint: EndpointRecord, from: EventBusRecord, to: EventBusRecord): RuleRecord {
  const place = placeOf(from.Arn);
  const { Name, Arn, RoleArn } = endpoint;
  const role = definedMembers({ RoleArn });
  return {
    Name: ruleName(endpoint),
    Arn: ruleArn(place, from.Name, ruleName(endpoint)),
    // Custom events alone. A replicated event keeps the Region it came from, so that the other bus does not send it
    // back.
    EventPattern: JSON.stringify({
      source: [{ 'anything-but': { prefix: 'aws.' } }],
      region: [place.region],
    }),
    State: 'ENABLED',
    ...role,
    ManagedBy: REPLICATION,
    EventBusName: from.Name,
    CreatedBy: place.account,
    tags: new Map(),
    targets: new Map([[Name, { Id: Name, Arn: to.Arn, ...role }]]),
    replicatesFor: Arn,
  };
}
