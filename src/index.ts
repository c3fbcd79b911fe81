export { mockEventBridge } from './mock-eventbridge.js';
export { explain } from './pattern/language.js';

// Errors
export { EventLoopError } from './delivery/cascade.js';
export { InvalidSeed } from './seed-account.js';
export { InvalidEventPattern } from './pattern/invalid-event-pattern.js';
export { MalformedEvent } from './pattern/event/malformed-event.js';

// The mock and its views
export type {
  AttachOptions,
  BusView,
  Clock,
  CommandSelector,
  EmittedEvent,
  EventBridgeMock,
  EventBridgeMockOptions,
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
export type { OperationName } from './service/operation.js';
export type { Duration, DurationUnit } from './time/clock.js';

// Seeds
export type { Seed, SeededBus, SeededRule, SeededTarget, SeededTargetDetails } from './seed.js';

// History
export type {
  ChainLink,
  CommandRecord,
  EventEnvelope,
  EventRecord,
  InvocationRecord,
  JsonObject,
  JsonValue,
  Warning,
  WarningRecord,
} from './history/records.js';

// Explanations
export type { ConditionReport, Explanation, Hint, ReceivedValue } from './pattern/explanation.js';
