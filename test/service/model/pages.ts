import fc from 'fast-check';
import { expect } from 'vitest';
import { Refusal, type AccountModel, type Place, type Walk } from './account-model.js';
import {
  callText,
  expectAnswer,
  fromEveryPlace,
  hereIn,
  type Answer,
  type Commands,
  type Here,
  type ModelCommand,
  type Real,
} from './calls.js';

/** A list operation: which items there are, by the names that they are ordered by. */
export interface Listed<Input extends object> {
  readonly inputs: (place: Place) => fc.Arbitrary<Input>;
  /** The member of the answer that has the items. */
  readonly member: string;
  /**
   * Each item's name, and how it is shown.
   *
   * @throws Refusal
   */
  readonly items: (input: Input, here: Here) => Iterable<readonly [name: string, shown: unknown]>;
  /** Whether the items stay in the order that they have. Default: by name. */
  readonly asTheyStand?: true;
  /** The input as it is sent, where it refers to something that was learnt. */
  readonly sent?: (input: Input, here: Here) => object;
  /** Default 1. */
  readonly weight?: number;
  /** The inputs that list all that there is. */
  readonly everything?: (here: Here) => readonly NoInfer<Input>[];
}

const limits = fc.option(fc.constantFrom(1, 2, 3), { nil: undefined });

/** Lists are read page by page: each page is a command of its own, so that anything may happen between two. */
export function lists<Input extends object>(operation: string, listed: Listed<Input>): readonly Commands[] {
  const by = { operation, weight: listed.weight };
  const list = { operation, listed };
  const { everything } = listed;
  const firstPageOf = (place: Place, input: Input, limit?: number) =>
    new FirstPage(list, { place, input, limit });
  const begun = fromEveryPlace(by, (place) => {
    const inputs = listed.inputs(place);
    const firstPages = fc.tuple(inputs, limits).map(([input, limit]) => firstPageOf(place, input, limit));
    const strayTokens = inputs.map((input) => new StrayToken(list, { place, input }));
    return fc.oneof({ weight: 8, arbitrary: firstPages }, { weight: 1, arbitrary: strayTokens });
  });
  return [
    {
      ...begun,
      readings: everything && ((here) => everything(here).map((input) => firstPageOf(here.caller, input))),
    },
    fromEveryPlace(by, (place) => limits.map((limit) => new NextPage(list, { place, limit }))),
  ];
}

interface List<Input extends object> {
  readonly operation: string;
  readonly listed: Listed<Input>;
}

class FirstPage<Input extends object> implements ModelCommand {
  readonly #list: List<Input>;
  readonly #call: { readonly place: Place; readonly input: Input; readonly limit: number | undefined };

  constructor(
    list: List<Input>,
    call: { readonly place: Place; readonly input: Input; readonly limit: number | undefined },
  ) {
    this.#list = list;
    this.#call = call;
  }

  check(): boolean {
    return true;
  }

  run(world: AccountModel, real: Real): Promise<void> {
    return readPage(this.#list, { ...this.#call, world, real });
  }

  toString(): string {
    const { place, input, limit } = this.#call;
    return callText(this.#list.operation, place, JSON.stringify({ ...input, Limit: limit }));
  }
}

class NextPage<Input extends object> implements ModelCommand {
  readonly #list: List<Input>;
  readonly #call: { readonly place: Place; readonly limit: number | undefined };

  constructor(list: List<Input>, call: { readonly place: Place; readonly limit: number | undefined }) {
    this.#list = list;
    this.#call = call;
  }

  check({ walks }: AccountModel): boolean {
    return walks.has(walkName(this.#list.operation, this.#call.place));
  }

  async run(world: AccountModel, real: Real): Promise<void> {
    const walk = world.walks.get(walkName(this.#list.operation, this.#call.place));
    // The input is one of this operation's: the walk was begun by a `FirstPage` of the same list.
    if (walk) await readPage(this.#list, { ...this.#call, world, real, walk, input: walk.input as Input });
  }

  toString(): string {
    const { place, limit } = this.#call;
    const withLimit = limit === undefined ? '' : `, Limit ${limit}`;
    return callText(this.#list.operation, place, `the next page${withLimit}`);
  }
}

/** A token that another operation gave out. */
class StrayToken<Input extends object> implements ModelCommand {
  readonly #list: List<Input>;
  readonly #call: { readonly place: Place; readonly input: Input };

  constructor(list: List<Input>, call: { readonly place: Place; readonly input: Input }) {
    this.#list = list;
    this.#call = call;
  }

  check(world: AccountModel): boolean {
    return this.#token(world) !== undefined;
  }

  async run(world: AccountModel, real: Real): Promise<void> {
    const { operation, listed } = this.#list;
    const { place, input } = this.#call;
    const here = hereIn(world, place);
    const sent = { ...(listed.sent?.(input, here) ?? input), NextToken: this.#token(world) };
    await expectAnswer({ real, place, operation, input: sent }, () => {
      listed.items(input, here);
      throw new Refusal('InvalidToken', 'The token provided is not valid for this operation.');
    });
  }

  toString(): string {
    const { place, input } = this.#call;
    return callText(this.#list.operation, place, `${JSON.stringify(input)} with another operation's token`);
  }

  #token({ walks }: AccountModel): string | undefined {
    const own = walkName(this.#list.operation, this.#call.place).split(' ')[0];
    for (const [name, { token }] of walks) if (name.split(' ')[0] !== own) return token;
    return undefined;
  }
}

interface Page<Input extends object> {
  readonly world: AccountModel;
  readonly real: Real;
  readonly place: Place;
  readonly input: Input;
  readonly limit: number | undefined;
  readonly walk?: Walk;
}

async function readPage<Input extends object>(list: List<Input>, asked: Page<Input>): Promise<void> {
  const { world, real, place, input, limit, walk } = asked;
  const { operation, listed } = list;
  const here = hereIn(world, place);
  let shown: Shown = { names: [], count: 0 };
  const sent = {
    ...(listed.sent?.(input, here) ?? input),
    ...(limit !== undefined && { Limit: limit }),
    ...(walk && { NextToken: walk.token }),
  };
  const answer = await expectAnswer({ real, place, operation, input: sent }, () => {
    const { names, count, ...page } = pageOf(list.listed, { input, here, limit, walk });
    shown = { names, count };
    return page;
  });
  const last = shown.names.at(-1);
  const token = answer?.['NextToken'];
  world.walks.delete(walkName(operation, place));
  if (typeof token === 'string' && last !== undefined) {
    world.walks.set(walkName(operation, place), {
      token,
      input,
      after: last,
      count: shown.count,
    });
  }
}

/** The names on a page, and how many there were up to its end. */
interface Shown {
  readonly names: readonly string[];
  readonly count: number;
}

function pageOf<Input extends object>(
  { member, items, asTheyStand }: Listed<Input>,
  asked: {
    readonly input: Input;
    readonly here: Here;
    readonly limit?: number | undefined;
    readonly walk?: Walk | undefined;
  },
): Answer & Shown {
  const { input, here, limit = 100, walk } = asked;
  const byName = new Map(items(input, here));
  const all = [...byName.keys()];
  const names = asTheyStand ? behind(all, walk) : all.sort().filter((name) => name > (walk?.after ?? ''));
  const shown = names.slice(0, limit);
  return {
    names: shown,
    count: all.length - names.length + shown.length,
    [member]: shown.map((name) => byName.get(name)),
    ...(names.length > shown.length && { NextToken: expect.any(String) }),
  };
}

/** What is gone has left its place to the next one. */
function behind(names: readonly string[], walk: Walk | undefined): readonly string[] {
  if (!walk) return names;
  const last = names.indexOf(walk.after);
  return names.slice(last < 0 ? walk.count - 1 : last + 1);
}

function walkName(operation: string, { account, region }: Place): string {
  return `${operation} ${account} ${region}`;
}
