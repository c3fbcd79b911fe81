import { className, isSdkClient, type SdkClient } from '../sdk/client.js';
import { isObject } from '../../text/kinds-of-values.js';

const EXPECTED =
  'Pass a client (new EventBridgeClient(…) or new EventBridge(…)), or one of the classes EventBridgeClient and ' +
  'EventBridge, of @aws-sdk/client-eventbridge 3.';

/**
 * What an attachment belongs to: the client itself, or the prototype of the client class.
 * @throws TypeError for anything but a client, or a client class, of Amazon EventBridge.
 */
export function siteOf(target: unknown): object {
  if (typeof target === 'function') return clientPrototype(target);
  if (!isSdkClient(target)) {
    throw new TypeError(`${described(target)} is not a client of the AWS SDK v3. ${EXPECTED}`);
  }
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
  if (!isObject(prototype) || prototype === Object.prototype) return [];
  const above = classNames(Reflect.getPrototypeOf(prototype));
  return Object.hasOwn(prototype, 'constructor') ? [className(prototype), ...above] : above;
}

function described(target: unknown): string {
  if (typeof target === 'string') return JSON.stringify(target);
  if (typeof target === 'function') {
    return `The ${String(target).startsWith('class') ? 'class' : 'function'} ${target.name}`;
  }
  if (!isObject(target)) return String(target);
  if ('onAnyCommand' in target) return 'A stub of aws-sdk-client-mock';
  const [name] = classNames(Reflect.getPrototypeOf(target));
  return name === undefined ? 'A plain object' : `An instance of ${name}`;
}
