import { POLICY_VERSION, type PolicyDocument, type PolicyStatement } from '../../policy/document.js';
import { parseArn } from '../../text/arn.js';
import { declaredBehind, quietValue, quietWords, type Inspected } from '../inspected.js';
import type { DeclaredResource } from '../resolving/references.js';
import { ownMember, scalarText } from '../resolving/resolving.js';
import { POLICY_SOURCES, type PolicySource } from './policy-sources.js';

/** The types of resources whose policies a template may have. */
const OWNERS: Readonly<Record<PolicySource['service'], readonly string[]>> = {
  sqs: ['AWS::SQS::Queue'],
  sns: ['AWS::SNS::Topic'],
  lambda: [
    ...['AWS::Lambda::Alias', 'AWS::Lambda::Version', 'AWS::Lambda::Function', 'AWS::Serverless::Function'],
  ],
};

/** What gets things done that the template does not show. */
export const OPAQUE = /^(?:Custom::|AWS::CloudFormation::(?:CustomResource|Stack|Macro)$)/;

/** A queue, a topic or a function of the template, and what the template lets others do with it. */
export interface OwnedPolicy {
  readonly resource: DeclaredResource;
  readonly service: PolicySource['service'];
  readonly policy: PolicyDocument | 'none';
}

/** A resource that says a policy of another one. */
interface Said {
  readonly resource: DeclaredResource;
  readonly source: PolicySource;
  /** The ARN of the one whose policy it is, as it says it. */
  readonly owner: string;
}

/** The resource policies that a template has for what it declares itself. */
export class TemplatePolicies {
  readonly #inspected: Inspected;
  readonly #known = new Map<string, OwnedPolicy | undefined>();
  /** Read when a target first needs them. */
  #all: PolicyIndex | undefined;

  constructor(inspected: Inspected) {
    this.#inspected = inspected;
  }

  /** Undefined for what is not declared here, and where more than the template has may decide. */
  of(arn: string): OwnedPolicy | undefined {
    if (!this.#known.has(arn)) this.#known.set(arn, this.#read(arn));
    return this.#known.get(arn);
  }

  #read(arn: string): OwnedPolicy | undefined {
    const service = serviceOf(arn);
    const resource = service && declaredBehind(arn, OWNERS[service], this.#inspected);
    const { mayGrow, showsPolicies = !mayGrow } = this.#inspected;
    if (!resource || !showsPolicies) return undefined;
    this.#all ??= new PolicyIndex(this.#inspected);
    const said = this.#all.of(arn, { service, resource });
    if (!said) return undefined;
    const statements: PolicyStatement[] = [];
    for (const one of said) {
      const added = this.#statements(one);
      if (!added) return undefined;
      statements.push(...added);
    }
    const policy = statements.length === 0 ? 'none' : { Version: POLICY_VERSION, Statement: statements };
    return { resource, service, policy };
  }

  /** Undefined where it cannot be told. */
  #statements({ resource, source, owner }: Said): readonly PolicyStatement[] | undefined {
    const values: Record<string, unknown> = {};
    for (const name of source.says) {
      const told = quietValue(resource, name, this.#inspected);
      if (!told) return undefined;
      values[name] = told.value;
    }
    return source.statements(values, { id: resource.id, arn: owner });
  }
}

/** Which resources say policies of which. */
class PolicyIndex {
  readonly #byOwner = new Map<string, Said[]>();
  /** The services that a policy is of which might be anybody's. */
  readonly #unclear = new Set<PolicySource['service']>();
  /** The ids of what something else may give a policy, among other words. */
  readonly #handedOn = new Set<string>();

  constructor(inspected: Inspected) {
    for (const resource of inspected.declared.values()) {
      if (OPAQUE.test(resource.type)) this.#handOn(resource, inspected);
      const source = ownMember(POLICY_SOURCES, resource.type);
      if (source) this.#add(resource, source, inspected);
    }
  }

  /** Undefined where it cannot be told. */
  of(
    arn: string,
    { service, resource }: Pick<OwnedPolicy, 'service' | 'resource'>,
  ): readonly Said[] | undefined {
    if (this.#unclear.has(service) || this.#handedOn.has(resource.id)) return undefined;
    return this.#byOwner.get(unqualified(arn)) ?? [];
  }

  #handOn({ properties }: DeclaredResource, inspected: Inspected): void {
    const read = () => {
      const { ServiceToken: _, ...given } = properties;
      return given;
    };
    for (const word of quietWords(read, inspected)) this.#handedOn.add(word);
  }

  #add(resource: DeclaredResource, source: PolicySource, inspected: Inspected): void {
    const names = quietValue(resource, source.on, inspected);
    if (!names) this.#unclear.add(source.service);
    else {
      for (const name of [names.value].flat()) {
        const owner = source.arnOf(scalarText(name) ?? '', inspected.template.stack);
        const key = unqualified(owner);
        this.#byOwner.set(key, [...(this.#byOwner.get(key) ?? []), { resource, source, owner }]);
      }
    }
  }
}

function serviceOf(arn: string): PolicySource['service'] | undefined {
  const service = parseArn(arn)?.service;
  return service === 'sqs' || service === 'sns' || service === 'lambda' ? service : undefined;
}

/** The ARN of a function without its version or alias. */
function unqualified(arn: string): string {
  return arn.replace(/(:lambda:[^:]*:[^:]*:function:[^:]+):.*$/, '$1');
}
