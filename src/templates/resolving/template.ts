import { at as memberAt } from '../../simulation/seed/seed-members.js';
import { partitionOf } from '../../text/arn.js';
import { isObject } from '../../text/kinds-of-values.js';
import { setMember } from '../../text/set-member.js';
import type { Findings } from '../findings.js';
import type { Stack, TemplateOptions } from '../options.js';
import { Conditions } from './conditions.js';
import { functionValue } from './functions.js';
import { Imports } from './imports.js';
import { Parameters } from './parameters.js';
import { References, type DeclaredResource } from './references.js';
import { NO_VALUE, ownMember, scalarText, type Resolving } from './resolving.js';
import { transformedMembers } from './transformed-members.js';
import { Macros, type Include } from './macros.js';

type Section = Readonly<Record<string, unknown>>;

/** What a template is read with. */
interface Around extends Pick<Resolving, 'stack' | 'options' | 'findings'> {
  /** What the stacks that are seeded along with it export. */
  readonly exported?: Readonly<Record<string, string>>;
  readonly include?: Include;
}

/** A template whose functions can be evaluated. */
export class Template implements Resolving {
  readonly stack: Stack;
  readonly options: TemplateOptions;
  readonly findings: Findings;
  readonly imports: Imports;
  readonly #parameters: Parameters;
  readonly #macros: Macros;
  readonly #sections: Section;
  #conditions: Conditions | undefined;
  #mappings: Section | undefined;
  readonly #references: References;
  /** From the outside to the inside. */
  readonly #underWay: unknown[] = [];
  readonly #pseudoParameters: Section;

  constructor(
    sections: Section,
    resources: ReadonlyMap<string, DeclaredResource>,
    { stack, options, findings, exported = {}, include }: Around,
  ) {
    this.stack = stack;
    this.#pseudoParameters = pseudoParameters(stack);
    this.options = options;
    this.findings = findings;
    this.imports = new Imports(options, findings, exported);
    this.#parameters = new Parameters(section(sections, 'Parameters'), options, findings);
    this.#macros = new Macros(sections['Transform'], this, include);
    this.#sections = sections;
    this.#references = new References(resources, this);
  }

  resolve(value: unknown, at: string): unknown {
    if (typeof value === 'string') return this.#withDynamicReferences(value, at);
    if (typeof value !== 'object' || value === null) return value;
    if (this.#underWay.includes(value)) {
      this.findings.error('circular-reference', at, 'This refers to itself.');
      return NO_VALUE;
    }
    this.#underWay.push(value);
    try {
      return Array.isArray(value)
        ? this.#resolvedList(value, at)
        : this.#resolvedObject(value as Section, at);
    } finally {
      this.#underWay.pop();
    }
  }

  ref(name: string, at: string): unknown {
    if (name.startsWith('AWS::')) return this.#pseudoParameter(name, at);
    return this.#parameters.has(name) ? this.#parameters.value(name) : this.#references.ref(name, at);
  }

  attribute(logicalId: string, name: string, at: string): unknown {
    return this.#references.attribute(logicalId, name, at);
  }

  condition(name: string, at: string): boolean {
    if (!this.#conditions) {
      // What makes conditions knows none of them.
      this.#conditions = new Conditions({});
      this.#conditions = new Conditions(this.section('Conditions'));
    }
    return this.#conditions.holds(name, at, this);
  }

  mapping(name: string): unknown {
    if (!this.#mappings) {
      this.#mappings = {};
      this.#mappings = this.section('Mappings');
    }
    return ownMember(this.#mappings, name);
  }

  /** A part of the template, with what loops and macros make there. */
  section(name: string): Section {
    return transformedMembers(section(this.#sections, name), name, this);
  }

  macro(given: unknown, at: string): Section {
    return this.#macros.members(given, at);
  }

  hasLanguageExtensions(what: string, at: string): boolean {
    return this.#macros.hasLanguageExtensions(what, at);
  }

  imported(name: string, at: string): unknown {
    return this.imports.value(name, at);
  }

  nameOf(resource: DeclaredResource): string {
    return this.#references.nameOf(resource);
  }

  /** The logical ids of what an ARN means. */
  idsOf(arn: string): readonly string[] {
    return this.#references.idsOf(arn);
  }

  #resolvedList(list: readonly unknown[], at: string): readonly unknown[] {
    const items = list.map((item, index) => this.resolve(item, `${at}[${index}]`));
    return items.includes(NO_VALUE) ? items.filter((item) => item !== NO_VALUE) : items;
  }

  #resolvedObject(object: Section, at: string): unknown {
    const evaluated = functionValue(object, at, this);
    if (evaluated) return evaluated.value;
    const resolved: Record<string, unknown> = {};
    for (const [name, member] of Object.entries(transformedMembers(object, at, this))) {
      const value = this.resolve(member, memberAt(at, name));
      if (value !== NO_VALUE) setMember(resolved, name, value);
    }
    return resolved;
  }

  #pseudoParameter(name: string, at: string): unknown {
    const values = this.#pseudoParameters;
    if (Object.hasOwn(values, name)) return values[name];
    const message = `There is no pseudo parameter ${name}. There are ${Object.keys(values).join(', ')}.`;
    this.findings.error('missing-parameter', at, message);
    return name;
  }

  /** `{{resolve:ssm:name:version}}`; secrets are never looked up anywhere. */
  #withDynamicReferences(text: string, at: string): string {
    if (!text.includes('{{resolve:')) return text;
    return text.replaceAll(/\{\{resolve:([\w-]+):([^{}]*)\}\}/g, (whole, service: string, rest: string) => {
      const isSecret = service !== 'ssm';
      const name = isSecret ? rest : rest.replace(/:\d+$/, '');
      const stored = isSecret ? undefined : ownMember(this.options.parameterStore, name);
      const kind = isSecret ? 'secret' : 'parameter-store';
      const value = stored ?? scalarText(this.options.resolve?.({ kind, name, at }));
      if (value !== undefined) return value;
      // Without colons, which keys of an API must not have.
      const standIn = `${service}-${rest.replaceAll(/[^\w-]+/g, '-')}`;
      const message = `The value of ${whole} is not known. ${JSON.stringify(standIn)} stands in for it.`;
      this.findings.note('stand-in', at, message);
      return standIn;
    });
  }
}

function pseudoParameters({ account, region, name: stackName }: Stack): Section {
  const partition = partitionOf(region);
  const stackId = `arn:${partition}:cloudformation:${region}:${account}:stack/${stackName}/00000000-0000-4000-8000-000000000000`;
  return {
    'AWS::AccountId': account,
    'AWS::Region': region,
    'AWS::Partition': partition,
    'AWS::URLSuffix': partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com',
    'AWS::StackName': stackName,
    'AWS::StackId': stackId,
    'AWS::NotificationARNs': [],
    'AWS::NoValue': NO_VALUE,
  };
}

/** The sections with what files add to them that `Transform` includes; what they have already stays. */
export function withIncluded(sections: Section, around: Around): Section {
  const macros = new Macros(sections['Transform'], new Template(sections, new Map(), around), around.include);
  macros.reportUnknown();
  let result = sections;
  for (const included of macros.topLevel) {
    for (const name of Object.keys(included)) {
      result = { ...result, [name]: { ...section(included, name), ...section(result, name) } };
    }
  }
  return result;
}

/** A part of the template that has things by name. */
export function section(sections: Section, name: string): Section {
  const given = sections[name];
  return isObject(given) ? given : {};
}
