import type { HeapProfiler } from 'node:inspector';
import { Session } from 'node:inspector/promises';

/** Bytes that were allocated while something ran, kept or not; from samples, so a few percent off. */
export async function allocatedBytes(act: () => Promise<unknown>): Promise<number> {
  const session = new Session();
  session.connect();
  await session.post('HeapProfiler.startSampling', {
    samplingInterval: 4096,
    includeObjectsCollectedByMajorGC: true,
    includeObjectsCollectedByMinorGC: true,
  });
  await act();
  const { profile } = await session.post('HeapProfiler.stopSampling');
  session.disconnect();
  return bytesUnder(profile.head);
}

function bytesUnder({ selfSize, children }: HeapProfiler.SamplingHeapProfileNode): number {
  return children.reduce((sum, child) => sum + bytesUnder(child), selfSize);
}

/** Bytes that are in use when everything is collected that can be. */
export function retainedBytes(): number {
  globalThis.gc?.();
  const { heapUsed, external, arrayBuffers } = process.memoryUsage();
  return heapUsed + Math.max(external, arrayBuffers);
}
