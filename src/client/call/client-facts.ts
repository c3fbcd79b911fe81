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

/** The Region that a client is configured for, `''` where it has none. */
export const clientRegion = new ClientFact(async ({ config }) => {
  const region = await configured(config, 'region');
  return typeof region === 'string' ? region : '';
});

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
    return await withoutInstanceMetadata(async () => (await Reflect.apply(value, config, [])) as unknown);
  } catch {
    return undefined;
  }
}

const DISABLED = 'AWS_EC2_METADATA_DISABLED';

/**
 * How many are asking, and what the variable was before the first. Shared, as the variable is: of two copies of the kit
 * that ask at the same time, one would take the other's value for the test's own.
 */
const metadata = sharedState<{ asking: number; before: string | undefined }>('instance-metadata.1', () => ({
  asking: 0,
  before: undefined,
}));

/**
 * Asks the SDK for something without letting it look for an EC2 instance around it.
 *
 * A client without a Region asks the instance's metadata service last, over the network, and waits a second where there
 * is none; one whose defaults mode is `auto` asks it for its retry mode. The SDK has this variable to forbid it, and
 * reads it late.
 */
async function withoutInstanceMetadata<Value>(ask: () => Promise<Value>): Promise<Value> {
  if (metadata.asking === 0) {
    metadata.before = process.env[DISABLED];
    process.env[DISABLED] = 'true';
  }
  metadata.asking += 1;
  try {
    return await ask();
  } finally {
    metadata.asking -= 1;
    if (metadata.asking === 0) restoreVariable(metadata.before);
  }
}

function restoreVariable(before: string | undefined): void {
  if (before === undefined) Reflect.deleteProperty(process.env, DISABLED);
  else process.env[DISABLED] = before;
}
