import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fromTerraform } from '../../../src/templates.js';
import { attributeRows } from './documents.js';

const folder = mkdtempSync(join(tmpdir(), 'terraform-judge-'));
const committed = join(import.meta.dirname, 'shop');
const judge = ['terraform', 'tofu'].find((name) => spawnSync(name, ['version']).status === 0);

/** The provider comes from a registry or from a mirror of this machine: without either there is no judge. */
function isReady(): boolean {
  if (judge === undefined) return false;
  cpSync(committed, folder, { recursive: true });
  writeFileSync(join(folder, 'worker.zip'), '');
  return spawnSync(judge, ['init', '-input=false'], { cwd: folder, timeout: 120_000 }).status === 0;
}

const run = (...args: readonly string[]): string =>
  execFileSync(judge ?? '', args, { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 30 });

afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe.skipIf(!isReady())('Terraform itself', () => {
  let plan: Readonly<Record<string, unknown>>;

  beforeAll(() => {
    run('plan', '-input=false', '-out=plan.bin');
    plan = JSON.parse(run('show', '-json', 'plan.bin')) as typeof plan;
  }, 120_000);

  test('makes the plan that tests read', () => {
    const read = JSON.parse(readFileSync(join(committed, 'plan.json'), 'utf8')) as typeof plan;
    expect(plan['planned_values']).toEqual(read['planned_values']);
    expect(plan['configuration']).toEqual(read['configuration']);
    expect(plan['resource_changes']).toEqual(read['resource_changes']);
  });

  test('makes a plan that the kit reads alike, from its file', () => {
    const fresh = fromTerraform(plan, { strict: false });
    expect(fresh.buses).toEqual(fromTerraform(join(committed, 'plan.json'), { strict: false }).buses);
    expect(() => fromTerraform(join(folder, 'plan.bin'))).toThrow('This is a plan as Terraform keeps it.');
  });

  test('has no attribute of EventBridge that no row tells of', () => {
    const rows = new Set(attributeRows.map(({ type, attribute }) => `${type}.${attribute}`));
    const schemas = JSON.parse(run('providers', 'schema', '-json')) as Schemas;
    const [provider] = Object.values(schemas.provider_schemas);
    const types = Object.entries(provider?.resource_schemas ?? {}).filter(([type]) =>
      /^aws_(?:cloudwatch_event|scheduler)_/.test(type),
    );
    const attributes = types.flatMap(([type, { block }]) =>
      attributesOf(block).map((path) => `${type}.${path}`),
    );
    expect(attributes.length).toBeGreaterThan(100);
    expect(attributes.filter((path) => !rows.has(path))).toEqual([]);
  });
});

interface Schemas {
  readonly provider_schemas: Readonly<
    Record<string, { readonly resource_schemas: Readonly<Record<string, { readonly block: Block }>> }>
  >;
}

interface Block {
  readonly attributes?: object;
  readonly block_types?: Readonly<Record<string, { readonly block: Block }>>;
}

function attributesOf({ attributes = {}, block_types = {} }: Block): readonly string[] {
  const nested = Object.entries(block_types).flatMap(([name, { block }]) =>
    attributesOf(block).map((path) => `${name}.${path}`),
  );
  return [...Object.keys(attributes), ...nested];
}
