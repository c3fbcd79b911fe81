import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { mockEventBridge } from '../../src/index.js';
import { fromServerless } from '../../src/templates.js';
import { frameworkNamesRows, variableRows } from './rows.js';

const folder = join(import.meta.dirname, 'services/shop');

beforeAll(() => vi.spyOn(process, 'cwd').mockReturnValue(folder));
afterAll(() => vi.restoreAllMocks());

test.each(variableRows)('$name', ({ value, custom, params, options, is, error }) => {
  const stack = fromServerless(
    {
      service: 'shop',
      provider: { name: 'aws' },
      custom,
      ...(params && { params }),
      resources: {
        Resources: {
          Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'named' } },
          Described: { Type: 'AWS::Events::EventBus', Properties: { Name: 'described', Description: value } },
        },
      },
    },
    { ...options, strict: false },
  );
  const findings = stack.findings.map(({ at, message }) => [at, message]);
  if (error === undefined) {
    expect(stack.buses['described']?.Description).toBe(is);
    expect(findings).toEqual([]);
  } else {
    expect(findings).toEqual([['resources.Resources.Described.Properties.Description', error]]);
  }
});

test.each(frameworkNamesRows)('the names of $name', ({ key, function: given, is }) => {
  const stack = fromServerless({ service: 'shop', provider: { name: 'aws' }, functions: { [key]: given } });
  using eventBridge = mockEventBridge({ seed: stack });
  const rule = eventBridge.rule(is.ruleId);

  expect([rule.eventBusName, rule.name]).toEqual([is.eventBus, is.rule]);
  expect(eventBridge.rule(is.rule).exists).toBe(true);
  expect(rule.targets.map(({ id }) => id)).toEqual([is.target]);
  expect([is.functionId, key].map((name) => eventBridge.target(name).exists)).toEqual([true, true]);
  if (is.busId !== undefined) expect(eventBridge.bus(is.busId).name).toBe(is.eventBus);
});

test('files are read beside the service', () => {
  const text = readFileSync(join(folder, 'serverless.yml'), 'utf8');
  expect(fromServerless(text).buses).toEqual(fromServerless(join(folder, 'serverless.yml')).buses);
});
