import { operationsOf, refusalOf, type AnyOperation, type Api } from './api.js';
import * as archives from './archives/archives.js';
import * as replays from './archives/replays.js';
import * as apiDestinations from './connections/api-destinations.js';
import * as connections from './connections/connections.js';
import * as endpoints from './endpoints/endpoints.js';
import * as eventBuses from './event-buses/event-buses.js';
import * as permissions from './event-buses/permissions.js';
import * as eventSources from './event-sources/event-sources.js';
import * as partnerEventSources from './event-sources/partner-event-sources.js';
import * as putEvents from './events/put-events.js';
import * as putPartnerEvents from './events/put-partner-events.js';
import type { Operation, OperationName } from './operation.js';
import * as rules from './rules/rules.js';
import * as testEventPattern from './rules/test-event-pattern.js';
import * as tags from './tags/tags.js';
import * as targets from './targets/targets.js';

/** Every operation that the SDK has a command for; whatever else there is, is an operation. */
type Operations = { readonly [Name in OperationName]: Operation<Name> } & Readonly<
  Record<string, AnyOperation>
>;

/** Functions, because the files of a family are loaded when one of its operations is called first. */
const GETTERS = {
  CreateEventBus: () => eventBuses.CreateEventBus,
  DescribeEventBus: () => eventBuses.DescribeEventBus,
  ListEventBuses: () => eventBuses.ListEventBuses,
  UpdateEventBus: () => eventBuses.UpdateEventBus,
  DeleteEventBus: () => eventBuses.DeleteEventBus,
  PutPermission: () => permissions.PutPermission,
  RemovePermission: () => permissions.RemovePermission,
  PutRule: () => rules.PutRule,
  DescribeRule: () => rules.DescribeRule,
  ListRules: () => rules.ListRules,
  EnableRule: () => rules.EnableRule,
  DisableRule: () => rules.DisableRule,
  DeleteRule: () => rules.DeleteRule,
  ListRuleNamesByTarget: () => rules.ListRuleNamesByTarget,
  PutTargets: () => targets.PutTargets,
  RemoveTargets: () => targets.RemoveTargets,
  ListTargetsByRule: () => targets.ListTargetsByRule,
  PutEvents: () => putEvents.PutEvents,
  TestEventPattern: () => testEventPattern.TestEventPattern,
  TagResource: () => tags.TagResource,
  UntagResource: () => tags.UntagResource,
  ListTagsForResource: () => tags.ListTagsForResource,
  CreateArchive: () => archives.CreateArchive,
  DescribeArchive: () => archives.DescribeArchive,
  ListArchives: () => archives.ListArchives,
  UpdateArchive: () => archives.UpdateArchive,
  DeleteArchive: () => archives.DeleteArchive,
  StartReplay: () => replays.StartReplay,
  DescribeReplay: () => replays.DescribeReplay,
  ListReplays: () => replays.ListReplays,
  CancelReplay: () => replays.CancelReplay,
  CreateApiDestination: () => apiDestinations.CreateApiDestination,
  DescribeApiDestination: () => apiDestinations.DescribeApiDestination,
  ListApiDestinations: () => apiDestinations.ListApiDestinations,
  UpdateApiDestination: () => apiDestinations.UpdateApiDestination,
  DeleteApiDestination: () => apiDestinations.DeleteApiDestination,
  CreateConnection: () => connections.CreateConnection,
  DescribeConnection: () => connections.DescribeConnection,
  ListConnections: () => connections.ListConnections,
  UpdateConnection: () => connections.UpdateConnection,
  DeleteConnection: () => connections.DeleteConnection,
  DeauthorizeConnection: () => connections.DeauthorizeConnection,
  CreateEndpoint: () => endpoints.CreateEndpoint,
  DescribeEndpoint: () => endpoints.DescribeEndpoint,
  ListEndpoints: () => endpoints.ListEndpoints,
  UpdateEndpoint: () => endpoints.UpdateEndpoint,
  DeleteEndpoint: () => endpoints.DeleteEndpoint,
  DescribeEventSource: () => eventSources.DescribeEventSource,
  ListEventSources: () => eventSources.ListEventSources,
  ActivateEventSource: () => eventSources.ActivateEventSource,
  DeactivateEventSource: () => eventSources.DeactivateEventSource,
  CreatePartnerEventSource: () => partnerEventSources.CreatePartnerEventSource,
  DeletePartnerEventSource: () => partnerEventSources.DeletePartnerEventSource,
  DescribePartnerEventSource: () => partnerEventSources.DescribePartnerEventSource,
  ListPartnerEventSources: () => partnerEventSources.ListPartnerEventSources,
  ListPartnerEventSourceAccounts: () => partnerEventSources.ListPartnerEventSourceAccounts,
  PutPartnerEvents: () => putPartnerEvents.PutPartnerEvents,
};

/** An operation that is missing is a compile error, and so is one that is none. */
export const OPERATIONS: Operations = operationsOf(GETTERS);

export const EVENTBRIDGE: Api = {
  name: 'EventBridge',
  version: '2015-10-07',
  operations: OPERATIONS,
  refusal: refusalOf,
};
