import { createRequire } from 'node:module';
import type * as sdk from '@aws-sdk/client-eventbridge';

const require = createRequire(import.meta.url);

/** A second copy of the SDK in this process, as two versions in one dependency tree would be. */
export function secondCopyOfSdk(): typeof sdk {
  const ofSdk = Object.keys(require.cache).filter((file) => /node_modules.@(aws-sdk|smithy)./.test(file));
  const first = ofSdk.map((file) => [file, require.cache[file]] as const);
  for (const file of ofSdk) Reflect.deleteProperty(require.cache, file);
  try {
    return require('@aws-sdk/client-eventbridge') as typeof sdk;
  } finally {
    for (const [file, module] of first) require.cache[file] = module;
  }
}
