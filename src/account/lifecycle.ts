/**
 * The states that a resource goes through by itself, in the order of time, the first of them at once.
 *
 * Nothing waits for them to come: what a resource is, follows from the time at which somebody looks.
 */
export type Lifecycle<State> = readonly [Phase<State>, ...Phase<State>[]];

export interface Phase<State> {
  readonly state: State;
  /** When it begins. */
  readonly from: Date;
}

/** The state at a time, and since when. */
export function phaseAt<State>(lifecycle: Lifecycle<State>, now: Date): Phase<State> {
  return lifecycle.findLast(({ from }) => from <= now) ?? lifecycle[0];
}

/** A state to stay in. */
export function settledIn<State>(state: State, now: Date): Lifecycle<State> {
  return [{ state, from: now }];
}

/** A state that a resource leaves by itself after so many milliseconds. */
export function passing<State>(
  states: { readonly first: State; readonly then: State },
  now: Date,
  milliseconds: number,
): Lifecycle<State> {
  return [
    { state: states.first, from: now },
    { state: states.then, from: new Date(now.getTime() + milliseconds) },
  ];
}
