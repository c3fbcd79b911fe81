import { isObject } from '../../text/kinds-of-values.js';

/** @throws the SDK's own kind of error, once the caller has given up the call. */
export function throwIfAborted(abortSignal: unknown): void {
  if (isAborted(abortSignal)) throw abortError(abortSignal);
}

export function isAborted(abortSignal: unknown): boolean {
  return isObject(abortSignal) && 'aborted' in abortSignal && abortSignal.aborted === true;
}

/** What the SDK's request handlers reject with, as newer versions tell the reason. */
export function abortError(abortSignal: unknown): Error {
  const reason: unknown = isObject(abortSignal) ? Reflect.get(abortSignal, 'reason') : undefined;
  const hasText = Boolean(reason) && !(reason instanceof Error);
  const error = new Error(hasText ? String(reason) : 'Request aborted');
  if (reason instanceof Error) error.cause = reason;
  return Object.assign(error, { name: 'AbortError' });
}

/**
 * Calls once the signal aborts, of whichever kind it is. The answer stops that.
 * @throws what the signal throws when it is listened to.
 */
export function onAbort(abortSignal: unknown, listener: () => void): () => void {
  if (!isObject(abortSignal)) return () => undefined;
  if (!isEventTarget(abortSignal)) {
    // A signal of the SDK's own, from the time before Node.js had them.
    Reflect.set(abortSignal, 'onabort', listener);
    return () => {
      quietly(() => Reflect.set(abortSignal, 'onabort', null));
    };
  }
  abortSignal.addEventListener('abort', listener, { once: true });
  return () => {
    quietly(() => {
      abortSignal.removeEventListener('abort', listener);
    });
  };
}

/** The call has its answer by then, and whoever made the signal would not hear of it. */
function quietly(act: () => unknown): void {
  try {
    act();
  } catch {
    // The listener stays, and does nothing any more.
  }
}

/** Told by its methods: another realm's is not an instance of ours. */
function isEventTarget(value: object): value is EventTarget {
  return ['addEventListener', 'removeEventListener'].every(
    (method) => typeof Reflect.get(value, method) === 'function',
  );
}
