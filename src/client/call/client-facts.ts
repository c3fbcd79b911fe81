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

/** The Region that a client is configured for, `''` where it has none. */
export const clientRegion = new ClientFact(async (client) => {
  if (saysNoRegion(client)) return '';
  const { config } = client;
  const region = await withoutInstanceMetadata(() => configured(config, 'region'));
  return typeof region === 'string' ? region : '';
});

/** The same without waiting, as far as it can be known: a text, or a promise that is fulfilled already. */
export function regionAtOnce(client: SdkClient): string | undefined {
  if (saysNoRegion(client)) return undefined;
  const given = isObject(client.initConfig) ? client.initConfig['region'] : undefined;
  return answeredAtOnce(client.config.region) ?? answeredAtOnce(given);
}

function answeredAtOnce(region: unknown): string | undefined {
  let answer: unknown = region;
  try {
    if (typeof region === 'function') answer = Reflect.apply(region, undefined, []);
  } catch {
    return undefined;
  }
  // Nobody else hears of it when it fails.
  if (answer instanceof Promise) answer.catch(() => undefined);
  const outcome = settled(answer);
  const value = outcome && 'value' in outcome ? outcome.value : answer;
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/**
 * Whether neither the code nor the environment gives a client a Region. The SDK would go on to read the machine's
 * `~/.aws/config`, on which no test may depend. Older versions of the SDK do not keep what a client was made with.
 */
function saysNoRegion({ initConfig }: SdkClient): boolean {
  return isObject(initConfig) && initConfig['region'] === undefined && !process.env['AWS_REGION'];
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
 * is none. The SDK has this variable to forbid it, and reads it late.
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
