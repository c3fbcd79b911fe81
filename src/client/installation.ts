import { attachmentOf, hasAttachment, registry } from './attachments.js';
import { interceptor } from './middleware.js';
import { isSdkClient, type SdkClient, type Send } from './sdk-client.js';
import { checkService } from './target.js';

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
    installOnClass(site);
  }
}

/** The middleware goes on each client when it is used, so that clients made before are reached too. */
function installOnClass(prototype: object): void {
  const reached = new Set<WeakRef<SdkClient>>();
  addSend(
    prototype,
    (client) => {
      if (registry.middleware.has(client)) return;
      checkService(client);
      addMiddleware(client);
      reached.add(new WeakRef(client));
    },
    () => {
      for (const reference of reached) {
        const client = reference.deref();
        if (client && !hasAttachment(client)) removeMiddleware(client);
      }
    },
  );
}

/** Takes everything of ours off a client or class prototype. */
export function uninstall(site: object): void {
  registry.send.get(site)?.();
  registry.send.delete(site);
  if (isSdkClient(site)) removeMiddleware(site);
}

function addMiddleware(client: SdkClient): void {
  if (registry.middleware.has(client)) return;
  const middleware = interceptor(client);
  client.middlewareStack.add(middleware, POSITION);
  forgetHandlers(client);
  registry.middleware.set(client, () => {
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
  registry.send.set(site, () => {
    // What the test has put over ours meanwhile stays; ours below it only passes on, without an attachment.
    if (Object.getOwnPropertyDescriptor(site, 'send')?.value === send) {
      if (own) Object.defineProperty(site, 'send', own);
      else Reflect.deleteProperty(site, 'send');
    }
    onRemoval();
  });
}

/** The SDK resolves a command's middleware while `send` runs, so that is when ours can learn what is sent. */
function notingSend(previous: () => unknown, beforeUse: (client: SdkClient) => void): Send {
  return function send(this: SdkClient, ...args: unknown[]) {
    const inherited = previous() as Send;
    if (!attachmentOf(this)) return inherited.apply(this, args);
    beforeUse(this);
    const outer = registry.sending;
    registry.sending = { client: this, command: args[0], options: args[1] };
    try {
      return inherited.apply(this, args);
    } finally {
      registry.sending = outer;
    }
  };
}

function noop(): void {
  // Nothing to do.
}
