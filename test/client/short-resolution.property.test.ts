import { DescribeRuleCommand, type EventBridgeClient } from '@aws-sdk/client-eventbridge';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '../property-runs.js';
import { offline } from './offline.js';
import { clientOfRealResolution, isShort } from './resolutions.js';
import { stubbedDoor } from './stub-service.js';

/** Beside whom middleware may stand: the SDK's own, ours, other middleware of the test, and nobody. */
const NAMES = [
  'serializerMiddleware',
  'loggerMiddleware',
  'awsEventBridgeMockMiddleware',
  'a',
  'b',
  'missing',
];
const TAGS = ['T', 'LOGGER'];

const place = fc.oneof(
  fc.record(
    {
      step: fc.constantFrom('initialize', 'serialize', 'build', 'finalizeRequest', 'deserialize'),
      priority: fc.constantFrom('high', 'normal', 'low'),
    },
    { requiredKeys: [] },
  ),
  fc.record({ relation: fc.constantFrom('before', 'after'), toMiddleware: fc.constantFrom(...NAMES) }),
);

const labels = fc.record(
  {
    name: fc.constantFrom('a', 'b', 'c', 'loggerMiddleware'),
    override: fc.boolean(),
    aliases: fc.constantFrom(['b'], ['d']),
    tags: fc.subarray(TAGS),
  },
  { requiredKeys: [] },
);

const addition = fc.record({
  change: fc.constant('add' as const),
  options: fc.tuple(place, labels).map(([where, what]) => ({ ...where, ...what })),
  does: fc.constantFrom('nothing', 'changes the input', 'changes the answer', 'answers', 'fails'),
});
type Addition = typeof addition extends fc.Arbitrary<infer Value> ? Value : never;

const change = fc.oneof(
  { weight: 4, arbitrary: addition },
  fc.record({
    change: fc.constant('remove' as const),
    name: fc.constantFrom('a', 'b', 'c', 'loggerMiddleware'),
  }),
  fc.record({ change: fc.constant('remove tag' as const), tag: fc.constantFrom(...TAGS) }),
);
type Change = typeof change extends fc.Arbitrary<infer Value> ? Value : never;

/** What happens to a client and its commands, from one command to the next. */
const turn = fc.record({
  toClient: fc.array(change, { maxLength: 3 }),
  toCommand: fc.array(addition, { maxLength: 2 }),
  isHere: fc.boolean(),
});

test('commands find the same middleware, in the same order, in a known order and in that of the SDK', async () => {
  let short = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(change, { maxLength: 3 }),
      fc.array(turn, { minLength: 1, maxLength: 4 }),
      async (before, turns) => {
        const known = offline();
        const told = await story(known, before, turns, () => (short += isShort(known) ? 1 : 0));
        expect(told).toEqual(await story(clientOfRealResolution(), before, turns));
      },
    ),
    { numRuns: runs(150) },
  );
  expect(short).toBeGreaterThan(0);
});

async function story(
  client: EventBridgeClient,
  before: readonly Change[],
  turns: readonly { toClient: Change[]; toCommand: Addition[]; isHere: boolean }[],
  onSend: () => void = () => undefined,
) {
  const log: unknown[] = [];
  let here = true;
  using stub = stubbedDoor(
    ({ input }) => ({ Description: JSON.stringify(input) }),
    () => here,
  );
  for (const one of before) apply(one, client.middlewareStack, log);
  stub.door.attach(client);
  for (const { toClient, toCommand, isHere } of turns) {
    here = isHere;
    for (const one of toClient) apply(one, client.middlewareStack, log);
    const command = new DescribeRuleCommand({ Name: 'r' });
    for (const one of toCommand) apply(one, command.middlewareStack, log);
    await Promise.resolve()
      .then(() => {
        const sent = client.send(command);
        onSend();
        return sent;
      })
      .then(
        ({ Description }) => log.push(['answer', Description]),
        (error: unknown) => log.push(['error', String(error)]),
      );
  }
  return log;
}

interface Stack {
  add(middleware: never, options: never): void;
  addRelativeTo(middleware: never, options: never): void;
  remove(name: string): boolean;
  removeByTag(tag: string): boolean;
}

/** What a stack refuses, it refuses both ways. */
function apply(one: Change, stack: Stack, log: unknown[]) {
  try {
    if (one.change === 'remove') stack.remove(one.name);
    else if (one.change === 'remove tag') stack.removeByTag(one.tag);
    else if ('relation' in one.options) stack.addRelativeTo(told(one, log) as never, one.options as never);
    else stack.add(told(one, log) as never, one.options as never);
  } catch (error) {
    log.push(['refused', String(error)]);
  }
}

/** Middleware that tells when it is wrapped around the next and when it is called, and with what. */
function told({ options, does }: Addition, log: unknown[]) {
  const who = `${JSON.stringify(options)} ${does}`;
  return (next: (args: never) => Promise<{ output: object }>, context: object) => {
    log.push(['wrapped', who, Object.keys(context).sort()]);
    return async (args: { input: object }) => {
      log.push(['called', who, JSON.stringify(args.input), Object.keys(args).sort()]);
      if (does === 'fails') throw new Error(who);
      if (does === 'answers') return { response: {}, output: { Description: who, $metadata: {} } };
      const input = does === 'changes the input' ? { ...args.input, Name: `${who} was here` } : args.input;
      const result = await next({ ...args, input } as never);
      log.push(['answered', who]);
      if (does === 'changes the answer') Object.assign(result.output, { Description: who });
      return result;
    };
  };
}
