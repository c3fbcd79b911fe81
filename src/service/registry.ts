import {
  CreateApiDestination,
  DeleteApiDestination,
  DescribeApiDestination,
  ListApiDestinations,
  UpdateApiDestination,
} from './connections/api-destinations.js';
import {
  CreateConnection,
  DeauthorizeConnection,
  DeleteConnection,
  DescribeConnection,
  ListConnections,
  UpdateConnection,
} from './connections/connections.js';
import {
  CreateArchive,
  DeleteArchive,
  DescribeArchive,
  ListArchives,
  UpdateArchive,
} from './archives/archives.js';
import {
  CreateEndpoint,
  DeleteEndpoint,
  DescribeEndpoint,
  ListEndpoints,
  UpdateEndpoint,
} from './endpoints/endpoints.js';
import {
  CreateEventBus,
  DeleteEventBus,
  DescribeEventBus,
  ListEventBuses,
  UpdateEventBus,
} from './event-buses/event-buses.js';
import {
  ActivateEventSource,
  DeactivateEventSource,
  DescribeEventSource,
  ListEventSources,
} from './event-sources/event-sources.js';
import type { Operation, OperationName } from './operation.js';
import {
  CreatePartnerEventSource,
  DeletePartnerEventSource,
  DescribePartnerEventSource,
  ListPartnerEventSourceAccounts,
  ListPartnerEventSources,
} from './event-sources/partner-event-sources.js';
import { PutPermission, RemovePermission } from './event-buses/permissions.js';
import { PutEvents } from './events/put-events.js';
import { PutPartnerEvents } from './events/put-partner-events.js';
import {
  DeleteRule,
  DescribeRule,
  DisableRule,
  EnableRule,
  ListRuleNamesByTarget,
  ListRules,
  PutRule,
} from './rules/rules.js';
import { CancelReplay, DescribeReplay, ListReplays, StartReplay } from './archives/replays.js';
import { ListTagsForResource, TagResource, UntagResource } from './tags.js';
import { ListTargetsByRule, PutTargets, RemoveTargets } from './targets/targets.js';
import { TestEventPattern } from './rules/test-event-pattern.js';

/** Every operation that the SDK has a command for: one that is missing here is a compile error. */
export const OPERATIONS: { readonly [Name in OperationName]: Operation<Name> } = {
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
  CancelReplay,
  CreateArchive,
  DeleteArchive,
  DescribeArchive,
  DescribeReplay,
  ListArchives,
  ListReplays,
  StartReplay,
  UpdateArchive,
  // Connections and API destinations
  CreateApiDestination,
  CreateConnection,
  DeauthorizeConnection,
  DeleteApiDestination,
  DeleteConnection,
  DescribeApiDestination,
  DescribeConnection,
  ListApiDestinations,
  ListConnections,
  UpdateApiDestination,
  UpdateConnection,
  // Global endpoints
  CreateEndpoint,
  DeleteEndpoint,
  DescribeEndpoint,
  ListEndpoints,
  UpdateEndpoint,
  // Partner event sources
  ActivateEventSource,
  CreatePartnerEventSource,
  DeactivateEventSource,
  DeletePartnerEventSource,
  DescribeEventSource,
  DescribePartnerEventSource,
  ListEventSources,
  ListPartnerEventSourceAccounts,
  ListPartnerEventSources,
  PutPartnerEvents,
};
