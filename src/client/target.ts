import { hasMiddlewareStack, isObject, isSdkClient, type SdkClient } from './sdk-client.js';

const EXPECTED =
  'Pass a client (new EventBridgeClient(…) or new EventBridge(…)), or one of the classes EventBridgeClient and EventBridge, ' +
  'of @aws-sdk/client-eventbridge 3.';

/**
 * What an attachment belongs to: the client itself, or the prototype of the client class.
 * @throws TypeError for anything but a client, or a client class, of Amazon EventBridge.
 */
export function siteOf(target: unknown): object {
  if (typeof target === 'function') return clientPrototype(target);
  if (!isSdkClient(target))
    throw new TypeError(`${described(target)} is not a client of the AWS SDK v3. ${EXPECTED}`);
  checkService(target);
  return target;
}

/** @throws TypeError for a client of another service. */
export function checkService(client: SdkClient): void {
  const { serviceId } = client.config;
  if (typeof serviceId !== 'string' || serviceId === 'EventBridge') return;
  throw new TypeError(
    `${described(client)} is a client of the service ${serviceId}, not of EventBridge. ${EXPECTED}`,
  );
}

/** A class does not tell its service, only its name; minified names are let through and its clients checked instead. */
function clientPrototype(target: object): object {
  const prototype: unknown = Reflect.get(target, 'prototype');
  const names = classNames(prototype);
  const isOther = !names.includes('EventBridgeClient') && names.some((name) => name.endsWith('Client'));
  if (!isObject(prototype) || typeof Reflect.get(prototype, 'send') !== 'function' || isOther) {
    throw new TypeError(`${described(target)} is not a client class of EventBridge. ${EXPECTED}`);
  }
  return prototype;
}

/** Names of a prototype's class and of those that it extends, nearest first. */
function classNames(prototype: unknown): string[] {
  const names: string[] = [];
  for (
    let next = prototype;
    isObject(next) && next !== Object.prototype;
    next = Reflect.getPrototypeOf(next)
  ) {
    if (Object.hasOwn(next, 'constructor') && typeof next.constructor === 'function')
      names.push(next.constructor.name);
  }
  return names;
}

function described(target: unknown): string {
  if (typeof target === 'function')
    return `The ${/^class\b/.test(String(target)) ? 'class' : 'function'} ${target.name}`;
  if (!isObject(target)) return target === undefined ? 'undefined' : JSON.stringify(target);
  if ('onAnyCommand' in target) return 'A stub of aws-sdk-client-mock';
  const [name = 'Object'] = classNames(Reflect.getPrototypeOf(target));
  const kind = hasMiddlewareStack(target) || name !== 'Object' ? `An instance of ${name}` : 'A plain object';
  return kind;
}
