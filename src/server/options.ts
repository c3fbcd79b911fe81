import { checkMembers, checkObject, given } from '../text/given.js';
import { milliseconds, type Duration } from '../time/duration.js';
import type { Bounds, Listening } from './http/http-server.js';

/** Where a server listens, and what it lets its senders do. */
export interface ServerOptions {
  /** Default 0: one that is free. */
  readonly port?: number;
  /** The name or address at which it listens. Default `127.0.0.1`, which this machine alone can reach. */
  readonly host?: string;
  /** The bytes of a request's body at most, also when it is unpacked. Default 16,777,216, which is 16 MiB. */
  readonly maxBodyBytes?: number;
  /** Connections at the same time at most; more are closed at once. Default 1024. */
  readonly maxConnections?: number;
  /** How long a request may take to come in: milliseconds, or a text such as `'5 seconds'`. Default 30 seconds. */
  readonly requestTimeout?: Duration;
}

const NAMES = [
  'port',
  'host',
  'maxBodyBytes',
  'maxConnections',
  'requestTimeout',
] as const satisfies (keyof ServerOptions)[];

const DOOR = 'serve';
const HIGHEST_PORT = 65_535;

/** @throws TypeError for options that nobody could follow. */
export function checkedOptions(options: unknown): Listening & Bounds {
  checkObject(`${DOOR}()`, 'options such as { port: 4010 }', options);
  // Without the types' promises, which plain JavaScript breaks.
  const taken = options as ServerOptions;
  checkMembers(DOOR, taken, NAMES);
  const { port = 0, host = '127.0.0.1', maxBodyBytes = 16 * 1024 ** 2, maxConnections = 1024 } = taken;
  if (!isWhole(port, 0) || port > HIGHEST_PORT)
    refuse(`port is a whole number from 0 to ${HIGHEST_PORT}`, port);
  if (typeof host !== 'string' || host === '')
    refuse('host is a text such as "127.0.0.1" or "0.0.0.0"', host);
  if (!isWhole(maxBodyBytes, 1)) refuse('maxBodyBytes is a whole number from 1 on', maxBodyBytes);
  if (!isWhole(maxConnections, 1)) refuse('maxConnections is a whole number from 1 on', maxConnections);
  return { port, host, maxBodyBytes, maxConnections, requestTimeout: timeoutOf(taken.requestTimeout) };
}

function timeoutOf(duration: Duration = '30 seconds'): number {
  const timeout = Math.ceil(milliseconds(duration, `${DOOR}: requestTimeout`));
  return timeout > 0 ? timeout : refuse('requestTimeout is longer than nothing', duration);
}

function isWhole(value: unknown, least: number): boolean {
  return Number.isSafeInteger(value) && Number(value) >= least;
}

function refuse(must: string, value: unknown): never {
  throw new TypeError(`${DOOR}: ${must}, not ${given(value)}.`);
}
