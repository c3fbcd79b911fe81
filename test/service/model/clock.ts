import fc from 'fast-check';
import type { AccountModel } from './account-model.js';
import type { Commands, ModelCommand, Real } from './calls.js';

/** Time goes by. A resource stays 1,000 ms in a state that it leaves by itself. */
class Wait implements ModelCommand {
  readonly #milliseconds: number;

  constructor(milliseconds: number) {
    this.#milliseconds = milliseconds;
  }

  check(): boolean {
    return true;
  }

  async run(world: AccountModel, { mock }: Real): Promise<void> {
    world.now = new Date(world.now.getTime() + this.#milliseconds);
    await mock.clock.advanceBy(this.#milliseconds);
  }

  toString(): string {
    return `wait ${this.#milliseconds} ms`;
  }
}

export const clock: readonly Commands[] = [
  {
    isMaking: false,
    weight: 6,
    arbitrary: fc.constantFrom(400, 999, 1000, 86_400_000).map((time) => new Wait(time)),
  },
];
