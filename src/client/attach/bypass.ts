import { processEnvironment } from '../../environment/environment.js';
import { loadedModules } from '../../environment/require-module.js';
import { isObject, memberOf } from '../../text/kinds-of-values.js';
import { className, isSdkClient } from '../sdk/client.js';
import { packageOf } from '../sdk/service-of-client.js';
import { copiesOf } from './attachments.js';
import { isSendStub } from './client-stub.js';
import { ours } from './installation.js';
import { isMockedByVitest } from './mocked-package.js';

/** What keeps commands from a mock, as far as it shows in what the mock is attached to. */
export interface Bypass {
  /** Mock functions in the place of `send` that were called. */
  readonly stubs: readonly StubbedSend[];
  /** Classes of other copies of the SDK that are loaded. */
  readonly copies: readonly OtherCopy[];
  /** Packages of the SDK that the test has mocked with `vi.mock`. */
  readonly mocked: readonly string[];
}

export interface StubbedSend {
  /** Of the class, or of the client. */
  readonly className: string;
  readonly calls: number;
  /** Whether sinon made it, which aws-sdk-client-mock is made of. */
  readonly isOfSinon: boolean;
}

export interface OtherCopy {
  readonly className: string;
  /** The folder of the package. */
  readonly folder: string;
}

/** @param sites what a mock is attached to: clients, and prototypes of client classes */
export function bypassOf(sites: readonly object[]): Bypass {
  const classes = sites.filter((site) => !isSdkClient(site));
  const packages = new Set(classes.map((site) => packageOf(site).name));
  const testFile = processEnvironment.testFile();
  return {
    stubs: sites.flatMap(stubbedSend),
    copies: classes.flatMap((site) => otherCopies(site, classes)),
    mocked: [...packages].filter((name) => isMockedByVitest(name, testFile)),
  };
}

function stubbedSend(site: object): readonly StubbedSend[] {
  let send = ownSend(site);
  for (let covered = ours(send); covered; covered = ours(send)) send = covered.own?.value;
  const calls = callsOf(send);
  return calls === 0 ? [] : [{ className: className(site), calls, isOfSinon: isSendStub(send) }];
}

function ownSend(site: object): unknown {
  return Object.getOwnPropertyDescriptor(site, 'send')?.value;
}

/** How often a mock function was called, as Jest, Vitest or sinon tells it. */
function callsOf(send: unknown): number {
  if (typeof send !== 'function') return 0;
  const { callCount, mock } = send as { readonly callCount?: unknown; readonly mock?: unknown };
  const calls = memberOf(mock, 'calls');
  if (Array.isArray(calls)) return calls.length;
  return typeof callCount === 'number' ? callCount : 0;
}

/** Node loads the SDK as CommonJS, whoever asks. */
function otherCopies(site: object, attached: readonly object[]): readonly OtherCopy[] {
  const { name, classes } = packageOf(site);
  const [client] = classes;
  const file = new RegExp(`${name.replace('/', '[\\\\/]')}[\\\\/]dist-cjs[\\\\/]index\\.js$`);
  const known = new Set(attached.flatMap((one) => [...withClassesAbove(one)].flatMap(copiesOf)));
  return [...loadedModules(file)].flatMap(([path, exported]) => {
    const prototype = prototypeOf(memberOf(exported, client));
    if (prototype === undefined || known.has(prototype)) return [];
    return [{ className: client, folder: path.replace(/[\\/]dist-cjs[\\/]index\.js$/, '') }];
  });
}

/** Who mocks the aggregated class alone leaves that above it alone on purpose. */
function* withClassesAbove(site: object): Iterable<object> {
  for (let one: object | null = site; one !== null; one = Reflect.getPrototypeOf(one)) yield one;
}

function prototypeOf(given: unknown): object | undefined {
  const prototype: unknown = typeof given === 'function' ? given.prototype : undefined;
  return isObject(prototype) ? prototype : undefined;
}
