import { inModule, instanceOf, keyAt, nameAt, stepsOf, type InstanceKey } from './addresses.js';
import { listOf, membersOf, type Members, type TerraformResource } from './document.js';

/** An instance of a module, or the root. */
export interface Module {
  readonly address: string;
  /** What is written in it: resources, outputs, calls of modules. */
  readonly written: Members;
  /** Where it is called; nothing for the root. */
  readonly call?: { readonly written: Members; readonly from: Scope };
}

/** Where an expression stands: what its references mean depends on it. */
export interface Scope {
  readonly module: Module;
  /** `each.key` or `count.index`. */
  readonly key: InstanceKey | undefined;
  /** The expression that `each.value` is of. */
  readonly forEach: unknown;
}

/** What was written, as far as a plan tells it: constants, and what else the expressions refer to. */
export class Configuration {
  readonly #root: Module;

  constructor(configuration: Members) {
    this.#root = { address: '', written: membersOf(configuration['root_module']) };
  }

  scopeOf({ module, type, name, mode, key }: TerraformResource): Scope {
    const at = this.#moduleAt(module);
    return { module: at, key, forEach: resourceIn(at, { type, name, mode })?.['for_each_expression'] };
  }

  /** The expressions of a resource, by attribute. */
  expressionsOf(resource: TerraformResource): Members {
    const written = resourceIn(this.#moduleAt(resource.module), resource);
    return membersOf(written?.['expressions']);
  }

  providerOf(resource: TerraformResource): string | undefined {
    const key = resourceIn(this.#moduleAt(resource.module), resource)?.['provider_config_key'];
    return typeof key === 'string' ? key : undefined;
  }

  #moduleAt(address: string): Module {
    const steps = stepsOf(address);
    let module = this.#root;
    for (let index = 0; nameAt(steps, index) === 'module'; index += 2) {
      const key = keyAt(steps, index + 2);
      module = calledModule(module, nameAt(steps, index + 1) ?? '', key);
      if (key !== undefined) index += 1;
    }
    return module;
  }
}

/** The module that another one calls by a name. */
export function calledModule(from: Module, name: string, key: InstanceKey | undefined): Module {
  const written = membersOf(membersOf(from.written['module_calls'])[name]);
  return {
    address: inModule(from.address, instanceOf(`module.${name}`, key)),
    written: membersOf(written['module']),
    call: { written, from: { module: from, key, forEach: written['for_each_expression'] } },
  };
}

function resourceIn(
  { written }: Module,
  { type, name, mode }: Pick<TerraformResource, 'type' | 'name' | 'mode'>,
): Members | undefined {
  return listOf(written['resources']).find(
    (resource) =>
      resource['type'] === type && resource['name'] === name && (resource['mode'] ?? 'managed') === mode,
  );
}
