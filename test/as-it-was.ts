import { afterAll } from 'vitest';

/**
 * Node brings a worker what Vitest tells it by way of `process.nextTick`. What comes while that is faked is lost with
 * the fake, and the worker waits for it for ever. Vitest's own fake timers leave it alone.
 */
const nextTick: unknown = Reflect.get(process, 'nextTick');
Object.defineProperty(process, 'nextTick', {
  get: () => nextTick,
  set: (replacement) => {
    // Vitest puts it back before each message of its own.
    if (replacement === nextTick) return;
    throw new Error('Vitest would wait for ever: its worker needs process.nextTick.');
  },
  enumerable: true,
});

/** When a worker first listens at a port. */
const REPLACED_BY_NODE = 'process.chdir';

/** Files share a worker, and with it what is global: each leaves it as it was. */
const functions = functionsOf({ globalThis, Date, Math, console, process });
const variables = new Map(Object.entries(process.env));

afterAll(() => {
  const replaced = functions.filter(({ owner, member, value }) => Reflect.get(owner, member) !== value);
  const names = new Set([...variables.keys(), ...Object.keys(process.env)]);
  const set = [...names].filter((name) => process.env[name] !== variables.get(name));
  const changed = [...replaced.map(({ name }) => name), ...set.map((name) => `process.env.${name}`)];
  if (changed.length > 0)
    throw new Error(`This file leaves changed what others share: ${changed.join(', ')}`);
});

/** Those that have been loaded: Node loads some of its own when they are first asked for. */
function functionsOf(owners: Readonly<Record<string, object>>) {
  return Object.entries(owners)
    .flatMap(([owner, object]) =>
      Object.entries(Object.getOwnPropertyDescriptors(object)).map(([member, { value }]) => {
        return { name: `${owner}.${member}`, owner: object, member, value: value as unknown };
      }),
    )
    .filter(({ name, value }) => typeof value === 'function' && name !== REPLACED_BY_NODE);
}
