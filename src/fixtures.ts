/**
 * Events for tests.
 *
 * @example
 * import { awsEvents, entry, event, eventsFrom } from 'aws-eventbridge-mock/fixtures';
 *
 * @module
 */
export { awsEvents } from './fixtures/aws-events.js';
export type { AwsEvent, AwsEventBuilder, AwsEventOverrides } from './fixtures/aws-event.js';
export type { Given } from './fixtures/completed.js';
export { entry } from './fixtures/entry.js';
export type { Entry, EntryMembers } from './fixtures/entry.js';
export { event } from './fixtures/event.js';
export type { EventMembers } from './fixtures/event.js';
export { eventFromSchema } from './fixtures/event-from-schema.js';
export { eventsFrom } from './fixtures/events-from.js';
export type { EventsFromOptions } from './fixtures/events-from.js';
export type { EventEnvelope } from './event/envelope.js';
export type { JsonObject, JsonValue } from './event/json-value.js';
