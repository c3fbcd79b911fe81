import { isObject } from '../../text/kinds-of-values.js';
import type { ApiName } from '../../service/api.js';
import { className, type SdkClient } from './client.js';

/** A package of the SDK whose clients are answered. */
export interface ServedPackage {
  readonly name: string;
  /** What a client's configuration calls the service. */
  readonly serviceId: string;
  readonly api: ApiName;
  /** The client class, and the aggregated one that extends it. */
  readonly classes: readonly [client: string, aggregated: string];
}

export const EVENTBRIDGE: ServedPackage = {
  name: '@aws-sdk/client-eventbridge',
  serviceId: 'EventBridge',
  api: 'EventBridge',
  classes: ['EventBridgeClient', 'EventBridge'],
};

export const SCHEDULER: ServedPackage = {
  name: '@aws-sdk/client-scheduler',
  serviceId: 'Scheduler',
  api: 'EventBridge Scheduler',
  classes: ['SchedulerClient', 'Scheduler'],
};

/** EventBridge's API, 2015-10-07, has two names: the older package lacks the operations that came later. */
const SERVED: readonly ServedPackage[] = [
  EVENTBRIDGE,
  {
    name: '@aws-sdk/client-cloudwatch-events',
    serviceId: 'CloudWatch Events',
    api: 'EventBridge',
    classes: ['CloudWatchEventsClient', 'CloudWatchEvents'],
  },
  SCHEDULER,
];

/** The API that a client calls. */
export function apiOfClient({ config }: SdkClient): ApiName {
  return config.serviceId === SCHEDULER.serviceId ? SCHEDULER.api : EVENTBRIDGE.api;
}

/** The API that clients of a class call, given by its name. */
export function apiOfClientClass(name: unknown): ApiName | undefined {
  return SERVED.find(({ classes: [client] }) => client === name)?.api;
}

/** Whether a service, by what its clients' configurations call it, is one that is simulated. */
export function isServed(serviceId: string): boolean {
  return SERVED.some((served) => served.serviceId === serviceId);
}

/** Whether a client class, by its name, is of a service that is simulated. */
export function isServedClass(name: string): boolean {
  return SERVED.some(({ classes: [client] }) => client === name);
}

/** The package that a client class comes from, given by its prototype; where no name tells, that of EventBridge. */
export function packageOf(prototype: object): ServedPackage {
  const name = clientClassOf(classNames(prototype));
  return SERVED.find(({ classes: [client] }) => client === name) ?? EVENTBRIDGE;
}

/** Names of a prototype's class and of those that it extends, nearest first. */
export function classNames(prototype: unknown): string[] {
  if (!isObject(prototype) || prototype === Object.prototype) return [];
  const above = classNames(Reflect.getPrototypeOf(prototype));
  return Object.hasOwn(prototype, 'constructor') ? [className(prototype), ...above] : above;
}

/**
 * The client class of a service among such names, without what bundlers add to a name: `EventBridgeClient2`,
 * `EventBridgeClient$1`, `_EventBridgeClient`. A class of one's own may be between. Undefined where the names are
 * minified, but for the SDK's own `Client`.
 */
export function clientClassOf(names: readonly string[]): string | undefined {
  const clients = names
    .map((name) => name.replace(/^_+|\$?\d+$/g, ''))
    .filter((name) => /.Client$/.test(name));
  return clients.find(isServedClass) ?? clients[0];
}
