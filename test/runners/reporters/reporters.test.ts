import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { RuleCoverage } from '../../../src/index.js';
import { folder, runJest, runVitest, TABLE } from './shop-runs.js';

test.each([
  ['forks', runVitest, ['--pool=forks']],
  ['workers of Jest', runJest, ['--maxWorkers=2']],
] as const)('the coverage of a whole run is one table: %s', async (_name, run, args) => {
  const { code: exitCode, printed } = await run({ thresholds: { rules: 50, targets: 100 } }, ...args);

  expect(printed).toContain(TABLE);
  expect(exitCode).toBe(0);
});

test.each([
  ['Vitest', runVitest],
  ['Jest', runJest],
] as const)('a threshold fails the run of %s, and the report is written', async (name, run) => {
  const outputDir = join(folder, `of ${name}`);

  const { code: exitCode, printed } = await run({
    ...{ thresholds: { rules: 100, conditions: 75 }, formats: ['json', 'html'], outputDir },
  });

  expect(exitCode).toBe(1);
  expect(printed).toContain('Rule coverage: 50 % of rules, but the threshold is 100 %.');
  expect(printed).not.toContain('Untested');
  const written = JSON.parse(readFileSync(join(outputDir, 'rule-coverage.json'), 'utf8')) as RuleCoverage;
  expect(written.summary.conditions).toEqual({ covered: 3, total: 4, percent: 75 });
  expect(written.events).toBe(6);
  expect(readFileSync(join(outputDir, 'rule-coverage.html'), 'utf8')).toContain(
    'detail-type &#34;Order Refunded&#34;: no event meets it',
  );
});

test.each([
  ['Vitest', runVitest],
  ['Jest', runJest],
] as const)('an unknown option fails the run of %s before it begins', async (_name, run) => {
  const { code: exitCode, printed } = await run({
    treshholds: { rules: 100 },
    outputDir: join(folder, 'none'),
  });

  expect(exitCode).not.toBe(0);
  expect(printed).toContain('has no option "treshholds". Did you mean "thresholds"?');
  expect(existsSync(join(folder, 'none'))).toBe(false);
});
