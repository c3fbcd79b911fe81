import { expect, test, vi } from 'vitest';
import { settled } from '../../src/environment/settled-promise.js';

test('what a promise came to is the very value, at once', () => {
  const answer = { Entries: [{ EventId: '1' }] };
  const error = new Error('Rate exceeded');
  expect(settled(Promise.resolve(answer))).toHaveProperty('value', answer);
  expect(settled(Promise.reject(error))).toHaveProperty('reason', error);
  expect(settled(Promise.resolve(undefined))).toEqual({ value: undefined });
  expect(settled((async () => Promise.resolve(1))())).toBeUndefined();
});

test('no other microtask runs meanwhile', () => {
  let ran = false;
  void Promise.resolve().then(() => {
    ran = true;
  });
  settled(Promise.resolve());
  expect(ran).toBe(false);
});

test('what a promise holds does not pass for its being pending', () => {
  class Answer extends Promise<string> {}
  expect(settled(Answer.resolve('<pending>'))).toEqual({ value: '<pending>' });
  expect(settled(new Answer(() => undefined))).toBeUndefined();
});

test('a pending promise gets no handler, so that a rejection which nobody handles is noticed', () => {
  const handlers: unknown[] = [];
  class Watched extends Promise<void> {
    static override get [Symbol.species](): PromiseConstructor {
      handlers.push('then');
      return Promise;
    }
  }
  settled(new Watched(() => undefined));
  expect(handlers).toEqual([]);
  settled(Watched.resolve());
  expect(handlers).toEqual(['then']);
});

test('a rejection that a matcher has looked at counts as handled', async () => {
  const reported = vi.fn();
  process.on('unhandledRejection', reported);
  settled(Promise.reject(new Error('Rate exceeded')));
  await new Promise((resolve) => setImmediate(resolve));
  process.removeListener('unhandledRejection', reported);

  expect(reported).not.toHaveBeenCalled();
});

test.each([undefined, null, 1, { then: () => undefined }])('%s is no promise', (value) => {
  expect(settled(value)).toBeUndefined();
});
