import { sharedState } from '../../environment/shared-state.js';
import { isObject } from '../../text/kinds-of-values.js';
import { isSdkClient } from '../sdk/client.js';
import { addCopy, hasAttachment } from './attachments.js';
import { install } from './installation.js';

/** Calls with what `@aws-sdk/client-eventbridge` exports, each time that it is loaded anew. */
type Watch = (found: (sdk: object) => void) => void;

/** The runner's way to watch, where it has one, and the classes that the first copy of the SDK has. */
const copies = sharedState<{ watch: Watch | undefined; readonly first: Map<string, object> }>(
  'copies-of-sdk.1',
  () => ({ watch: undefined, first: new Map() }),
);

/** For a runner that loads modules anew in the middle of a file, as Jest does after `resetModules`. */
export function watchCopiesBy(watch: Watch): void {
  if (copies.first.size === 0) copies.watch = watch;
}

/** Begins to watch when a class is first mocked: until then nothing about the SDK is anybody's business. */
export function followCopies(site: object): void {
  const { watch } = copies;
  if (!watch || isSdkClient(site)) return;
  copies.watch = undefined;
  watch(found);
}

/** What is attached to a class now or later is so to that of each copy. */
function found(sdk: object): void {
  for (const name of ['EventBridgeClient', 'EventBridge']) {
    const given: unknown = Reflect.get(sdk, name);
    const prototype: unknown = typeof given === 'function' ? given.prototype : undefined;
    if (!isObject(prototype)) continue;
    const first = copies.first.get(name);
    if (!first) copies.first.set(name, prototype);
    else addCopy(first, prototype);
    if (hasAttachment(prototype)) install(prototype);
  }
}
