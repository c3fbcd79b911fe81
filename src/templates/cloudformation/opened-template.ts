import { given } from '../../text/given.js';
import { isObject } from '../../text/kinds-of-values.js';
import type { Exported } from '../../simulation/seed/cross-stack.js';
import type { LogicalNames } from '../../simulation/seed/logical-names.js';
import { isOfEventBridge } from '../../service/cloudformation-types.js';
import { POLICY_SOURCES } from '../policies/policy-sources.js';
import type { TemplateReference } from '../options.js';
import type { TemplateSource } from '../reading/read-template.js';
import type { DeclaredResource } from '../resolving/references.js';
import { scalarText, type Resolving } from '../resolving/resolving.js';
import { section, Template, withIncluded } from '../resolving/template.js';
import type { Declarations } from '../resources/load.js';
import { declareResources, reportUnloaded } from './declared.js';
import { exportsOf } from './exports.js';
import { includeFrom } from './included.js';
import { addServerless } from './sam.js';

type Members = Readonly<Record<string, unknown>>;

interface Around extends Pick<Resolving, 'stack' | 'options' | 'findings'> {
  /** What the stacks export that are seeded along with this one. */
  readonly exported: Exported;
}

const OUTERMOST = 'Resources';

/** What a template declares, and the templates of its nested stacks. */
export class OpenedTemplate implements Declarations {
  readonly sections: Members;
  readonly resources = new Map<string, DeclaredResource>();
  readonly template: Template;
  readonly aliases: LogicalNames['aliases'];
  readonly #around: Around & Pick<ConstructorParameters<typeof Template>[2], 'include'>;
  readonly #sources: ReadonlyMap<string, TemplateSource>;
  readonly #nested = new Map<string, OpenedTemplate>();
  /** Who declares a resource of a nested stack, and as what. */
  readonly #origins = new Map<DeclaredResource, readonly [of: OpenedTemplate, resource: DeclaredResource]>();

  /** @param at - where its resources stand in the outermost template */
  constructor(source: TemplateSource, around: Around, at = OUTERMOST) {
    const { value, path, made, constructPaths, nested = new Map<string, TemplateSource>() } = source;
    const { findings } = around;
    const { sections = value, aliases = source.aliases } = made?.(findings) ?? {};
    const options = nested.size === 0 ? around.options : this.#knowingOutputs(around);
    this.#around = { ...around, options, include: includeFrom(path) };
    this.sections = withIncluded(isObject(sections) ? sections : {}, this.#around);
    this.aliases = aliases;
    this.#sources = nested;
    this.template = this.#templateWith({});
    this.#reportNothing(source);
    declareResources(this.resources, this.template, at, constructPaths);
    addServerless(this.resources, this.sections, this.template);
    for (const resource of this.resources.values()) {
      if (!nested.has(resource.id)) reportUnloaded(resource, findings);
    }
  }

  exportsWith(others: Exported): ReturnType<typeof exportsOf> {
    return exportsOf(this.#templateWith(others));
  }

  #templateWith(others: Exported): Template {
    const exported = { ...this.#around.exported, ...others };
    return new Template(this.sections, this.resources, { ...this.#around, exported });
  }

  #reportNothing({ value, problems }: TemplateSource): void {
    if (isObject(this.sections['Resources']) || problems.some(({ severity }) => severity === 'error')) return;
    this.findings.error('missing-property', '', noTemplate(value));
  }

  get stack(): Around['stack'] {
    return this.#around.stack;
  }

  get findings(): Around['findings'] {
    return this.#around.findings;
  }

  /** Those of nested stacks have no functions any more, and the id of their stack before their own. */
  get all(): readonly DeclaredResource[] {
    const nested = [...this.#sources.keys()].flatMap((id) => {
      const opened = this.#nestedStack(id);
      return opened ? opened.all.map((resource) => this.#adopted(id, opened, resource)) : [];
    });
    return [...this.resources.values(), ...nested];
  }

  resolve(value: unknown, at: string): unknown {
    return this.template.resolve(value, at);
  }

  nameOf(resource: DeclaredResource): string {
    const [opened, own] = this.#origins.get(resource) ?? [];
    return opened && own ? opened.nameOf(own) : this.template.nameOf(resource);
  }

  idsOf(arn: string): readonly string[] {
    const inNested = [...this.#nested].flatMap(([id, opened]) =>
      opened.idsOf(arn).map((inner) => qualified(id, inner)),
    );
    return [...this.template.idsOf(arn), ...inNested];
  }

  #adopted(stackId: string, opened: OpenedTemplate, resource: DeclaredResource): DeclaredResource {
    const evaluate = () => opened.resolve(resource.properties, resource.at);
    const isPolicy = Object.hasOwn(POLICY_SOURCES, resource.type);
    const properties = isOfEventBridge(resource.type)
      ? evaluate()
      : isPolicy && this.findings.overhear(evaluate).result;
    const adopted = {
      ...resource,
      id: qualified(stackId, resource.id),
      properties: isObject(properties) ? properties : {},
    };
    this.#origins.set(adopted, [opened, resource]);
    return adopted;
  }

  #knowingOutputs({ options }: Around): Around['options'] {
    return { ...options, resolve: (reference) => this.#output(reference) ?? options.resolve?.(reference) };
  }

  /** What an attribute `Outputs.Name` of a nested stack is. */
  #output({ kind, name, attribute = '' }: TemplateReference): string | undefined {
    const [, output] = /^Outputs\.(.+)$/.exec(kind === 'attribute' ? attribute : '') ?? [];
    const opened = output === undefined ? undefined : this.#nestedStack(name);
    if (output === undefined || !opened) return undefined;
    const { Value } = section(section(opened.sections, 'Outputs'), output);
    return scalarText(opened.resolve(Value, `Outputs.${output}.Value`));
  }

  /** Opened when it is needed first: its parameters are what this template gives it. */
  #nestedStack(id: string): OpenedTemplate | undefined {
    const known = this.#nested.get(id);
    if (known) return known;
    const source = this.#sources.get(id);
    const resource = this.resources.get(id);
    if (!source || !resource) return undefined;
    const { stack, options, ...rest } = this.#around;
    const parameters = this.resolve(section(resource.properties, 'Parameters'), `${resource.at}.Parameters`);
    const opened = new OpenedTemplate(
      source,
      {
        stack: { ...stack, name: this.nameOf(resource) },
        options: { ...options, parameters: textsByName(parameters) },
        ...rest,
      },
      `${placeOf(resource.at)}.Resources`,
    );
    this.#nested.set(id, opened);
    return opened;
  }
}

function noTemplate(value: unknown): string {
  if (value === null) return 'The template is empty. It must be an object with Resources.';
  return `A template must be an object with Resources${isObject(value) ? '' : `, not ${given(value)}`}.`;
}

function placeOf(propertiesAt: string): string {
  return propertiesAt.replace(/\.Properties$/, '');
}

function qualified(stackId: string, id: string): string {
  return `${stackId}.${id}`;
}

/** Parameters of a nested stack are texts; a list is one text, too. */
function textsByName(parameters: unknown): Readonly<Record<string, string>> {
  const entries = Object.entries(isObject(parameters) ? parameters : {}).flatMap(([name, value]) => {
    const text = Array.isArray(value) ? value.join(',') : scalarText(value);
    return text === undefined ? [] : [[name, text] as const];
  });
  return Object.fromEntries(entries);
}
