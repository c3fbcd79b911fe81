import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { checkOptions } from './options.js';
import type { ClientOrClass } from '../client/sdk/client.js';
import { processEnvironment } from '../environment/environment.js';
import type { EventBridgeMock, EventBridgeMockOptions } from './public-types.js';
import type { AnyEvents, DetailsByType } from '../event/declared-events.js';
import { Mock } from './mock.js';

/**
 * Puts a simulated AWS account behind EventBridge clients of the AWS SDK v3.
 *
 * Without a client, every `EventBridgeClient` of the process is answered, whether it was made before or is made later.
 * With a client, only that one is; with a class (of another copy of the SDK, say), every client of that class. No
 * request leaves the process, and the clients need neither Region nor credentials.
 *
 * The type argument declares details by detail-type; `schemas` declare them too. Without either, any event goes.
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
  if (isOptions(first)) return attachedMock(EventBridgeClient, first ?? {});
  return attachedMock(first, second ?? {});
}

function attachedMock<Events>(
  clientOrClass: ClientOrClass,
  options: EventBridgeMockOptions<Events>,
): EventBridgeMock<Events> {
  checkOptions(options);
  const origin = options.strict === true ? { madeAt: callerOf(mockEventBridge) } : {};
  const mock: EventBridgeMock = new Mock(options, processEnvironment, origin);
  const { account, region } = options;
  try {
    mock.attach(clientOrClass, {
      ...(account !== undefined && { account }),
      ...(region !== undefined && { region }),
    });
  } catch (error) {
    // Of a mock that nobody gets to see, no timer may be left.
    mock.restore();
    throw error;
  }
  // What events there will be is the test's word.
  return mock as EventBridgeMock<Events>;
}

/** The first line of the stack above a function: `at orders.test.ts:7:21`. */
function callerOf(callee: (...args: never[]) => unknown): string {
  const holder = { stack: '' };
  Error.captureStackTrace(holder, callee);
  return /^ {4}(at .+)$/m.exec(holder.stack)?.[1] ?? 'in a place that the stack does not tell';
}

function isOptions<Events>(
  first: ClientOrClass | EventBridgeMockOptions<Events> | undefined,
): first is EventBridgeMockOptions<Events> | undefined {
  return (
    first === undefined || (typeof first === 'object' && Object.getPrototypeOf(first) === Object.prototype)
  );
}
