import * as sdk from '@aws-sdk/client-eventbridge';
import fc from 'fast-check';
import { expect } from 'vitest';
import type { EventBridgeMock } from '../../../src/index.js';
import { PLACES, Refusal, type AccountModel, type Place, type PlaceModel } from './account-model.js';

/** What the model is compared with: a mock, and a client of it in each place. */
export interface Real {
  readonly mock: EventBridgeMock;
  readonly clients: ReadonlyMap<Place, sdk.EventBridgeClient>;
}

export type ModelCommand = fc.AsyncCommand<AccountModel, Real>;

/** Commands of one kind, and how often they come. */
export interface Commands {
  /** Whether they make something that was not there: a sequence begins with such. */
  readonly isMaking: boolean;
  readonly weight: number;
  readonly arbitrary: fc.Arbitrary<ModelCommand>;
  /** Reads all that the operation can tell of an account in a Region. */
  readonly readings?: ((here: Here) => readonly ModelCommand[]) | undefined;
}

/** Where a call is made: the caller's part of the model, and the whole of it. */
export interface Here extends PlaceModel {
  readonly world: AccountModel;
  readonly caller: Place;
  readonly now: Date;
  readonly place: PlaceModel;
}

export type Answer = Readonly<Record<string, unknown>>;

/** How the model answers an operation. It makes every check before its first change, as the service does. */
export interface Modelled<Input extends object> {
  readonly inputs: (place: Place) => fc.Arbitrary<Input>;
  /** @throws Refusal */
  readonly answer: (input: Input, here: Here) => Answer;
  /** Takes over what only the service can know, such as a random part of an ARN. */
  readonly learn?: (answer: Answer, input: Input, here: Here) => void;
  /** The input as it is sent, where it refers to something that was learnt. */
  readonly sent?: (input: Input, here: Here) => object;
  /** Default 1. */
  readonly weight?: number;
  /** The inputs with which a reading operation tells all that there is. */
  readonly everything?: (here: Here) => readonly NoInfer<Input>[];
}

/** Calls of an operation from every place. */
export function calls<Input extends object>(operation: string, modelled: Modelled<Input>): Commands {
  const { everything, inputs, weight } = modelled;
  const callOf = (place: Place, input: Input) => new ModelledCall(operation, { place, input, modelled });
  const commands = fromEveryPlace({ operation, weight }, (place) =>
    inputs(place).map((input) => callOf(place, input)),
  );
  const readings =
    everything && ((here: Here) => everything(here).map((input) => callOf(here.caller, input)));
  return { ...commands, readings };
}

export function fromEveryPlace(
  { operation, weight = 1 }: { readonly operation: string; readonly weight?: number | undefined },
  commands: (place: Place) => fc.Arbitrary<ModelCommand>,
): Commands {
  const places = PLACES.map((place, index) => ({
    weight: index === 0 ? 8 : 1,
    arbitrary: commands(place),
  }));
  const isMaking = /^(Create|Put)/.test(operation);
  return { isMaking, weight, arbitrary: fc.oneof({ withCrossShrink: true }, ...places) };
}

class ModelledCall<Input extends object> implements ModelCommand {
  readonly #operation: string;
  readonly #call: { readonly place: Place; readonly input: Input; readonly modelled: Modelled<Input> };

  constructor(
    operation: string,
    call: { readonly place: Place; readonly input: Input; readonly modelled: Modelled<Input> },
  ) {
    this.#operation = operation;
    this.#call = call;
  }

  check(): boolean {
    return true;
  }

  async run(world: AccountModel, real: Real): Promise<void> {
    const { place, input, modelled } = this.#call;
    const here = hereIn(world, place);
    const sent = modelled.sent?.(input, here) ?? input;
    const answer = await expectAnswer({ real, place, operation: this.#operation, input: sent }, () =>
      modelled.answer(input, here),
    );
    if (answer) modelled.learn?.(answer, input, here);
  }

  toString(): string {
    return callText(this.#operation, this.#call.place, JSON.stringify(this.#call.input));
  }
}

/** `eu-west-1: PutRule({"Name":"paid"})`; only what is not said of the first place is said. */
export function callText(operation: string, place: Place, input: string): string {
  const home = PLACES[0];
  const from = [
    place.account === home?.account ? [] : [place.account],
    place.region === home?.region ? [] : [place.region],
  ].flat();
  return `${from.length > 0 ? `${from.join('/')}: ` : ''}${operation}(${input})`;
}

export function hereIn(world: AccountModel, place: Place): Here {
  const model = world.at(place);
  return { ...model, world, caller: place, now: world.now, place: model };
}

/** What a sequence of commands ends with: whatever is wrong by now comes out, whether or not a command asked for it. */
export class ReadEverything implements ModelCommand {
  readonly #commands: readonly Commands[];

  constructor(commands: readonly Commands[]) {
    this.#commands = commands;
  }

  check(): boolean {
    return true;
  }

  async run(world: AccountModel, real: Real): Promise<void> {
    for (const place of PLACES) {
      const here = hereIn(world, place);
      const readings = this.#commands.flatMap((commands) => commands.readings?.(here) ?? []);
      for (const reading of readings) await reading.run(world, real);
    }
  }

  toString(): string {
    return 'read everything';
  }
}

export interface Sent {
  readonly real: Real;
  readonly place: Place;
  readonly operation: string;
  readonly input: object;
}

/**
 * Fails unless the service answers, or refuses, exactly as the model does.
 *
 * @returns the service's answer; undefined when it refused.
 */
export async function expectAnswer(sent: Sent, model: () => Answer): Promise<Answer | undefined> {
  const expected = modelOutcome(model);
  const outcome = await serviceOutcome(sent);
  expect(outcome, callText(sent.operation, sent.place, JSON.stringify(sent.input))).toStrictEqual(expected);
  return outcome.answer;
}

type Outcome =
  | { readonly answer: Answer; readonly refusal?: never }
  | { readonly answer?: never; readonly refusal: { readonly name: string; readonly message: string } };

function modelOutcome(model: () => Answer): Outcome {
  try {
    return { answer: model() };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { refusal: { name: error.name, message: error.message } };
  }
}

async function serviceOutcome({ real, place, operation, input }: Sent): Promise<Outcome> {
  const client = real.clients.get(place);
  if (!client) throw new RangeError(`No client in ${place.region}.`);
  try {
    const { $metadata: _, ...answer } = await client.send(commandOf(operation, input));
    return { answer };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { refusal: { name: error.name, message: error.message } };
  }
}

type CommandClass = new (input: object) => sdk.PutEventsCommand;

/** By operation. Looked up once: thousands of look-ups in the SDK's exports are slow. */
const COMMANDS = new Map<string, unknown>(
  Object.entries(sdk).map(([name, value]) => [name.replace(/Command$/, ''), value]),
);

/** The types of one operation stand for those of all: inputs are data here. */
function commandOf(operation: string, input: object): sdk.PutEventsCommand {
  const Command = COMMANDS.get(operation);
  if (typeof Command !== 'function') throw new TypeError(`The SDK has no command ${operation}.`);
  return new (Command as unknown as CommandClass)(input);
}

/** One of the values; those that come first come more often, so that things of their names are met again. */
export function mostlyFirst<Value>(...values: readonly Value[]): fc.Arbitrary<Value> {
  return fc.oneof(
    ...values.map((value, index) => ({
      weight: 2 ** (values.length - 1 - index),
      arbitrary: fc.constant(value),
    })),
  );
}

type Arbitraries<T> = { readonly [Name in keyof T]: fc.Arbitrary<T[Name]> };

/** Inputs that always have the first members, and some of the others. */
export function members<Always extends object, Sometimes extends object>(
  always: Arbitraries<Always>,
  sometimes: Arbitraries<Sometimes>,
): fc.Arbitrary<Always & Partial<Sometimes>> {
  const requiredKeys = Object.keys(always);
  const all: fc.Arbitrary<unknown> = fc.record<Record<string, unknown>>(
    { ...always, ...sometimes },
    { requiredKeys },
  );
  // TypeScript does not work out what `fc.record` makes of two sets of members.
  return all as fc.Arbitrary<Always & Partial<Sometimes>>;
}
