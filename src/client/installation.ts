import { attachmentOf, hasAttachment, registry, type Sending } from './attachments.js';
import { interceptor } from './middleware.js';
import { isObject, type SdkClient, type Send } from './sdk-client.js';
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

/** Puts our middleware and `send` on one client. */
export function installOnClient(client: SdkClient): void {
  if (registry.installed.has(client)) return;
  const middleware = interceptor(client);
  client.middlewareStack.add(middleware, POSITION);
  forgetHandlers(client);
  const removeSend = installSend(client);
  registry.installed.set(client, () => {
    client.middlewareStack.remove(middleware);
    forgetHandlers(client);
    removeSend();
  });
}

/** Puts our `send` on a class: it installs the middleware on each client that uses it, old or new. */
export function installOnClass(prototype: object): void {
  if (registry.installed.has(prototype)) return;
  const reached = new Set<WeakRef<SdkClient>>();
  const removeSend = installSend(prototype, (client) => {
    if (registry.installed.has(client)) return;
    checkService(client);
    installMiddleware(client);
    reached.add(new WeakRef(client));
  });
  registry.installed.set(prototype, () => {
    removeSend();
    for (const reference of reached) {
      const client = reference.deref();
      if (client && !hasAttachment(client)) uninstall(client);
    }
  });
}

/** Takes everything of ours off a client or class prototype to which nothing is attached any more. */
export function uninstall(site: object): void {
  registry.installed.get(site)?.();
  registry.installed.delete(site);
}
