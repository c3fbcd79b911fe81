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
  readonly #modules = new Map<string, Module>();
  /** What is written in a module, by the address in it. */
  readonly #written = new WeakMap<Members, ReadonlyMap<string, Members>>();

  constructor(configuration: Members) {
    this.#root = { address: '', written: membersOf(configuration['root_module']) };
  }

  scopeOf(resource: TerraformResource): Scope {
    const { module, key } = resource;
    return { module: this.#moduleAt(module), key, forEach: this.#writtenOf(resource)['for_each_expression'] };
  }

  /** The expressions of a resource, by attribute. */
  expressionsOf(resource: TerraformResource): Members {
    return membersOf(this.#writtenOf(resource)['expressions']);
  }

  providerOf(resource: TerraformResource): string | undefined {
    const key = this.#writtenOf(resource)['provider_config_key'];
    return typeof key === 'string' ? key : undefined;
  }

  #writtenOf({ module, mode, type, name }: TerraformResource): Members {
    const { written } = this.#moduleAt(module);
    const known = this.#written.get(written) ?? resourcesIn(written);
    this.#written.set(written, known);
    return known.get(`${mode}.${type}.${name}`) ?? {};
  }

  #moduleAt(address: string): Module {
    const known = this.#modules.get(address);
    if (known) return known;
    const steps = stepsOf(address);
    let module = this.#root;
    for (let index = 0; nameAt(steps, index) === 'module'; index += 2) {
      const key = keyAt(steps, index + 2);
      module = calledModule(module, nameAt(steps, index + 1) ?? '', key);
      if (key !== undefined) index += 1;
    }
    this.#modules.set(address, module);
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

function resourcesIn(written: Members): ReadonlyMap<string, Members> {
  return new Map(
    listOf(written['resources']).map((resource) => {
      const { mode = 'managed', type, name } = resource;
      return [[mode, type, name].join('.'), resource];
    }),
  );
}
