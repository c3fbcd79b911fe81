import { isObject } from '../../text/kinds-of-values.js';
import { inModule, instanceOf, type InstanceKey } from './addresses.js';

export type Members = Readonly<Record<string, unknown>>;

/** A resource that is deployed, or will be, or a data source that was read. */
export interface TerraformResource {
  readonly address: string;
  /** The address of its module; empty for the root. */
  readonly module: string;
  readonly mode: 'managed' | 'data';
  readonly type: string;
  readonly name: string;
  readonly key: InstanceKey | undefined;
  readonly values: Members;
  /** In the form of `values`: what is known after apply is true. Nothing in a state. */
  readonly unknown: Members;
}

/** What a plan and a state have in common. */
export interface TerraformDocument {
  readonly kind: 'plan' | 'state';
  readonly resources: readonly TerraformResource[];
  /** Data sources that were read before. */
  readonly read: readonly TerraformResource[];
  readonly configuration: Members;
  /** Of the root module, by name. */
  readonly variables: Members;
  /** Whether making the plan failed on the way. */
  readonly isBroken: boolean;
  /** Whether it has all that is deployed: a plan for some of it, or that failed, has not. */
  readonly isWhole: boolean;
}

/** A plan or a state as `terraform show -json` tells it, or the file of a state; undefined for anything else. */
export function documentOf(value: Members): TerraformDocument | undefined {
  const { planned_values: planned, values, resource_changes: changes, configuration, variables } = value;
  const rest = { configuration: membersOf(configuration), variables: membersOf(variables) };
  const whole = { isBroken: false, isWhole: true };
  if (isObject(planned)) {
    const unknown = unknownByAddress(changes);
    const prior = rootModule(membersOf(value['prior_state'])['values']);
    return {
      ...rest,
      kind: 'plan',
      resources: resourcesIn(rootModule(planned), '', unknown),
      read: resourcesIn(prior, '', new Map()).filter(({ mode }) => mode === 'data'),
      isBroken: value['errored'] === true,
      isWhole: value['errored'] !== true && value['complete'] !== false,
    };
  }
  if (isObject(values)) {
    const resources = resourcesIn(rootModule(values), '', new Map());
    return { ...rest, ...whole, kind: 'state', resources, read: [] };
  }
  return value['version'] === 4 && Array.isArray(value['resources'])
    ? {
        ...{ ...rest, ...whole, kind: 'state', read: [] },
        resources: listOf(value['resources']).flatMap(instancesInFile),
      }
    : undefined;
}

function rootModule(values: unknown): Members {
  return membersOf(membersOf(values)['root_module']);
}

function unknownByAddress(changes: unknown): ReadonlyMap<string, Members> {
  return new Map(
    listOf(changes).map((change) => [
      textIn(change, 'address'),
      membersOf(membersOf(change['change'])['after_unknown']),
    ]),
  );
}

function resourcesIn(
  tree: Members,
  module: string,
  unknown: ReadonlyMap<string, Members>,
): readonly TerraformResource[] {
  const own = listOf(tree['resources']).map((resource): TerraformResource => {
    const address = textIn(resource, 'address');
    return {
      address,
      module,
      ...identityOf(resource),
      key: keyOf(resource['index']),
      values: membersOf(resource['values']),
      unknown: unknown.get(address) ?? {},
    };
  });
  const children = listOf(tree['child_modules']).flatMap((child) =>
    resourcesIn(child, textIn(child, 'address'), unknown),
  );
  return [...own, ...children];
}

/** The instances of a resource in `terraform.tfstate`, without those that are yet to be destroyed. */
function instancesInFile(resource: Members): readonly TerraformResource[] {
  const identity = identityOf(resource);
  const module = textIn(resource, 'module');
  const own = `${identity.mode === 'data' ? 'data.' : ''}${identity.type}.${identity.name}`;
  return listOf(resource['instances'])
    .filter((instance) => instance['deposed'] === undefined)
    .map((instance) => {
      const key = keyOf(instance['index_key']);
      return {
        address: inModule(module, instanceOf(own, key)),
        module,
        ...identity,
        key,
        values: membersOf(instance['attributes']),
        unknown: {},
      };
    });
}

function identityOf(resource: Members): Pick<TerraformResource, 'mode' | 'type' | 'name'> {
  return {
    mode: resource['mode'] === 'data' ? 'data' : 'managed',
    type: textIn(resource, 'type'),
    name: textIn(resource, 'name'),
  };
}

function keyOf(index: unknown): InstanceKey | undefined {
  return typeof index === 'string' || typeof index === 'number' ? index : undefined;
}

function textIn(members: Members, name: string): string {
  const value = members[name];
  return typeof value === 'string' ? value : '';
}

export function membersOf(value: unknown): Members {
  return isObject(value) ? value : {};
}

/** The objects of a list. */
export function listOf(value: unknown): readonly Members[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}
