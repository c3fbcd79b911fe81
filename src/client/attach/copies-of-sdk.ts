import { sharedState } from '../../environment/shared-state.js';
import { isObject } from '../../text/kinds-of-values.js';
import { isSdkClient } from '../sdk/client.js';
import { packageOf } from '../sdk/service-of-client.js';
import { addCopy, hasAttachment } from './attachments.js';
import { install } from './installation.js';

/** Calls with what a package of the SDK exports, each time that it is loaded anew. */
type Watch = (packageName: string, found: (sdk: object) => void) => void;

interface Copies {
  /** The runner's way to watch, where it has one. */
  watch: Watch | undefined;
  /** The packages that are watched. */
  readonly watched: Set<string>;
  /** The classes that the first copy of a package has, by name. */
  readonly first: Map<string, object>;
}

const copies = sharedState<Copies>('copies-of-sdk.2', () => ({
  watch: undefined,
  watched: new Set(),
  first: new Map(),
}));

/** For a runner that loads modules anew in the middle of a file, as Jest does after `resetModules`. */
export function watchCopiesBy(watch: Watch): void {
  if (copies.watched.size === 0) copies.watch = watch;
}

/** Begins to watch when a class is first mocked: until then nothing about the SDK is anybody's business. */
export function followCopies(site: object): void {
  const { watch, watched } = copies;
  if (!watch || isSdkClient(site)) return;
  const { name, classes } = packageOf(site);
  if (watched.has(name)) return;
  watched.add(name);
  watch(name, (sdk) => {
    found(sdk, classes);
  });
}

/** What is attached to a class now or later is so to that of each copy. */
function found(sdk: object, classes: readonly string[]): void {
  for (const name of classes) {
    const given: unknown = Reflect.get(sdk, name);
    const prototype: unknown = typeof given === 'function' ? given.prototype : undefined;
    if (!isObject(prototype)) continue;
    const first = copies.first.get(name);
    if (!first) copies.first.set(name, prototype);
    else addCopy(first, prototype);
    if (hasAttachment(prototype)) install(prototype);
  }
}
