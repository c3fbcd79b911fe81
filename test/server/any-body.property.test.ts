import fc from 'fast-check';
import { expect, test } from 'vitest';
import { OPERATIONS } from '../../src/service/registry.js';
import { runs } from '../property-runs.js';
import { edges, valid } from '../service/shape-samples.js';
import { exchange, served } from './http-client.js';

const names = fc.constantFrom(...Object.keys(OPERATIONS));

/** Any JSON, mostly in the places of the members that an operation has. */
const inputs = names.chain((name) => {
  const { members = [] } = OPERATIONS[name]?.input ?? {};
  const values = members.map(({ name: member, shape }) => [
    member,
    fc.oneof(fc.constantFrom(valid(shape), ...edges(shape)), fc.jsonValue({ maxDepth: 3 })),
  ]);
  const record = fc.record(Object.fromEntries(values) as Record<string, fc.Arbitrary<unknown>>, {
    requiredKeys: [],
  });
  return record.map((input) => ({ name, body: JSON.stringify(input) }));
});

const texts = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.json(),
  fc.string({
    unit: fc.constantFrom('{', '}', '[', ']', '"', ':', ',', '\\', '1', 'true', '__proto__', ' '),
  }),
);
const bodies = fc.oneof(
  inputs,
  fc.record({ name: names, body: fc.oneof(texts, fc.uint8Array()) }),
  fc.record({ name: texts.filter((text) => /^[\x20-\x7e]*$/.test(text)), body: fc.constant('{}') }),
);

test('whatever is sent, there is an answer in JSON, and it is no mistake of the server', async () => {
  const { server } = await served();
  await fc.assert(
    fc.asyncProperty(bodies, async ({ name, body }) => {
      const headers = { 'x-amz-target': `AWSEvents.${name}` };
      const { status, text } = await exchange(server.endpoint, { headers, body });

      expect([200, 400]).toContain(status);
      expect(JSON.parse(text)).toEqual(
        status === 200 ? expect.any(Object) : { __type: expect.any(String), message: expect.any(String) },
      );
    }),
    { numRuns: runs(400) },
  );
});
