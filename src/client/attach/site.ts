import { isObject } from '../../text/kinds-of-values.js';
import { isSdkClient, type SdkClient } from '../sdk/client.js';
import {
  classNames,
  clientClassOf,
  EVENTBRIDGE,
  isServed,
  isServedClass,
  packageOf,
} from '../sdk/service-of-client.js';
import { aboutService } from './other-services.js';

const EXPECTED =
  'Pass a client (new EventBridgeClient(…) or new EventBridge(…)), or one of the classes EventBridgeClient and ' +
  'EventBridge, from @aws-sdk/client-eventbridge 3; those from @aws-sdk/client-cloudwatch-events and ' +
  '@aws-sdk/client-scheduler work too.';

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

/** @throws TypeError where what the SDK exports for its client class is none: the test has mocked the module. */
export function checkClientClass(door: string, exported: unknown): void {
  const prototype: unknown = typeof exported === 'function' ? exported.prototype : undefined;
  if (isObject(prototype) && typeof prototype['send'] === 'function') return;
  const { name, classes } = EVENTBRIDGE;
  throw new TypeError(`${door}: ${classes[0]} of ${name} is not a client class. ${withoutMock(name)}`);
}

/** A spy on `send` is the test's own affair; a class that is a mock function makes no clients. */
function refuseAutomock(given: unknown): void {
  const start: unknown = typeof given === 'function' ? given.prototype : given;
  for (let site = start; isObject(site); site = Reflect.getPrototypeOf(site)) {
    const made: unknown = Object.getOwnPropertyDescriptor(site, 'constructor')?.value;
    if (typeof made !== 'function' || Reflect.get(made, '_isMockFunction') !== true) continue;
    const { name } = packageOf(site);
    throw new TypeError(`the AWS SDK is automocked, so there is no client to answer. ${withoutMock(name)}`);
  }
}

function withoutMock(packageName: string): string {
  return `Remove jest.mock('${packageName}') or vi.mock('${packageName}'): the kit replaces it.`;
}

/** @throws TypeError for a client of another service. */
export function checkService(client: SdkClient): void {
  if (!isSdkClient(client))
    throw new TypeError(`${described(client)} is not a client of the AWS SDK v3. ${EXPECTED}`);
  const { serviceId } = client.config;
  if (typeof serviceId !== 'string' || isServed(serviceId)) return;
  const what = `${described(client)} is a client of the service ${serviceId}, not of EventBridge.`;
  throw new TypeError(sentences(what, aboutService(serviceId), EXPECTED));
}

/** A class does not tell its service, only its name; minified names are let through and its clients checked instead. */
function clientPrototype(given: object): object {
  const prototype: unknown = Reflect.get(given, 'prototype');
  const names = classNames(prototype);
  const clientClass = clientClassOf(names);
  const isOther = clientClass === undefined ? names[0] === 'Client' : !isServedClass(clientClass);
  if (isObject(prototype) && typeof Reflect.get(prototype, 'send') === 'function' && !isOther)
    return prototype;
  const what = `${described(given)} is not a client class of EventBridge.`;
  throw new TypeError(sentences(what, aboutService(clientClass ?? ''), EXPECTED));
}

function sentences(...texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join(' ');
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
