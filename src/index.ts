/**
 * The mock itself, with its options, its views and what it records.
 *
 * @example
 * import { mockEventBridge } from 'aws-eventbridge-mock';
 *
 * @module
 */
export { mockEventBridge } from './mock/mock-eventbridge.js';
export { explain } from './pattern/language.js';
export { matchesSchema } from './schema/schema-matcher.js';
export { mergeCoverage } from './coverage/merge-coverage.js';
export { explainInput } from './input/explain-input.js';

// Errors
export { EventLoopError } from './delivery/route/event-loops.js';
export { InvalidSeed } from './simulation/seed/seed-members.js';
export { InvalidEventPattern } from './pattern/tokens/invalid-event-pattern.js';
export { SchemaViolation } from './schema/detail-schemas.js';
export { BoundToNothingError, ForgottenMockError, UnfinishedWorkError } from './mock/strict.js';
export { UnfinishedHandlersError } from './delivery/attempt/under-way.js';
export { MalformedEvent } from './pattern/event/malformed-event.js';

// The mock and its views
export type {
  EventBridgeMock,
  EventBridgeMockOptions,
  BusView,
  RuleView,
  ScheduleView,
  TargetView,
  ArchiveView,
  ReplayView,
  EndpointView,
  AttachOptions,
  CommandSelector,
} from './mock/public-types.js';
export type { Clock } from './simulation/clock.js';
export type { Duration, DurationUnit } from './time/duration.js';
export type { EmittedEntry, EmittedEvent } from './simulation/emit.js';
export type { OperationName } from './service/operation.js';
export type { ClientOrClass } from './client/sdk/client.js';
export type { ClientStub } from './client/attach/client-stub.js';
export type { Quotas } from './account/quotas.js';
export type { ApiDestinationCalls } from './delivery/api-destinations/api-destinations.js';
export type { HandlerErrorsOption } from './delivery/attempt/handler-errors.js';
export type { DeliveryOrder } from './delivery/route/order.js';

// Faults
export type {
  AttemptedCommand,
  FailedEntriesPlan,
  FaultedOperation,
  FaultPlan,
  LatencyPlan,
  NetworkErrorPlan,
  OperationWithEntries,
  PlannedFault,
  ServiceErrorPlan,
} from './client/faults/plan.js';
export type { ChaosOptions } from './client/faults/chaos.js';
export type { DeliveryFault, FailingDelivery, SlowDelivery } from './delivery/attempt/delivery-faults.js';
export type { DeliveryErrorCode } from './delivery/attempt/delivery-errors.js';

// Handlers and targets
export type {
  CallableHandler,
  EventHandler,
  InvocationContext,
  MockFunction,
  TargetHandler,
} from './delivery/attempt/target-handler.js';
export type { TargetRequest } from './targets/registry.js';

// What a test leaves behind
export type { UnfinishedWork } from './mock/unfinished-work.js';
export type { RunningHandler } from './delivery/attempt/under-way.js';
export type { BoundToNothing } from './simulation/bound-to-nothing.js';

// Seeds
export type {
  Seed,
  SeededApiDestination,
  SeededArchive,
  SeededAuthorization,
  SeededBus,
  SeededConnection,
  SeededEndpoint,
  SeededHttpParameters,
  SeededResource,
  SeededRule,
  SeededSchedule,
  SeededScheduleGroup,
  SeededScheduleTarget,
  SeededTags,
  SeededTarget,
  SeededTargetDetails,
} from './simulation/seed/seed.js';

// History
export type {
  ArchivedEventRecord,
  ChainLink,
  CommandRecord,
  DeadLetterFailure,
  DeadLetterRecord,
  DeliveryAttempt,
  DeliveryRecord,
  EventRecord,
  InjectedFault,
  InvocationRecord,
  UnknownMemberWarning,
  Warning,
  WarningRecord,
} from './history/records.js';
export type {
  ScheduleDeadLetterRecord,
  ScheduleInvocationRecord,
  ScheduleOfTarget,
  ScheduleRunUnderWay,
} from './history/schedule-records.js';
export type { FlexibleTimeWindows } from './delivery/scheduler/flexible-window.js';
export type {
  SchedulerBusRequest,
  SchedulerRequest,
  UniversalRequest,
} from './targets/scheduler/scheduler-request.js';
export type { QualifiedOperationName, ScheduleOperationName } from './service/scheduler-operations.js';
export type { ApiName } from './text/api-name.js';
export type { TargetAccessDenied } from './access/access-context.js';
export type {
  BusLogDetails,
  BusLogError,
  BusLogLevel,
  BusLogMessageType,
  BusLogRecord,
} from './history/bus-log/bus-log.js';

// Events and their types
export type { EventOf } from './mock/typed-events.js';
export type { EventEnvelope } from './event/envelope.js';
export type { AnyEvents } from './event/declared-events.js';
export type { JsonObject, JsonValue } from './event/json-value.js';

// What the account has
export type { AccountSnapshot, EventBusSnapshot, RuleSnapshot } from './simulation/account-state.js';
export type {
  CloudFormationResource,
  CloudFormationTemplate,
  OmittedFromTemplate,
} from './exporting/cloudformation-template.js';

// Schemas
export type { SchemaMatcher } from './schema/schema-matcher.js';
export type { DetailViolation, RefusedDetail } from './schema/detail-schemas.js';
export type { JsonSchema } from './schema/json-schema.js';
export type { SchemaIssue, StandardSchema } from './schema/standard-schema.js';

// Coverage and pictures
export type {
  ConditionExamples,
  CoveredCondition,
  CoveredRule,
  CoveredTarget,
  CoverageShare,
  CoverageSummary,
  ExampleEvent,
  RuleCoverage,
  RuleOrigin,
  UnreachedEvents,
} from './coverage/rule-coverage.js';
export type { DiagramOptions } from './diagram/diagram-options.js';

// Explanations
export type { DroppedInput } from './input/dropped-input.js';
export type { InputExplanation } from './input/explain-input.js';
export type { ShapingFacts } from './input/predefined-variables.js';
export type { InputShaping } from './input/shape-input.js';
export type {
  EventPatternObject,
  PatternAlternative,
  PatternFields,
  PatternLeaf,
  PatternOperators,
  PatternValue,
} from './pattern/spelled.js';
export type { ConditionReport, Explanation, Hint, ReceivedValue } from './pattern/explain/explanation.js';
