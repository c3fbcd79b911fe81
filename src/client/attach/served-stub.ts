import { isSdkClient, type SdkClient, type Send } from '../sdk/client.js';
import { attachmentOf, hasAttachment, registry } from './attachments.js';
import { isSendStub, type ClientStub } from './client-stub.js';
import { install, noting, ours, ReachedClients, takeOurSendOff } from './installation.js';

/**
 * Lets a stub of aws-sdk-client-mock bring the commands that it has no behavior for to our middleware.
 *
 * The stub stays what the test finds on the client: it counts calls, and what `.on()` says comes first. Only its
 * default, which is to answer undefined, becomes the client's real `send`. Code may also be given the stub itself for a
 * client.
 */
export function serve(stub: ClientStub, site: object, onStubRestored: () => void): void {
  const reached = new ReachedClients();
  let isServed = true;
  let behindStub: SdkClient | undefined;
  const answerBehind: Send = function (this: SdkClient, ...args: readonly unknown[]) {
    if (!isServed) return undefined;
    const client = isSame(this, stub) ? (behindStub ??= clientAt(site)) : this;
    // As a stub does that nobody has told anything.
    if (!attachmentOf(client)) return undefined;
    reached.add(client);
    return noting(client, args, () => Reflect.apply(realSend(stub.send), client, args));
  };
  const bring = (): void => {
    if (isSendStub(stub.send)) stub.send.callsFake(answerBehind);
  };
  // Ours above the stub would hide it from its own `restore` and `reset`.
  registry.send.get(site)?.();
  bring();
  // `reset` puts a new stub in the place of the old one.
  const forgetReset = replaceMethod(stub, 'reset', (reset) => {
    const result = reset();
    bring();
    return result;
  });
  registry.send.set(site, () => {
    isServed = false;
    forgetReset();
    reached.free();
  });
  replaceMethod(stub, 'restore', (restore) => {
    const result = restore();
    takeOurSendOff(site);
    onStubRestored();
    if (isServed && hasAttachment(site)) reinstall(site);
    return result;
  });
}

function isSame(one: object, other: object): boolean {
  return one === other;
}

/** The client that is stubbed; of a class, one as anybody would make it who has nothing to say about it. */
function clientAt(site: object): SdkClient {
  if (isSdkClient(site)) return site;
  const made: unknown = Reflect.construct(site.constructor as new (config: object) => unknown, [{}]);
  if (isSdkClient(made)) return made;
  throw new TypeError(
    'The stub was called as a client, but its class cannot be constructed. Pass a client to the code.',
  );
}

/** Who else is attached there does without the stub. */
function reinstall(site: object): void {
  registry.send.get(site)?.();
  registry.send.delete(site);
  install(site);
}

/** The `send` beneath all stubs, and beneath ours. */
function realSend(stubbed: unknown): Send {
  let send = stubbed;
  for (;;) {
    const covered = ours(send);
    if (covered) send = covered.own?.value ?? Reflect.get(Reflect.getPrototypeOf(covered.site) ?? {}, 'send');
    else if (isSendStub(send)) send = send.wrappedMethod;
    else return send as Send;
  }
}

function replaceMethod(
  stub: ClientStub,
  name: 'reset' | 'restore',
  replacement: (original: () => unknown) => unknown,
): () => void {
  const own = Object.getOwnPropertyDescriptor(stub, name);
  const original = stub[name].bind(stub);
  const value = (): unknown => replacement(original);
  Object.defineProperty(stub, name, { value, configurable: true, writable: true });
  return () => {
    if (Object.getOwnPropertyDescriptor(stub, name)?.value !== value) return;
    if (own) Object.defineProperty(stub, name, own);
    else Reflect.deleteProperty(stub, name);
  };
}
