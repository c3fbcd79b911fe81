import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { COVERAGE_FOLDER } from '../coverage/collecting.js';
import { checkOptions } from './options.js';
import { schedulerClient } from '../client/attach/scheduler-client.js';
import { checkClientClass } from '../client/attach/site.js';
import { regionAtOnce } from '../client/call/client-facts.js';
import { isSdkClient, type ClientOrClass } from '../client/sdk/client.js';
import { processEnvironment } from '../environment/environment.js';
import type { EventBridgeMock, EventBridgeMockOptions } from './public-types.js';
import { placeOfSeed } from '../simulation/seed/logical-names.js';
import type { AnyEvents, DetailsByType } from '../event/declared-events.js';
import { refusal } from '../text/given.js';
import { isObject } from '../text/kinds-of-values.js';
import { Mock } from './mock.js';

/**
 * Puts a simulated AWS account behind EventBridge clients of the AWS SDK v3.
 *
 * Without a client, it answers every `EventBridgeClient` of the process, including those that are created later. With a
 * client, it answers only that one. With a class, it answers every client of that class, such as the
 * `CloudWatchEventsClient` of `@aws-sdk/client-cloudwatch-events` or the client of another copy of the SDK. No request
 * leaves the process, and the clients need neither a Region nor credentials.
 *
 * The type argument declares the type of the detail for each detail-type; `schemas` declare it too. Without either,
 * every detail is a JSON object.
 *
 * @example
 * const eventBridge = mockEventBridge({ seed: { buses: { orders: {} } } });
 * afterEach(() => eventBridge.reset());
 * afterAll(() => eventBridge.restore());
 *
 * @throws TypeError for a client of another service, or an option that does not exist.
 * @throws InvalidSeed when the account cannot be built from `options.seed`; nothing is attached then.
 */
export function mockEventBridge<Events extends DetailsByType<Events> = AnyEvents>(
  clientOrClass: ClientOrClass,
  options?: EventBridgeMockOptions<Events>,
): EventBridgeMock<Events>;
// Of an argument that fits no overload, TypeScript 7 explains the last one alone.
export function mockEventBridge<Events extends DetailsByType<Events> = AnyEvents>(
  options?: EventBridgeMockOptions<Events>,
): EventBridgeMock<Events>;
export function mockEventBridge<Events>(
  first?: ClientOrClass | EventBridgeMockOptions<Events>,
  second?: EventBridgeMockOptions<Events>,
): EventBridgeMock<Events> {
  if (first === undefined && second === undefined) return attachedMock(everyClient(), {}, schedulerClient());
  if (isOptions(first)) {
    if (second === undefined) return attachedMock(everyClient(), first, schedulerClient());
    throw refusal('mockEventBridge', 'a client or a client class before its options', first);
  }
  // The types do not promise it to plain JavaScript.
  if (isGiven(first)) return attachedMock(first, second === undefined ? {} : second);
  throw refusal('mockEventBridge', 'its options alone, or a client or a client class before them', first);
}

/** The class of the copy of the SDK that the kit itself finds. */
function everyClient(): ClientOrClass {
  checkClientClass('mockEventBridge', EventBridgeClient);
  return EventBridgeClient;
}

function attachedMock<Events>(
  clientOrClass: ClientOrClass,
  options: EventBridgeMockOptions<Events>,
  besides?: ClientOrClass,
): EventBridgeMock<Events> {
  checkOptions(options);
  const place = [options.seed].flat().filter(isObject).map(placeOfSeed).find(isGiven);
  const account = options.account ?? place?.account;
  const mock = new Mock({ ...options, ...(account !== undefined && { account }) }, processEnvironment, {
    region: options.region ?? homeOf(clientOrClass, place?.region),
    madeAt: callerOf(mockEventBridge),
    ...coverageFile(),
  });
  try {
    mock.attachAs('mockEventBridge', clientOrClass, {});
    if (besides) attachBesides(mock, besides);
  } catch (error) {
    // Of a mock that nobody gets to see, no timer may be left.
    mock.restore();
    throw error;
  }
  // What events there will be is the test's word.
  return mock as EventBridgeMock as EventBridgeMock<Events>;
}

/** A test that has mocked the package by its own means goes on with what it has made of it. */
function attachBesides(mock: Mock, clientClass: ClientOrClass): void {
  try {
    mock.attachAs('mockEventBridge', clientClass, {});
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
}

/**
 * The Region of a mock that was not given one: that of its only client, asked when somebody wants to know, else that of
 * the template which it is seeded with, else what the SDK gives clients that say nothing, as it is now.
 */
function homeOf(clientOrClass: ClientOrClass, ofTemplate: string | undefined): () => string | undefined {
  const otherwise = ofTemplate ?? (process.env['AWS_REGION'] || undefined);
  return () => (isSdkClient(clientOrClass) ? regionAtOnce(clientOrClass) : undefined) ?? otherwise;
}

/** A file of the mock's own in the folder that a reporter has named; none where nobody wants to know. */
function coverageFile(): { readonly coverageFile?: string } {
  const folder = process.env[COVERAGE_FOLDER] ?? '';
  return folder === '' ? {} : { coverageFile: `${folder}/${processEnvironment.uuid()}.json` };
}

/** Tells the first line of the stack above a function: `at orders.test.ts:7:21`. It is written when it is asked for. */
function callerOf(callee: (...args: never[]) => unknown): () => string {
  const holder = { stack: '' };
  Error.captureStackTrace(holder, callee);
  return () => /^ {4}(at .+)$/m.exec(holder.stack)?.[1] ?? 'in a place that the stack does not show';
}

function isOptions<Events>(
  first: ClientOrClass | EventBridgeMockOptions<Events> | undefined,
): first is EventBridgeMockOptions<Events> {
  if (!isObject(first)) return false;
  const prototype = Reflect.getPrototypeOf(first);
  return prototype === null || prototype === Object.prototype;
}

function isGiven<Value>(value: Value | null | undefined): value is Value {
  return value !== undefined && value !== null;
}
