import { isObject } from './sdk-client.js';

/** @throws the SDK's own kind of error, once the caller has given up the call. */
export function throwIfAborted(abortSignal: unknown): void {
  if (isAborted(abortSignal)) throw Object.assign(new Error('Request aborted'), { name: 'AbortError' });
}

export function isAborted(abortSignal: unknown): boolean {
  return isObject(abortSignal) && 'aborted' in abortSignal && abortSignal.aborted === true;
}
