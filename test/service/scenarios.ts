import * as sdk from '@aws-sdk/client-eventbridge';
import { expect } from 'vitest';
import type { EventBridgeMock } from '../../src/index.js';

/** An operation and its input, sent from another account or Region where one is given. */
export type Call = readonly [operation: string, input: object, from?: Place | undefined];

/** Where a call is sent from. */
export interface Place {
  readonly account?: string;
  readonly region?: string;
}

/** What happens before the call that counts: another call, or time goes by. */
export type Step = Call | { readonly wait: '1 second' | '1 day' };

export type Answer = Readonly<Record<string, unknown>>;

type AnyCommand = new (input: object) => sdk.PutEventsCommand;

/** The commands of a package of the SDK, by operation. */
export function commandsOf(packageOfSdk: object): ReadonlyMap<string, AnyCommand> {
  return new Map(
    Object.entries(packageOfSdk).flatMap(([name, value]): [string, AnyCommand][] =>
      typeof value === 'function' && /.Command$/.test(name)
        ? [[name.replace(/Command$/, ''), value as unknown as AnyCommand]]
        : [],
    ),
  );
}

const COMMANDS = commandsOf(sdk);

/** Sends a call that is given as data. */
export function send(
  client: sdk.EventBridgeClient,
  [operation, input]: Call,
  commands = COMMANDS,
): Promise<Answer> {
  const Command = commands.get(operation);
  if (!Command) throw new TypeError(`The SDK has no command ${operation}.`);
  return client.send(new Command(input)) as never;
}

/** Plays steps that are given as data against one mock; each may refer to the answers of those before. */
export class Scenario {
  readonly #mock: EventBridgeMock;
  readonly #answers: Answer[] = [];
  readonly #clientAt: (from: Place) => sdk.EventBridgeClient;
  readonly #commands: typeof COMMANDS;

  constructor(mock: EventBridgeMock, clientAt: (from: Place) => sdk.EventBridgeClient, commands = COMMANDS) {
    this.#mock = mock;
    this.#clientAt = clientAt;
    this.#commands = commands;
  }

  async play(steps: readonly Step[]): Promise<void> {
    for (const step of steps) {
      if ('wait' in step) await this.#mock.clock.advanceBy(step.wait);
      else this.#answers.push(await this.send(step));
    }
  }

  send([operation, input, from = {}]: Call): Promise<Answer> {
    return send(this.#clientAt(from), [operation, this.input(input) as object], this.#commands);
  }

  /** `{"$date": "2026-…"}` is a Date, `{"$answer": [0, "ConnectionArn"]}` a member of the first answer. */
  input(value: unknown): unknown {
    return replaced(value, (special) => this.#known(special) ?? unknownSpecial(special));
  }

  /** As in inputs; besides, `{"$match": "^arn:"}` is any text like that, `{"$any": "Date"}` any time. */
  expected(value: unknown): unknown {
    return replaced(value, (special) => this.#known(special) ?? loose(special) ?? unknownSpecial(special));
  }

  #known({ $date, $answer }: Special): unknown {
    if ($date !== undefined) return new Date($date);
    if ($answer === undefined) return undefined;
    const [index, member] = $answer;
    return this.#answers[index]?.[member];
  }
}

/** A client for each place, attached to the mock; the one that is given is where it is at home. */
export function attachedClients(
  mock: EventBridgeMock,
  client: sdk.EventBridgeClient,
): (from: Place) => sdk.EventBridgeClient {
  const clients = new Map([['{}', client]]);
  return (from) => {
    const key = JSON.stringify(from);
    const known = clients.get(key);
    if (known) return known;
    const made = madeLike(client);
    mock.attach(made, from);
    clients.set(key, made);
    return made;
  };
}

/** A client of the same class. */
function madeLike(client: sdk.EventBridgeClient): sdk.EventBridgeClient {
  const made = client.constructor as typeof sdk.EventBridgeClient;
  return new made({});
}

interface Special {
  readonly $date?: string;
  readonly $answer?: readonly [index: number, member: string];
  readonly $match?: string;
  readonly $any?: 'Date';
}

function loose({ $match, $any }: Special): unknown {
  if ($match !== undefined) return expect.stringMatching(new RegExp($match));
  return $any === undefined ? undefined : expect.any(Date);
}

function unknownSpecial(special: Special): never {
  throw new TypeError(`A row has no use for ${JSON.stringify(special)}.`);
}

function replaced(value: unknown, special: (value: Special) => unknown): unknown {
  if (Array.isArray(value)) return value.map((member) => replaced(member, special));
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (Object.keys(value).some((name) => name.startsWith('$'))) return special(value);
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, replaced(member, special)]));
}
