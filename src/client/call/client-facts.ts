import { settled } from '../../environment/settled-promise.js';
import { sharedState } from '../../environment/shared-state.js';
import { isObject } from '../../text/kinds-of-values.js';
import type { SdkClient, SdkConfig } from '../sdk/client.js';

/**
 * Something that a client's configuration is asked for once. Asking never fails: a client may lack everything.
 *
 * Two copies of the kit each ask for themselves, and learn the same.
 */
export class ClientFact<Value extends string | object> {
  readonly #known = new WeakMap<SdkClient, Value>();
  readonly #asked = new WeakMap<SdkClient, Promise<Value>>();
  readonly #find: (client: SdkClient) => Promise<Value>;

  constructor(find: (client: SdkClient) => Promise<Value>) {
    this.#find = find;
  }

  /** The fact without waiting, once it has been asked for. */
  known(client: SdkClient): Value | undefined {
    return this.#known.get(client);
  }

  ask(client: SdkClient): Promise<Value> {
    const asking = this.#asked.get(client) ?? this.#remember(client);
    this.#asked.set(client, asking);
    return asking;
  }

  async #remember(client: SdkClient): Promise<Value> {
    const value = await this.#find(client);
    this.#known.set(client, value);
    return value;
  }
}

/** The Region that a client's code or the environment gives it, `''` where neither does. */
export const clientRegion = new ClientFact(async ({ config }) => {
  const region = await withoutTheMachine(() => configured(config, 'region'));
  return typeof region === 'string' ? region : '';
});

/** The same without waiting, as far as it can be known: where the client was given a text. */
export function regionAtOnce(client: SdkClient): string | undefined {
  const known = clientRegion.known(client);
  if (known !== undefined) return known || undefined;
  const { config } = client;
  const { region } = config;
  let answer: unknown = region;
  const asking = withoutTheMachine(async () => {
    answer = typeof region === 'function' ? Reflect.apply(region, config, []) : region;
    await answer;
  });
  // A client without a Region fails here, and fails nobody.
  asking.catch(() => undefined);
  const outcome = settled(answer);
  const value = outcome && 'value' in outcome ? outcome.value : answer;
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export interface KnownStrategy {
  /** Undefined while it is the SDK's default one that nobody has needed yet. */
  current: object | undefined;
}

/** A client's retry strategy, as far as it can be known without reading files. */
export const clientStrategy = new ClientFact<KnownStrategy>(async ({ config }) => {
  const known: KnownStrategy = { current: undefined };
  const learning = configured(config, 'retryStrategy').then((strategy) => {
    if (isObject(strategy)) known.current = strategy;
  });
  await promptly(learning);
  return known;
});

/**
 * A member of the configuration, undefined where the client lacks it or fails to find it. Newer versions of the SDK
 * have functions where older ones have values.
 */
export async function configured(config: SdkConfig, name: keyof SdkConfig): Promise<unknown> {
  const value = config[name];
  if (typeof value !== 'function') return value;
  try {
    return await (Reflect.apply(value, config, []) as unknown);
  } catch {
    return undefined;
  }
}

/**
 * How many microtasks a strategy may take that the client was given. For its default one the SDK first reads files,
 * which no number of microtasks is enough for, and which a command that succeeds need not wait for.
 */
const PROMPT = 10;

async function promptly(promise: Promise<void>): Promise<void> {
  let left = PROMPT;
  void promise.then(() => (left = 0));
  for (; left > 0; left -= 1) await Promise.resolve();
}

/**
 * Where the SDK looks for a Region when neither code nor environment gives one, and what keeps it from there: the
 * machine's files, on which no test may depend, and the metadata service of an EC2 instance, over the network, which a
 * client waits for a second where there is none. The SDK reads these variables late.
 */
const VARIABLES: Readonly<Record<string, string>> = {
  AWS_CONFIG_FILE: '/nonexistent/aws-eventbridge-mock',
  AWS_SHARED_CREDENTIALS_FILE: '/nonexistent/aws-eventbridge-mock',
  AWS_EC2_METADATA_DISABLED: 'true',
};

/**
 * How many are asking, and what the variables were before the first. Shared, as the variables are: of two copies of the
 * kit that ask at the same time, one would take the other's values for the test's own.
 */
const machine = sharedState<{ asking: number; before: ReadonlyMap<string, string | undefined> }>(
  'machine-hidden.1',
  () => ({ asking: 0, before: new Map() }),
);

/** Asks the SDK for something without letting it look at the machine around it. */
async function withoutTheMachine<Value>(ask: () => Promise<Value>): Promise<Value> {
  if (machine.asking === 0) {
    machine.before = new Map(Object.keys(VARIABLES).map((name) => [name, process.env[name]]));
    Object.assign(process.env, VARIABLES);
  }
  machine.asking += 1;
  try {
    return await ask();
  } finally {
    machine.asking -= 1;
    if (machine.asking === 0) machine.before.forEach(restoreVariable);
  }
}

function restoreVariable(before: string | undefined, name: string): void {
  // What the test has set meanwhile stays.
  if (process.env[name] !== VARIABLES[name]) return;
  if (before === undefined) Reflect.deleteProperty(process.env, name);
  else process.env[name] = before;
}
