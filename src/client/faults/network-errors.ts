import { constants } from 'node:os';
import type { ApiName } from '../../service/api.js';
import { sharedState } from '../../environment/shared-state.js';

/** An address that RFC 5737 keeps free for examples: a name that nobody looks up has none of its own. */
const ADDRESS = { address: '192.0.2.1', port: 443 };

/** The system call whose failure Node.js reports under each code. */
const SYSTEM_CALL = {
  ECONNREFUSED: 'connect',
  ECONNRESET: 'read',
  EAI_AGAIN: 'getaddrinfo',
  EHOSTUNREACH: 'connect',
  ENETUNREACH: 'connect',
  ENOTFOUND: 'getaddrinfo',
  EPIPE: 'write',
  ETIMEDOUT: 'connect',
} as const;

export type KnownNetworkError = keyof typeof SYSTEM_CALL;

export const KNOWN_NETWORK_ERRORS: readonly string[] = Object.keys(SYSTEM_CALL);

/** Errors of the resolver have numbers of libuv's, the same on every system. */
const RESOLVER_NUMBER: Readonly<Record<string, number>> = { EAI_AGAIN: -3001, ENOTFOUND: -3008 };

/** What the SDK's handler for Node.js calls by this name, so that its retries know it. */
const TIMEOUTS = ['ECONNRESET', 'EPIPE', 'ETIMEDOUT'];

/** Whether Node.js knows a code that is no usual end of a connection. */
export function isSystemError(code: string): boolean {
  return Object.hasOwn(constants.errno, code);
}

/** Shared, since a client's own retry strategy may hand an error of one copy's call on to one of another's. */
const ofNetwork = sharedState('of-network.1', () => new WeakSet());

/** Whether an error is what a network would have made of the call, not some other failure. */
export function isOfNetwork(error: unknown): error is Error {
  return typeof error === 'object' && error !== null && ofNetwork.has(error);
}

export function asOfNetwork<Made extends Error>(error: Made): Made {
  ofNetwork.add(error);
  return error;
}

/** What a call of an API leads to. */
interface Called {
  readonly api: ApiName;
  readonly region: string;
}

/** A failed connection as Node.js reports it and the SDK's handler passes it on. */
export function networkError(code: string, called: Called): Error {
  const known: Readonly<Record<string, string>> = SYSTEM_CALL;
  const syscall = Object.hasOwn(known, code) ? (known[code] ?? 'connect') : 'connect';
  const { message, ...members } = formOf(syscall, code, called);
  const error = Object.assign(new Error(message), { errno: numberOf(code), code, syscall, ...members });
  if (TIMEOUTS.includes(code)) error.name = 'TimeoutError';
  return asOfNetwork(error);
}

function formOf(syscall: string, code: string, called: Called): { readonly message: string } {
  switch (syscall) {
    case 'getaddrinfo': {
      const hostname = hostOf(called);
      return { message: `getaddrinfo ${code} ${hostname}`, ...{ hostname } };
    }
    case 'connect':
      return { message: `connect ${code} ${ADDRESS.address}:${ADDRESS.port}`, ...ADDRESS };
    default:
      return { message: `${syscall} ${code}` };
  }
}

function hostOf({ api, region }: Called): string {
  const service = api === 'EventBridge' ? 'events' : 'scheduler';
  return `${service}.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`;
}

/** Undefined for a code that this system does not have. */
function numberOf(code: string): number | undefined {
  const ofSystem: Readonly<Record<string, number>> = constants.errno;
  const number = Object.hasOwn(ofSystem, code) ? ofSystem[code] : undefined;
  return RESOLVER_NUMBER[code] ?? (number === undefined ? undefined : -number);
}
