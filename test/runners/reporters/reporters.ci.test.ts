import { expect, test } from 'vitest';
import { runJest, runVitest, TABLE } from './shop-runs.js';

test.each([
  ['threads', runVitest, ['--pool=threads']],
  ['one worker for all files', runVitest, ['--no-isolate', '--no-file-parallelism']],
  ['one context for all files', runVitest, ['--pool=vmThreads', '--no-file-parallelism']],
  ['Jest in its own process', runJest, ['--runInBand']],
] as const)('the coverage of a whole run is one table: %s', async (_name, run, args) => {
  const { code: exitCode, printed } = await run({ thresholds: { rules: 50, targets: 100 } }, ...args);

  expect(printed).toContain(TABLE);
  expect(exitCode).toBe(0);
});
