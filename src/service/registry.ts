import type { AnyOperation, Api } from './api.js';
import * as archives from './archives/archives.js';
import * as replays from './archives/replays.js';
import * as apiDestinations from './connections/api-destinations.js';
import * as connections from './connections/connections.js';
import { violationsText, wrongTypeText } from './constraints/constraint-text.js';
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
import { ServiceFault } from './service-fault.js';
import * as tags from './tags/tags.js';
import * as targets from './targets/targets.js';

/** Every operation that the SDK has a command for; whatever else there is, is an operation. */
type Operations = { readonly [Name in OperationName]: Operation<Name> } & Readonly<
  Record<string, AnyOperation>
>;

/** All that these files export. An operation that is missing is a compile error, and so is an export that is none. */
export const OPERATIONS: Operations = {
  ...eventBuses,
  ...permissions,
  ...rules,
  ...targets,
  ...putEvents,
  ...testEventPattern,
  ...tags,
  ...archives,
  ...replays,
  ...apiDestinations,
  ...connections,
  ...endpoints,
  ...eventSources,
  ...partnerEventSources,
  ...putPartnerEvents,
};

export const EVENTBRIDGE: Api = {
  name: 'EventBridge',
  version: '2015-10-07',
  operations: OPERATIONS,
  refusal: (violations) => {
    const mistyped = violations.find(({ constraint }) => constraint.kind === 'type');
    return mistyped
      ? new ServiceFault('SerializationException', wrongTypeText(mistyped))
      : new ServiceFault('ValidationException', violationsText(violations));
  },
};
