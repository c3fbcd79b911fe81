import {
  CreateEventBus,
  DeleteEventBus,
  DescribeEventBus,
  ListEventBuses,
  UpdateEventBus,
} from './event-buses.js';
import type { Operation, OperationName } from './operation.js';
import { PutPermission, RemovePermission } from './permissions.js';
import { PutEvents } from './put-events.js';
import {
  DeleteRule,
  DescribeRule,
  DisableRule,
  EnableRule,
  ListRuleNamesByTarget,
  ListRules,
  PutRule,
} from './rules.js';
import { ListTagsForResource, TagResource, UntagResource } from './tags.js';
import { ListTargetsByRule, PutTargets, RemoveTargets } from './targets.js';
import { TestEventPattern } from './test-event-pattern.js';

/** An operation of the API that the kit does not answer yet. */
export const NOT_SIMULATED = 'not simulated';

/** Every operation that the SDK has a command for: one that is missing here is a compile error. */
export const OPERATIONS: { readonly [Name in OperationName]: Operation<Name> | typeof NOT_SIMULATED } = {
  // Event buses
  CreateEventBus,
  DeleteEventBus,
  DescribeEventBus,
  ListEventBuses,
  UpdateEventBus,
  PutPermission,
  RemovePermission,
  // Rules and targets
  DeleteRule,
  DescribeRule,
  DisableRule,
  EnableRule,
  ListRuleNamesByTarget,
  ListRules,
  ListTargetsByRule,
  PutRule,
  PutTargets,
  RemoveTargets,
  // Events and patterns
  PutEvents,
  TestEventPattern,
  // Tags
  ListTagsForResource,
  TagResource,
  UntagResource,
  // Archives and replays
  CancelReplay: NOT_SIMULATED,
  CreateArchive: NOT_SIMULATED,
  DeleteArchive: NOT_SIMULATED,
  DescribeArchive: NOT_SIMULATED,
  DescribeReplay: NOT_SIMULATED,
  ListArchives: NOT_SIMULATED,
  ListReplays: NOT_SIMULATED,
  StartReplay: NOT_SIMULATED,
  UpdateArchive: NOT_SIMULATED,
  // Connections and API destinations
  CreateApiDestination: NOT_SIMULATED,
  CreateConnection: NOT_SIMULATED,
  DeauthorizeConnection: NOT_SIMULATED,
  DeleteApiDestination: NOT_SIMULATED,
  DeleteConnection: NOT_SIMULATED,
  DescribeApiDestination: NOT_SIMULATED,
  DescribeConnection: NOT_SIMULATED,
  ListApiDestinations: NOT_SIMULATED,
  ListConnections: NOT_SIMULATED,
  UpdateApiDestination: NOT_SIMULATED,
  UpdateConnection: NOT_SIMULATED,
  // Global endpoints
  CreateEndpoint: NOT_SIMULATED,
  DeleteEndpoint: NOT_SIMULATED,
  DescribeEndpoint: NOT_SIMULATED,
  ListEndpoints: NOT_SIMULATED,
  UpdateEndpoint: NOT_SIMULATED,
  // Partner event sources
  ActivateEventSource: NOT_SIMULATED,
  CreatePartnerEventSource: NOT_SIMULATED,
  DeactivateEventSource: NOT_SIMULATED,
  DeletePartnerEventSource: NOT_SIMULATED,
  DescribeEventSource: NOT_SIMULATED,
  DescribePartnerEventSource: NOT_SIMULATED,
  ListEventSources: NOT_SIMULATED,
  ListPartnerEventSourceAccounts: NOT_SIMULATED,
  ListPartnerEventSources: NOT_SIMULATED,
  PutPartnerEvents: NOT_SIMULATED,
};
