import { isObject } from '../text/kinds-of-values.js';
import type { DeclaredResource } from './resolving/references.js';
import { NO_VALUE } from './resolving/resolving.js';
import type { Declarations, LoadedResource } from './resources/load.js';

/** A template that was loaded, for those who look at it as a whole. Every format can hand in one. */
export interface Inspected {
  /** All that the template declares, by id, in the types and properties of CloudFormation. */
  readonly declared: ReadonlyMap<string, DeclaredResource>;
  readonly loaded: readonly LoadedResource[];
  readonly template: Declarations;
  /** Whether the deployment may add resources that are not declared, as a macro does. */
  readonly mayGrow: boolean;
  /** What other templates may learn of this one. */
  readonly outputs?: unknown;
  /** The declarations of parameters, by name. */
  readonly parameters?: Readonly<Record<string, unknown>>;
}

/**
 * What a property says, with no value where it is not there; undefined where somebody would have to give more to tell
 * it.
 */
export function quietValue(
  { properties, at }: DeclaredResource,
  name: string,
  { template }: Pick<Inspected, 'template'>,
): { readonly value?: unknown } | undefined {
  if (!Object.hasOwn(properties, name)) return {};
  const evaluate = () => template.resolve(properties[name], `${at}.${name}`);
  const { result: value, said } = template.findings.overhear(evaluate);
  if (said.some(({ severity }) => severity === 'error')) return undefined;
  return value === NO_VALUE || value === null ? {} : { value };
}

/** The resource of one of these types that an ARN means. */
export function declaredBehind(
  arn: string,
  types: readonly string[],
  { declared, template }: Pick<Inspected, 'declared' | 'template'>,
): DeclaredResource | undefined {
  const resources = template.idsOf(arn).map((id) => declared.get(id));
  return resources.find((resource) => resource !== undefined && types.includes(resource.type));
}

/** Whether a value refers to a resource, by whatever function. */
export function mentions(value: unknown, id: string): boolean {
  if (typeof value === 'string') return value.split(/[^\w:-]/).includes(id);
  if (Array.isArray(value)) return value.some((item) => mentions(item, id));
  return isObject(value) && Object.values(value).some((member) => mentions(member, id));
}
