export { mockEventBridge } from './mock-eventbridge.js';
export { explain } from './pattern/language.js';
export { explainInput } from './input/explain-input.js';

// Errors
export { EventLoopError } from './delivery/cascade.js';
export { InvalidSeed } from './seed-account.js';
export { InvalidEventPattern } from './pattern/invalid-event-pattern.js';
export { MalformedEvent } from './pattern/event/malformed-event.js';

// The mock and its views
export type {
  ArchiveView,
  AttachOptions,
  BusView,
  Clock,
  CommandSelector,
  EmittedEvent,
  EventBridgeMock,
  EventBridgeMockOptions,
  ReplayView,
  RuleView,
  TargetView,
} from './eventbridge-mock.js';
export type { Quotas } from './account/quotas.js';
export type { ClientOrClass } from './client/attach.js';
export type { FaultPlan } from './client/faults.js';
export type {
  CallableHandler,
  InvocationContext,
  MockFunction,
  TargetHandler,
} from './delivery/target-handler.js';
export type { DeliveryErrorCode } from './delivery/delivery-errors.js';
export type { DeliveryFault } from './delivery/delivery-faults.js';
export type { DeliveryOrder } from './delivery/order.js';
export type { TargetRequest } from './targets/target-request.js';
export type { OperationName } from './service/operation.js';
export type { Duration, DurationUnit } from './time/clock.js';

// Seeds
export type { Seed, SeededBus, SeededRule, SeededTarget, SeededTargetDetails } from './seed.js';

// History
export type {
  ArchivedEventRecord,
  ChainLink,
  CommandRecord,
  DeadLetterRecord,
  DeliveryAttempt,
  DeliveryRecord,
  EventEnvelope,
  EventRecord,
  InvocationRecord,
  Warning,
  WarningRecord,
} from './history/records.js';

export type {
  BusLogDetails,
  BusLogError,
  BusLogLevel,
  BusLogMessageType,
  BusLogRecord,
} from './history/bus-log-record.js';

export type { JsonObject, JsonValue } from './history/json-value.js';

// Explanations
export type { DroppedInput } from './input/dropped-input.js';
export type { InputExplanation } from './input/explain-input.js';
export type { InputShaping, ShapingFacts } from './input/shape-input.js';
export type { ConditionReport, Explanation, Hint, ReceivedValue } from './pattern/explanation.js';
