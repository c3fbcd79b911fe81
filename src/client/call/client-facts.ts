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
  const region = await withVariables(NO_MACHINE, () => configured(config, 'region'));
  return typeof region === 'string' ? region : '';
});

/** The same without waiting, as far as it can be known: where the client was given a text. */
export function regionAtOnce(client: SdkClient): string | undefined {
  const known = clientRegion.known(client);
  if (known !== undefined) return known || undefined;
  const { config } = client;
  const { region } = config;
  let answer: unknown = region;
  const asking = withVariables(NO_MACHINE, async () => {
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
  readonly current: object | undefined;
}

/**
 * A client's retry strategy. For its default one the SDK first reads files, which a command that succeeds would not
 * need; but were they read when the command is over, the variable below would still be set then.
 */
export const clientStrategy = new ClientFact<KnownStrategy>(async ({ config }) => {
  const strategy = await configured(config, 'retryStrategy');
  return { current: isObject(strategy) ? strategy : undefined };
});

/**
 * A member of the configuration, undefined where the client lacks it or fails to find it. Newer versions of the SDK
 * have functions where older ones have values.
 */
export async function configured(config: SdkConfig, name: keyof SdkConfig): Promise<unknown> {
  const value = config[name];
  if (typeof value !== 'function') return value;
  try {
    return await withVariables(NO_INSTANCE, async () => (await Reflect.apply(value, config, [])) as unknown);
  } catch {
    return undefined;
  }
}

/**
 * What keeps the SDK from asking the metadata service of an EC2 instance, over the network: it looks there last for a
 * Region, waits a second where there is none, and for a retry mode when the defaults mode is `auto`.
 */
const NO_INSTANCE = { AWS_EC2_METADATA_DISABLED: 'true' };

/** Nor may a test depend on the machine's files for its Region. The SDK reads all these variables late. */
const NO_MACHINE = {
  AWS_CONFIG_FILE: '/nonexistent/aws-eventbridge-mock',
  AWS_SHARED_CREDENTIALS_FILE: '/nonexistent/aws-eventbridge-mock',
  ...NO_INSTANCE,
};

interface ReplacedVariable {
  asking: number;
  before: string | undefined;
}

/**
 * How many have a variable replaced, and what it was before the first. Shared, as the variables are: of two copies of
 * the kit that ask at the same time, one would take the other's values for the test's own.
 */
const replaced = sharedState('replaced-variables.1', () => new Map<string, ReplacedVariable>());

/** Asks the SDK for something while variables of the environment are others. */
async function withVariables<Value>(
  variables: Readonly<Record<string, string>>,
  ask: () => Promise<Value>,
): Promise<Value> {
  for (const [name, value] of Object.entries(variables)) replace(name, value);
  try {
    return await ask();
  } finally {
    for (const name of Object.keys(variables)) putBack(name);
  }
}

function replace(name: string, value: string): void {
  const variable = replaced.get(name) ?? { asking: 0, before: process.env[name] };
  variable.asking += 1;
  replaced.set(name, variable);
  process.env[name] = value;
}

function putBack(name: string): void {
  const variable = replaced.get(name);
  if (!variable) return;
  variable.asking -= 1;
  if (variable.asking > 0) return;
  replaced.delete(name);
  if (variable.before === undefined) Reflect.deleteProperty(process.env, name);
  else process.env[name] = variable.before;
}
