import { isObject } from '../text/kinds-of-values.js';
import type { DeclaredResource } from './resolving/references.js';
import { NO_VALUE, ownMember } from './resolving/resolving.js';
import type { Declarations, LoadedResource } from './resources/load.js';

/** A template that was loaded, for those who look at it as a whole. Every format can hand in one. */
export interface Inspected {
  /** All that the template declares, by id, in the types and properties of CloudFormation. */
  readonly declared: ReadonlyMap<string, DeclaredResource>;
  readonly loaded: readonly LoadedResource[];
  readonly template: Declarations;
  /** Whether the deployment may add resources that are not declared, as a macro does. */
  readonly mayGrow: boolean;
  /** Whether the policies of what is declared are declared, too, whatever else may be added. Default: unless it may. */
  readonly showsPolicies?: boolean;
  /** What the format calls types and properties of CloudFormation that findings speak of. */
  readonly called?: Readonly<Record<string, string>>;
  /** What other templates may learn of this one. */
  readonly outputs?: () => unknown;
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

/** What the format calls a type or a property of CloudFormation. */
export function calledIn({ called }: Pick<Inspected, 'called'>, name: string): string {
  return ownMember(called, name) ?? name;
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

/**
 * The words of all texts in a value: the ids of what it refers to, by whatever function, are among them. What cannot be
 * told there is no finding.
 */
export function quietWords(
  read: () => unknown,
  { template }: Pick<Inspected, 'template'>,
): ReadonlySet<string> {
  return template.findings.overhear(() => wordsIn(read())).result;
}

function wordsIn(value: unknown, words = new Set<string>()): ReadonlySet<string> {
  if (typeof value === 'string') for (const word of value.split(/[^\w:-]/)) words.add(word);
  else if (Array.isArray(value)) for (const item of value) wordsIn(item, words);
  else if (isObject(value)) for (const member of Object.values(value)) wordsIn(member, words);
  return words;
}
