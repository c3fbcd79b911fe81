import { isObject } from '../../text/kinds-of-values.js';
import { ownMember } from '../resolving/resolving.js';
import { inModule, instanceOf, keyAt, nameAt, stepsOf, type InstanceKey, type Step } from './addresses.js';
import { calledModule, type Scope } from './configuration.js';
import { membersOf, type TerraformDocument, type TerraformResource } from './document.js';

/** What an expression may be of: a value, or an attribute of a resource that is not known yet. */
export type Origin =
  | { readonly value: unknown }
  | { readonly resource: TerraformResource; readonly attribute: string | undefined };

/** Modules are not deeper than that; what refers to itself is. */
const DEEPEST = 50;

/** Follows what expressions refer to: through variables, outputs of modules, `each.value` and `count.index`. */
export class References {
  readonly #variables: TerraformDocument['variables'];
  readonly #resources = new Map<string, TerraformResource>();
  /** Those of several instances, by the address without a key. */
  readonly #instances = new Map<string, TerraformResource[]>();

  constructor({ resources, read, variables }: TerraformDocument) {
    this.#variables = variables;
    for (const resource of [...read, ...resources]) {
      const { module, mode, type, name, address, key } = resource;
      const written = inModule(module, `${mode === 'data' ? 'data.' : ''}${type}.${name}`);
      this.#resources.set(address, resource);
      this.#resources.set(instanceOf(written, key), resource);
      const instances = this.#instances.get(written);
      if (instances) instances.push(resource);
      else this.#instances.set(written, [resource]);
    }
  }

  /** All that the expression refers to, as far as it can be followed: locals cannot. */
  origins(expression: unknown, scope: Scope, rest: readonly Step[] = [], depth = 0): readonly Origin[] {
    if (!isObject(expression) || depth > DEEPEST) return [];
    if ('constant_value' in expression) return [{ value: memberAt(expression['constant_value'], rest) }];
    return distinctReferences(expression).flatMap((reference) =>
      this.#origins([...stepsOf(reference), ...rest], scope, depth + 1),
    );
  }

  #origins(steps: readonly Step[], scope: Scope, depth: number): readonly Origin[] {
    const name = nameAt(steps, 1) ?? '';
    switch (nameAt(steps, 0)) {
      case 'count':
        return [{ value: scope.key }];
      case 'each':
        if (name === 'key' || scope.key === undefined) return [{ value: scope.key }];
        return this.origins(scope.forEach, scope, [{ key: scope.key }, ...steps.slice(2)], depth);
      case 'var':
        return this.#variable(name, steps.slice(2), scope, depth);
      case 'module':
        return this.#output(steps, scope, depth);
      case 'local':
      case 'path':
      case 'terraform':
      case 'self':
        return [];
      case 'data':
        return this.#resource(`data.${name}.${nameAt(steps, 2) ?? ''}`, steps.slice(3), scope);
      default:
        return this.#resource(`${nameAt(steps, 0) ?? ''}.${name}`, steps.slice(2), scope);
    }
  }

  #variable(name: string, rest: readonly Step[], { module }: Scope, depth: number): readonly Origin[] {
    if (!module.call) return [{ value: memberAt(membersOf(this.#variables[name])['value'], rest) }];
    const given = ownMember(membersOf(module.call.written['expressions']), name);
    if (given !== undefined) return this.origins(given, module.call.from, rest, depth);
    return [{ value: memberAt(membersOf(membersOf(module.written['variables'])[name])['default'], rest) }];
  }

  #output(steps: readonly Step[], { module, key }: Scope, depth: number): readonly Origin[] {
    const name = nameAt(steps, 1) ?? '';
    const given = keyAt(steps, 2);
    const rest = steps.slice(given === undefined ? 2 : 3);
    const called = calledModule(module, name, given ?? (isRepeated(module.written, name) ? key : undefined));
    const output = membersOf(membersOf(called.written['outputs'])[nameAt(rest, 0) ?? '']);
    const scope = { module: called, key: undefined, forEach: undefined };
    return this.origins(output['expression'], scope, rest.slice(1), depth);
  }

  #resource(written: string, rest: readonly Step[], { module, key }: Scope): readonly Origin[] {
    const given = keyAt(rest, 0);
    const resource = this.#instance(inModule(module.address, written), given, key);
    return resource ? [{ resource, attribute: nameAt(rest, given === undefined ? 0 : 1) }] : [];
  }

  /** Terraform does not tell the key where it is `each.key` or `count.index`: it is the one of the expression. */
  #instance(
    address: string,
    given: InstanceKey | undefined,
    own: InstanceKey | undefined,
  ): TerraformResource | undefined {
    const exact = this.#resources.get(instanceOf(address, given));
    if (exact || given !== undefined) return exact;
    const [only, ...others] = this.#instances.get(address) ?? [];
    return others.length === 0 ? only : this.#resources.get(instanceOf(address, own));
  }
}

/** Without those that are the beginning of another one, and keys beside what they are the keys of. */
export function distinctReferences(expression: unknown): readonly string[] {
  const { references } = membersOf(expression);
  const all = Array.isArray(references) ? references.filter((one) => typeof one === 'string') : [];
  const longest = all.filter(
    (one) => !all.some((another) => another.startsWith(`${one}.`) || another.startsWith(`${one}[`)),
  );
  const things = longest.filter((one) => one !== 'each.key' && one !== 'count.index');
  return [...new Set(things.length === 0 ? longest : things)];
}

function isRepeated(written: Readonly<Record<string, unknown>>, name: string): boolean {
  const call = membersOf(membersOf(written['module_calls'])[name]);
  return 'for_each_expression' in call || 'count_expression' in call;
}

function memberAt(value: unknown, steps: readonly Step[]): unknown {
  return steps.reduce<unknown>((within, step) => {
    const name = 'key' in step ? step.key : step.name;
    if (Array.isArray(within) && typeof name === 'number') return within[name];
    return isObject(within) ? ownMember(within, String(name)) : undefined;
  }, value);
}
