import { isObject } from '../../text/kinds-of-values.js';
import { className, isSdkClient, type Send } from '../sdk/client.js';
import { ours } from './installation.js';
import { siteOf } from './site.js';

/**
 * What `mockClient()` of aws-sdk-client-mock answers, as far as it takes part: recognized by its members, since types
 * of that package would tie the kit to one copy of it and of sinon.
 */
export interface ClientStub {
  /** A stub of sinon. */
  readonly send: { callsFake(fake: never): unknown };
  on(...args: never[]): unknown;
  onAnyCommand(...args: never[]): unknown;
  reset(): unknown;
  restore(): unknown;
}

/** The stub in the place of `send`. */
export interface SendStub extends Send {
  callsFake(fake: Send): unknown;
  /** What it has replaced. */
  readonly wrappedMethod?: unknown;
}

const EXPECTED =
  'serve() takes what mockClient() of aws-sdk-client-mock returned: eventBridge.serve(mockClient(EventBridgeClient)).';

/**
 * The client, or the prototype of the client class, whose `send` is stubbed.
 * @throws TypeError for anything but a stub of EventBridge that is in place.
 */
export function stubbedSite(stub: unknown): object {
  if (!isClientStub(stub)) {
    const remedy =
      isSdkClient(stub) || typeof stub === 'function' ? ' To answer a client itself, call attach().' : '';
    throw new TypeError(`This is not a stub of aws-sdk-client-mock. ${EXPECTED}${remedy}`);
  }
  const { client } = stub;
  checkIsOfEventBridge(client);
  if (sendOf(client) !== stub.send) {
    throw new TypeError(`This stub was restored, or another one has replaced it. ${EXPECTED}`);
  }
  return client;
}

export function isSendStub(send: unknown): send is SendStub {
  return typeof send === 'function' && 'callsFake' in send && typeof send.callsFake === 'function';
}

function isClientStub(value: unknown): value is ClientStub & { readonly client: object } {
  return (
    isObject(value) &&
    ['on', 'onAnyCommand', 'reset', 'restore'].every(
      (name) => typeof Reflect.get(value, name) === 'function',
    ) &&
    isSendStub(Reflect.get(value, 'send')) &&
    isObject(Reflect.get(value, 'client'))
  );
}

function checkIsOfEventBridge(client: object): void {
  try {
    siteOf(isSdkClient(client) ? client : Reflect.get(client, 'constructor'));
  } catch {
    throw new TypeError(
      `This stub is of ${className(client)}, which is not a client of EventBridge. ${EXPECTED}`,
    );
  }
}

/** What stands for `send` on a client or a prototype, but for what is ours. */
function sendOf(site: object): unknown {
  let send: unknown = Object.getOwnPropertyDescriptor(site, 'send')?.value;
  for (let covered = ours(send); covered; covered = ours(send)) send = covered.own?.value;
  return send;
}
