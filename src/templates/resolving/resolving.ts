import type { Findings } from '../findings.js';
import type { Stack, TemplateOptions } from '../options.js';

/** What `Ref: AWS::NoValue` is: the member or the element that has it is not there. */
export const NO_VALUE = Symbol('AWS::NoValue');

/** What functions of a template need of it. Every `at` is where the template uses the function. */
export interface Resolving {
  readonly stack: Stack;
  readonly options: TemplateOptions;
  readonly findings: Findings;
  /** The value without functions; NO_VALUE where it is not there. */
  resolve(value: unknown, at: string): unknown;
  /** What `Ref` gives for a parameter, a pseudo parameter or a resource. */
  ref(name: string, at: string): unknown;
  attribute(logicalId: string, name: string, at: string): unknown;
  condition(name: string, at: string): boolean;
  mapping(name: string): unknown;
  /** What another stack exports. */
  imported(name: string, at: string): unknown;
  /** The members that a macro makes: none, and a finding, where it is not run. */
  macro(given: unknown, at: string): Readonly<Record<string, unknown>>;
  /** Whether the template may use what AWS::LanguageExtensions adds; a finding where it may not. */
  hasLanguageExtensions(what: string, at: string): boolean;
}

/** A scalar as text, as CloudFormation takes it where it needs one. */
export function scalarText(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

/** The value as text; one that is none is reported, and what stands in for it is nothing. */
export function textOf(value: unknown, at: string, { findings }: Resolving, where: string): string {
  const text = scalarText(value);
  if (text === undefined) findings.error('malformed-function', at, `${where} takes a string here.`);
  return text ?? '';
}

/** A member of the object's own: names come from templates, and may be `constructor`. */
export function ownMember<Value>(
  object: Readonly<Record<string, Value>> | undefined,
  name: string,
): Value | undefined {
  return object && Object.hasOwn(object, name) ? object[name] : undefined;
}
