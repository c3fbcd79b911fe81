import { isObject } from '../../text/kinds-of-values.js';
import { className, isSdkClient, type SdkClient } from '../sdk/client.js';

const EXPECTED =
  'Pass a client (new EventBridgeClient(…) or new EventBridge(…)), or one of the classes EventBridgeClient and ' +
  'EventBridge, of @aws-sdk/client-eventbridge 3.';

/**
 * What an attachment belongs to: the client itself, or the prototype of the client class.
 * @throws TypeError for anything but a client, or a client class, of Amazon EventBridge.
 */
export function siteOf(given: unknown): object {
  refuseAutomock(given);
  if (typeof given === 'function') return clientPrototype(given);
  if (!isSdkClient(given)) {
    throw new TypeError(`${described(given)} is not a client of the AWS SDK v3. ${EXPECTED}`);
  }
  checkService(given);
  return given;
}

/** A spy on `send` is the test's own affair; a class that is a mock function makes no clients. */
function refuseAutomock(given: unknown): void {
  const start: unknown = typeof given === 'function' ? given.prototype : given;
  for (let site = start; isObject(site); site = Reflect.getPrototypeOf(site)) {
    const made: unknown = Object.getOwnPropertyDescriptor(site, 'constructor')?.value;
    if (typeof made !== 'function' || Reflect.get(made, '_isMockFunction') !== true) continue;
    throw new TypeError(
      'the AWS SDK is automocked, so there is no client to answer. ' +
        "Remove jest.mock('@aws-sdk/client-eventbridge') or vi.mock('@aws-sdk/client-eventbridge'): the kit takes its place.",
    );
  }
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
function clientPrototype(given: object): object {
  const prototype: unknown = Reflect.get(given, 'prototype');
  const names = classNames(prototype);
  const isOther = !names.includes('EventBridgeClient') && names.some((name) => name.endsWith('Client'));
  if (!isObject(prototype) || typeof Reflect.get(prototype, 'send') !== 'function' || isOther) {
    throw new TypeError(`${described(given)} is not a client class of EventBridge. ${EXPECTED}`);
  }
  return prototype;
}

/** Names of a prototype's class and of those that it extends, nearest first. */
function classNames(prototype: unknown): string[] {
  if (!isObject(prototype) || prototype === Object.prototype) return [];
  const above = classNames(Reflect.getPrototypeOf(prototype));
  return Object.hasOwn(prototype, 'constructor') ? [className(prototype), ...above] : above;
}

function described(given: unknown): string {
  if (typeof given === 'string') return JSON.stringify(given);
  if (typeof given === 'function') {
    return `The ${String(given).startsWith('class') ? 'class' : 'function'} ${given.name}`;
  }
  if (!isObject(given)) return String(given);
  if ('onAnyCommand' in given) return 'A stub of aws-sdk-client-mock';
  const [name] = classNames(Reflect.getPrototypeOf(given));
  return name === undefined ? 'A plain object' : `An instance of ${name}`;
}
