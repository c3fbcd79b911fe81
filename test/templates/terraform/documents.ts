import { readFileSync } from 'node:fs';

/** A resource as tests say it: its address, and what it is like. */
export interface Given {
  readonly address: string;
  readonly values?: object;
  /** In the form of `values`: what is known after apply is true. */
  readonly unknown?: object;
  /** What is written in the configuration. */
  readonly expressions?: object;
  readonly module?: string;
  readonly mode?: 'managed' | 'data';
}

/** What `terraform show -json` tells of a plan, as far as the kit looks at it. */
export function plan(resources: readonly Given[], more: object = {}): object {
  const named = resources.filter(({ expressions }) => expressions !== undefined);
  return {
    format_version: '1.2',
    planned_values: { root_module: modulesOf(resources) },
    resource_changes: resources.map(({ address, unknown = {} }) => ({
      address,
      change: { actions: ['create'], after_unknown: unknown },
    })),
    configuration: {
      root_module: {
        resources: named.map(({ address, expressions }) => ({ ...identityOf(address), expressions })),
      },
    },
    ...more,
  };
}

/** The same of a state. */
export function state(resources: readonly Given[]): object {
  return { format_version: '1.0', values: { root_module: modulesOf(resources) } };
}

function modulesOf(resources: readonly Given[]): object {
  const modules = [...new Set(resources.flatMap(({ module }) => module ?? []))];
  const inModule = (module: string | undefined) =>
    resources.filter((resource) => resource.module === module).map((resource) => shown(resource));
  return {
    resources: inModule(undefined),
    child_modules: modules.map((address) => ({ address, resources: inModule(address) })),
  };
}

function shown({ address, values = {}, module, mode = 'managed' }: Given): object {
  const own = module === undefined ? address : address.slice(module.length + 1);
  return { address, ...identityOf(own), mode, values };
}

function identityOf(address: string): object {
  const [, type, name, key] = /^(?:data\.)?(\w+)\.([\w-]+)(?:\[(.*)\])?$/.exec(address) ?? [];
  return { type, name, mode: 'managed', ...(key !== undefined && { index: JSON.parse(key) as unknown }) };
}

/** What becomes of an attribute. */
export interface AttributeRow {
  readonly name: string;
  readonly type: string;
  readonly attribute: string;
  readonly values: object;
  /** Where it is in the seed; absent for what changes nothing. */
  readonly property?: string;
  readonly is?: unknown;
  readonly source: string;
}

/** What stands in a plan for an attribute of a resource that is yet to be made. */
export interface ReferenceRow {
  readonly name: string;
  readonly type: string;
  readonly values: object;
  readonly attribute: string;
  /** What the target needs besides. */
  readonly target?: object;
  readonly is: string;
  readonly source: string;
}

export const referenceRows = rowsOf('references.jsonl') as readonly ReferenceRow[];
export const attributeRows = rowsOf('attributes.jsonl') as readonly AttributeRow[];

function rowsOf(file: string): readonly unknown[] {
  const lines = readFileSync(new URL(file, import.meta.url), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line): unknown => JSON.parse(line));
}
