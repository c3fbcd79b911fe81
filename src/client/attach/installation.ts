import { isObject } from '../../text/kinds-of-values.js';
import {
  isSdkClient,
  type HandlerContext,
  type Middleware,
  type SdkClient,
  type Send,
} from '../sdk/client.js';
import {
  attachmentOf,
  copiesOf,
  hasAttachment,
  noteSupplanted,
  registry,
  type Covered,
} from './attachments.js';
import { shortenResolution } from './short-resolution.js';
import { checkService } from './site.js';

/**
 * Where our middleware stands: after the user's own `initialize` middleware, before the SDK looks for a Region,
 * credentials and an endpoint.
 */
const POSITION = {
  name: 'awsEventBridgeMockMiddleware',
  step: 'initialize',
  priority: 'low',
  tags: ['AWS_EVENTBRIDGE_MOCK'],
};

/** Brings the commands of a client, or of all clients of a class, to our middleware. */
export function install(site: object): void {
  if (isSdkClient(site)) {
    addMiddleware(site);
    addSend(site, noop);
  } else {
    for (const copy of copiesOf(site)) installOnClass(copy);
  }
}

/** The middleware goes on each client when it is used, so that clients made before are reached too. */
function installOnClass(prototype: object): void {
  const reached = new ReachedClients();
  addSend(
    prototype,
    (client) => {
      reached.add(client);
    },
    () => {
      reached.free();
    },
  );
}

/** Clients that have got the middleware when they were used. */
export class ReachedClients {
  readonly #clients = new Set<WeakRef<SdkClient>>();

  /** @throws TypeError for a client of another service. */
  add(client: SdkClient): void {
    if (registry.middleware.has(client)) return;
    checkService(client);
    addMiddleware(client);
    this.#clients.add(new WeakRef(client));
  }

  free(): void {
    for (const reference of this.#clients) {
      const client = reference.deref();
      if (client && !hasAttachment(client)) removeMiddleware(client);
    }
  }
}

/** Takes everything of ours off a client or class prototype. */
export function uninstall(site: object): void {
  for (const copy of copiesOf(site)) {
    registry.send.get(copy)?.();
    registry.send.delete(copy);
  }
  if (isSdkClient(site)) removeMiddleware(site);
}

function addMiddleware(client: SdkClient): void {
  if (registry.middleware.has(client)) return;
  const middleware = interceptor(client);
  client.middlewareStack.add(middleware, POSITION);
  const lengthenResolution = shortenResolution(client.middlewareStack);
  forgetHandlers(client);
  registry.middleware.set(client, () => {
    lengthenResolution();
    client.middlewareStack.remove(middleware);
    forgetHandlers(client);
  });
}

function removeMiddleware(client: SdkClient): void {
  registry.middleware.get(client)?.();
  registry.middleware.delete(client);
}

/** With `cacheMiddleware: true` a client keeps the handlers that it has resolved, without or with our middleware. */
function forgetHandlers(client: SdkClient): void {
  if (Object.hasOwn(client, 'handlers')) client.handlers = undefined;
}

/**
 * Gives a client or a class prototype a `send` of its own, which calls the one that was found there before.
 *
 * For a class it is what reaches clients made earlier. For a single client it only adds knowledge: older versions of
 * the SDK tell middleware neither which command it serves nor the abort signal, and `send` knows both.
 */
function addSend(site: object, beforeUse: (client: SdkClient) => void, onRemoval: () => void = noop): void {
  if (registry.send.has(site)) return;
  const own = Object.getOwnPropertyDescriptor(site, 'send');
  if (own !== undefined && isSdkClient(site)) {
    // A client's own `send` is a spy or a stub of the test, and has to stay what the test finds there.
    registry.send.set(site, onRemoval);
    return;
  }
  const send = notingSend(
    () => own?.value ?? Reflect.get(Reflect.getPrototypeOf(site) ?? {}, 'send'),
    beforeUse,
  );
  Reflect.defineProperty(site, 'send', { value: send, configurable: true, writable: true });
  registry.covered.set(send, { site, own });
  registry.send.set(site, () => {
    takeOurSendOff(site);
    onRemoval();
  });
}

/** What the test has put over ours meanwhile stays; ours below it only passes on, without an attachment. */
export function takeOurSendOff(site: object): void {
  const covered = ours(Object.getOwnPropertyDescriptor(site, 'send')?.value);
  if (covered?.site !== site) return;
  if (covered.own) Object.defineProperty(site, 'send', covered.own);
  else Reflect.deleteProperty(site, 'send');
  // One that a stub had covered, and has put back.
  takeOurSendOff(site);
}

/** What a `send` of ours has covered; undefined for any other. */
export function ours(send: unknown): Covered | undefined {
  return typeof send === 'function' ? registry.covered.get(send) : undefined;
}

/** The SDK resolves a command's middleware while `send` runs, so that is when ours can learn what is sent. */
function notingSend(previous: () => unknown, beforeUse: (client: SdkClient) => void): Send {
  return function send(this: SdkClient, ...args: unknown[]) {
    const inherited = previous() as Send;
    if (!attachmentOf(this)) return inherited.apply(this, args);
    beforeUse(this);
    return noting(this, args, () => inherited.apply(this, args));
  };
}

/** Sends so that our middleware learns what is sent. */
export function noting<Result>(client: SdkClient, args: readonly unknown[], send: () => Result): Result {
  const outer = registry.sending;
  registry.sending = { client, command: args[0], options: args[1] };
  try {
    return send();
  } finally {
    registry.sending = outer;
  }
}

function noop(): void {
  // Nothing to do.
}

/**
 * The middleware that hands a client's commands to whoever is attached when they are sent.
 *
 * It outlives attachments that come and go, and passes on when there is none: a client with `cacheMiddleware` may have
 * resolved it into a handler.
 */
function interceptor(client: SdkClient): Middleware {
  return (next, context) => {
    const told = toldBy(client, context);
    return function entry(args) {
      const attachment = attachmentOf(client);
      if (!attachment) return next(args);
      noteSupplanted(client, attachment);
      const { command, abortSignal, options } = told;
      return attachment.answer({ client, context, command, abortSignal, options, input: args.input, entry });
    };
  };
}

/** The command and the abort signal: from the SDK where it tells them, else from our own `send`. */
function toldBy(
  client: SdkClient,
  context: HandlerContext,
): { command: unknown; abortSignal: unknown; options: unknown } {
  const told = context.__smithy_context;
  const noted = registry.sending?.client === client ? registry.sending : undefined;
  return {
    command: told?.commandInstance ?? noted?.command,
    abortSignal: told?.abortSignal ?? abortSignalOf(noted?.options),
    options: noted?.options,
  };
}

function abortSignalOf(options: unknown): unknown {
  return isObject(options) && 'abortSignal' in options ? options.abortSignal : undefined;
}
