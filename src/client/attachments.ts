import type { HandlerContext, HandlerOutput, SdkClient } from './sdk-client.js';

/** Answers the commands of the clients that it is attached to. */
export interface Attachment {
  answer(sent: SentCommand): Promise<HandlerOutput>;
}

/** A command on its way, taken at the SDK's `initialize` step. */
export interface SentCommand {
  readonly client: SdkClient;
  readonly context: HandlerContext;
  /** The command itself, where the SDK or our own `send` told it. */
  readonly command: unknown;
  readonly abortSignal: unknown;
  /** The second argument of `send`, where our own `send` saw it. */
  readonly options: unknown;
  readonly input: unknown;
  /** The function above which an error's stack is the caller's. */
  readonly entry: (...args: never[]) => unknown;
}

/** What `send` was called with, while the SDK resolves the command's middleware. */
export interface Sending {
  readonly client: SdkClient;
  readonly command: unknown;
  readonly options: unknown;
}

interface Registry {
  /** By client or class prototype; the one attached last is last. */
  readonly attachments: WeakMap<object, Attachment[]>;
  /** How to take our middleware off a client again. */
  readonly middleware: WeakMap<SdkClient, () => void>;
  /** How to take our `send` off a client or class prototype again. */
  readonly send: WeakMap<object, () => void>;
  sending: Sending | undefined;
}

const KEY = Symbol.for('aws-eventbridge-mock.attachments.1');

/**
 * One for the whole process: the kit may be loaded twice, as ESM and as CommonJS, and the two copies must agree on who
 * answers a client that both are attached to. The number changes with the shape of what is shared.
 */
export const registry: Registry = shared();

function shared(): Registry {
  const root = globalThis as typeof globalThis & { [KEY]?: Registry };
  const existing = root[KEY];
  if (existing) return existing;
  const made: Registry = {
    attachments: new WeakMap(),
    middleware: new WeakMap(),
    send: new WeakMap(),
    sending: undefined,
  };
  Object.defineProperty(root, KEY, { value: made, configurable: true });
  return made;
}

/**
 * Who answers a client: the one attached last to the client itself; or else to its class; or else to the class above.
 * The narrower attachment wins, whichever was made first.
 */
export function attachmentOf(client: SdkClient): Attachment | undefined {
  let site: object | null = client;
  while (site !== null) {
    const found = registry.attachments.get(site)?.at(-1);
    if (found) return found;
    site = Reflect.getPrototypeOf(site);
  }
  return undefined;
}

export function hasAttachment(site: object): boolean {
  return registry.attachments.has(site);
}

export function addAttachment(site: object, attachment: Attachment): void {
  const present = registry.attachments.get(site);
  if (present) present.push(attachment);
  else registry.attachments.set(site, [attachment]);
}

/** Removes the attachment wherever it stands in the order. */
export function removeAttachment(site: object, attachment: Attachment): void {
  const left = registry.attachments.get(site)?.filter((other) => other !== attachment) ?? [];
  if (left.length > 0) registry.attachments.set(site, left);
  else registry.attachments.delete(site);
}
