import { expect, test } from 'vitest';
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

/** The reasons of rejections that the process reports as handled by nobody, with the runner kept out of it. */
async function unhandledIn(act: () => void): Promise<unknown[]> {
  const reasons: unknown[] = [];
  const ofRunner = process.listeners('unhandledRejection');
  process.removeAllListeners('unhandledRejection');
  process.on('unhandledRejection', (reason) => reasons.push(reason));
  act();
  await new Promise((resolve) => setImmediate(resolve));
  process.removeAllListeners('unhandledRejection');
  for (const listener of ofRunner) process.on('unhandledRejection', listener);
  return reasons;
}

const exceeded = new Error('Rate exceeded');

test('a rejection that a matcher has looked at counts as handled', async () => {
  const reasons = await unhandledIn(() => {
    settled(Promise.reject(exceeded));
  });

  expect(reasons).toEqual([]);
});

test.each([
  ['nobody has looked at', () => void Promise.reject(exceeded)],
  [
    'code derives from one that a matcher has looked at',
    () => {
      const answer = Promise.reject(exceeded);
      void answer.then(() => 'sent');
      settled(answer);
    },
  ],
  [
    'an async function passes on, of an answer that a matcher has looked at',
    () => {
      const answer = Promise.reject(exceeded);
      void (async () => {
        await answer;
      })();
      settled(answer);
    },
  ],
  [
    'comes after a matcher has looked',
    () => {
      let fail: (error: Error) => void = () => undefined;
      settled(
        new Promise((_, reject) => {
          fail = reject;
        }),
      );
      fail(exceeded);
    },
  ],
])('the process reports a rejection that %s', async (_, act) => {
  expect(await unhandledIn(act)).toEqual([exceeded]);
});

test.each([undefined, null, 1, { then: () => undefined }])('%s is no promise', (value) => {
  expect(settled(value)).toBeUndefined();
});
