import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BINDINGS, ROOTS } from '../../src/server/rest-json/bindings.js';
import { SCHEDULER } from '../../src/service/scheduler/registry.js';
import { runs } from '../property-runs.js';
import { edges, valid } from '../service/shape-samples.js';
import { exchange, served } from './http-client.js';

interface Request {
  readonly method: string;
  readonly path: string;
  readonly body: string;
}

const texts = fc.oneof(
  fc.constantFrom('', 'job', 'default', 'arn:aws:scheduler:us-east-1:123456789012:schedule-group/default'),
  fc.string({ unit: 'grapheme' }),
);
const queries = fc.dictionary(
  fc.constantFrom(...Object.values(BINDINGS).flatMap(({ query = {} }) => Object.keys(query)), 'other'),
  texts,
);

/** A call of an operation with any members, each where it belongs. */
const calls = fc.constantFrom(...Object.entries(BINDINGS)).chain(([name, { method, root, label }]) => {
  const members = SCHEDULER.operations[name]?.input.members ?? [];
  const values = members.map(({ name: member, shape }) => [
    member,
    fc.oneof(fc.constantFrom(valid(shape), ...edges(shape)), fc.jsonValue({ maxDepth: 3 })),
  ]);
  const bodies = fc.record(Object.fromEntries(values) as Record<string, fc.Arbitrary<unknown>>, {
    requiredKeys: [],
  });
  return fc.tuple(texts, queries, bodies).map(([text, query, body]): Request => {
    const path = label === undefined ? root : `${root}/${encodeURIComponent(text)}`;
    return { method, path: `${path}?${new URLSearchParams(query).toString()}`, body: JSON.stringify(body) };
  });
});

/** Anything below the paths that the API has. */
const requests: fc.Arbitrary<Request> = fc.record({
  method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH'),
  path: fc
    .tuple(
      fc.constantFrom(...ROOTS),
      fc.array(fc.constantFrom('/', '%', '%2F', '%zz', 'a', '.', '?', '&', '='), { maxLength: 8 }),
    )
    .map(([root, rest]) => `${root}/${rest.join('')}`),
  body: fc.oneof(fc.constant(''), fc.json(), fc.string()),
});

test('whatever is sent to EventBridge Scheduler, its protocol answers, and it is no mistake of the server', async () => {
  const { server } = await served();
  await fc.assert(
    fc.asyncProperty(fc.oneof(calls, requests), async ({ method, path, body }) => {
      const headers = { 'content-length': String(Buffer.byteLength(body)) };
      const received = await exchange(server.endpoint, { method, path, headers, body });

      expect([200, 400, 402, 404, 409]).toContain(received.status);
      const isRight = received.status === 200;
      expect(received.headers['x-amzn-errortype']).toEqual(isRight ? undefined : expect.any(String));
      expect(JSON.parse(received.text)).toEqual(
        isRight ? expect.any(Object) : { Message: expect.any(String) as string },
      );
    }),
    { numRuns: runs(300) },
  );
});
