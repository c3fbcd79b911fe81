import { isOfEventBridge } from '../../service/cloudformation-types.js';
import { partitionOf } from '../../text/arn.js';
import { isObject } from '../../text/kinds-of-values.js';
import { didYouMean, nearestName } from '../../text/nearest-name.js';
import { KNOWN_TYPES, type KnownType, type Referred } from './known-types.js';
import { physicalName } from './physical-name.js';
import { ownMember, scalarText, type Resolving } from './resolving.js';

/** A resource of a template as it stands there. */
export interface DeclaredResource {
  readonly id: string;
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
  /** Where its properties are in the template. */
  readonly at: string;
  /** What the CDK calls it: `Orders/PaidRule`. */
  readonly constructPath?: string;
}

const LONGEST_NAME = 64;

/** What the resources of a template are called. */
export class References {
  readonly #resources: ReadonlyMap<string, DeclaredResource>;
  readonly #template: Resolving;
  readonly #names = new Map<string, () => string>();
  readonly #byArn = new Map<string, DeclaredResource>();
  readonly #referredTo = new Set<DeclaredResource>();
  /** Those of them whose names are known, and the first that has a name by it. */
  readonly #named: DeclaredResource[] = [];
  readonly #places = new Map<string, number>();
  /** By their ARNs, those that the template names: one of these may be written out where nothing refers to it. */
  #byWrittenArn: ReadonlyMap<string, DeclaredResource> | undefined;

  constructor(resources: ReadonlyMap<string, DeclaredResource>, template: Resolving) {
    this.#resources = resources;
    this.#template = template;
  }

  ref(logicalId: string, at: string): string {
    const resource = this.#existing(logicalId, at);
    if (!resource) return logicalId;
    const known = knownType(resource);
    if (known) return this.#noted(resource, known.ref(this.#referred(resource)));
    this.#standIn(at, `Ref of ${logicalId}`, resource, this.nameOf(resource));
    return this.nameOf(resource);
  }

  attribute(logicalId: string, attribute: string, at: string): unknown {
    const resource = this.#existing(logicalId, at);
    if (!resource) return `${logicalId}.${attribute}`;
    const tell = ownMember(knownType(resource)?.attributes, attribute);
    if (tell) return this.#noted(resource, tell(this.#referred(resource)));
    const known = this.#template.options.resolve?.({ kind: 'attribute', name: logicalId, attribute, at });
    if (known !== undefined) return known;
    if (resource.type === 'AWS::CloudFormation::Stack') return this.#missingOutput(resource, attribute, at);
    if (isOfEventBridge(resource.type)) return this.#missingAttribute(resource, attribute, at);
    const value = this.#noted(resource, this.#unknownAttribute(resource, attribute));
    this.#standIn(at, `${logicalId}.${attribute}`, resource, value);
    return value;
  }

  /** The name that a resource has, given or made up. */
  nameOf(resource: DeclaredResource): string {
    const name =
      this.#names.get(resource.id) ?? this.#template.findings.remembered(() => this.#nameOf(resource));
    this.#names.set(resource.id, name);
    return name();
  }

  /** The logical ids of what an ARN means: an alias has those of two. */
  idsOf(arn: string): readonly string[] {
    const resource = this.#byArn.get(arn) ?? this.#namedIn(arn) ?? this.#writtenOut(arn);
    if (!resource) return [];
    const of = resource.properties['FunctionName'];
    return [resource.id, ...(isObject(of) && typeof of['Ref'] === 'string' ? [of['Ref']] : [])];
  }

  #nameOf(resource: DeclaredResource): string {
    const { nameIn, longestName = LONGEST_NAME } = knownType(resource) ?? {};
    const given = nameIn === undefined ? '' : this.#property(resource, nameIn);
    const fifo = this.#property(resource, 'FifoQueue') === 'true' ? '.fifo' : '';
    const { stack } = this.#template;
    return given === '' ? `${physicalName(stack.name, resource.id, longestName)}${fifo}` : given;
  }

  /** The resource whose name an ARN ends in that the template has put together itself. */
  #namedIn(arn: string): DeclaredResource | undefined {
    this.#nameReferredTo();
    const places = namesIn(arn).flatMap((name) => this.#places.get(name) ?? []);
    return this.#named[Math.min(...places)];
  }

  #writtenOut(arn: string): DeclaredResource | undefined {
    this.#byWrittenArn ??= new Map(
      [...this.#resources.values()]
        .filter(isNamed)
        .flatMap((resource) => this.#arnsOf(resource).map((own) => [withoutStreams(own), resource] as const))
        .reverse(),
    );
    return this.#byWrittenArn.get(withoutStreams(arn));
  }

  #arnsOf(resource: DeclaredResource): readonly string[] {
    const { ref, attributes = {} } = knownType(resource) ?? {};
    const { result: values } = this.#template.findings.overhear(() => {
      const referred = this.#referred(resource);
      return [ref, ...Object.values(attributes)].map((tell) => tell?.(referred) ?? '');
    });
    return values.filter((value) => value.startsWith('arn:'));
  }

  /** What is wrong with a name is told where the template refers to it. */
  #nameReferredTo(): void {
    if (this.#named.length === this.#referredTo.size) return;
    for (const resource of [...this.#referredTo].slice(this.#named.length)) {
      const { result: name } = this.#template.findings.overhear(() => this.nameOf(resource));
      const place = this.#named.push(resource) - 1;
      if (!this.#places.has(name)) this.#places.set(name, place);
    }
  }

  #noted(resource: DeclaredResource, value: string): string {
    this.#referredTo.add(resource);
    if (value.startsWith('arn:')) this.#byArn.set(value, resource);
    return value;
  }

  #existing(logicalId: string, at: string): DeclaredResource | undefined {
    const resource = this.#resources.get(logicalId);
    if (resource) return resource;
    const hint = didYouMean(nearestName(logicalId, this.#resources.keys()));
    const message = `There is no parameter or resource ${JSON.stringify(logicalId)}. ${hint}`.trimEnd();
    this.#template.findings.error('missing-resource', at, message);
    return undefined;
  }

  #referred(resource: DeclaredResource): Referred {
    return {
      place: this.#template.stack,
      logicalId: resource.id,
      name: this.nameOf(resource),
      property: (name) => this.#property(resource, name),
    };
  }

  #property({ properties, at }: DeclaredResource, name: string): string {
    if (!Object.hasOwn(properties, name)) return '';
    return scalarText(this.#template.resolve(properties[name], `${at}.${name}`)) ?? '';
  }

  #missingAttribute(resource: DeclaredResource, attribute: string, at: string): string {
    const attributes = Object.keys(knownType(resource)?.attributes ?? {});
    const hint = didYouMean(
      nearestName(attribute, attributes),
      `There are ${attributes.join(', ') || 'none'}.`,
    );
    const message = `${resource.type} has no attribute ${JSON.stringify(attribute)}. ${hint}`;
    this.#template.findings.error('missing-attribute', at, message);
    return `${resource.id}.${attribute}`;
  }

  #missingOutput({ id }: DeclaredResource, attribute: string, at: string): string {
    const what = `${JSON.stringify(attribute)} of the nested stack ${id}`;
    const message = `The template does not say what ${what} is. Give it: { resolve: ({ name, attribute }) => … }.`;
    this.#template.findings.error('missing-attribute', at, message);
    return `${id}.${attribute}`;
  }

  #unknownAttribute(resource: DeclaredResource, attribute: string): string {
    if (!attribute.endsWith('Arn')) return `${resource.id}.${attribute}`;
    const { region, account } = this.#template.stack;
    const service = (resource.type.split('::')[1] ?? 'custom').toLowerCase();
    return `arn:${partitionOf(region)}:${service}:${region}:${account}:${this.nameOf(resource)}`;
  }

  #standIn(at: string, what: string, { type }: DeclaredResource, value: string): void {
    const message = `What AWS returns for ${what} (${type}) is not known. ${JSON.stringify(value)} stands in for it.`;
    this.#template.findings.note('stand-in', at, message);
  }
}

/** Whether the template says the name. Rules and schedules are no targets, and there are many of them. */
function isNamed(resource: DeclaredResource): boolean {
  const { nameIn = '' } = knownType(resource) ?? {};
  return Object.hasOwn(resource.properties, nameIn) && !SOURCES.includes(resource.type);
}

const SOURCES: readonly string[] = ['AWS::Events::Rule', 'AWS::Scheduler::Schedule'];

/** The ARN of a log group is written with and without the streams in it. */
function withoutStreams(arn: string): string {
  return arn.replace(/:\*$/, '');
}

function knownType({ type }: DeclaredResource): KnownType | undefined {
  return ownMember(KNOWN_TYPES, type);
}

/** What an ARN may end in, and the function that it has a version or an alias of. */
function namesIn(arn: string): readonly string[] {
  const text = withoutStreams(arn);
  const ends = Array.from(text.matchAll(/[:/]/g), ({ index }) => text.slice(index + 1));
  const [, qualified] = /:function:([^:]+):/.exec(text) ?? [];
  return qualified === undefined ? ends : [...ends, qualified];
}
