/**
 * State of which there is one for all copies of the kit that a process has loaded: as ESM and as CommonJS, or once more
 * after `vi.resetModules()`. It is for what the process has one of itself: its clients, its timers, its environment.
 * @param name - It ends in a number, which changes with the shape of the state.
 */
export function sharedState<State extends object>(name: `${string}.${number}`, make: () => State): State {
  const key = Symbol.for(`aws-eventbridge-mock.${name}`);
  const existing = Reflect.get(globalThis, key) as State | undefined;
  if (existing) return existing;
  const made = make();
  Object.defineProperty(globalThis, key, { value: made, configurable: true });
  return made;
}
