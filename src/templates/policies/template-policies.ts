import { POLICY_VERSION, type PolicyDocument, type PolicyStatement } from '../../policy/document.js';
import { parseArn } from '../../text/arn.js';
import { declaredBehind, mentions, quietValue, type Inspected } from '../inspected.js';
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
const OPAQUE = /^(?:Custom::|AWS::CloudFormation::(?:CustomResource|Stack|Macro)$)/;

/** A queue, a topic or a function of the template, and what the template lets others do with it. */
export interface OwnedPolicy {
  readonly resource: DeclaredResource;
  readonly service: PolicySource['service'];
  readonly policy: PolicyDocument | 'none';
}

/** A resource that says a policy. */
interface Said {
  readonly resource: DeclaredResource;
  readonly source: PolicySource;
  /** The ARNs of those whose policy it is; undefined where it cannot be told. */
  readonly owners: readonly string[] | undefined;
}

function policiesIn(inspected: Inspected): readonly Said[] {
  return [...inspected.declared.values()].flatMap((resource) => {
    const source = ownMember(POLICY_SOURCES, resource.type);
    return source ? [{ resource, source, owners: ownersOf(resource, source, inspected) }] : [];
  });
}

function ownersOf(
  resource: DeclaredResource,
  { on, arnOf }: PolicySource,
  inspected: Inspected,
): readonly string[] | undefined {
  const names = quietValue(resource, on, inspected);
  return names && [names.value].flat().map((name) => arnOf(scalarText(name) ?? '', inspected.template.stack));
}

/** The resource policies that a template has for what it declares itself. */
export class TemplatePolicies {
  readonly #inspected: Inspected;
  /** Read when a target first needs them. */
  #said: readonly Said[] | undefined;
  readonly #known = new Map<string, OwnedPolicy | undefined>();

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
    if (!resource || this.#inspected.mayGrow || this.#isHandedOn(resource)) return undefined;
    const statements: PolicyStatement[] = [];
    for (const said of (this.#said ??= policiesIn(this.#inspected))) {
      if (said.source.service !== service) continue;
      const added = this.#statementsFor(arn, said);
      if (!added) return undefined;
      statements.push(...added);
    }
    const policy = statements.length === 0 ? 'none' : { Version: POLICY_VERSION, Statement: statements };
    return { resource, service, policy };
  }

  /** Whether something else may give it a policy. */
  #isHandedOn({ id }: DeclaredResource): boolean {
    return [...this.#inspected.declared.values()].some(({ type, properties }) => {
      const { ServiceToken: _, ...given } = properties;
      return OPAQUE.test(type) && mentions(given, id);
    });
  }

  /** Undefined where it cannot be told. */
  #statementsFor(arn: string, { resource, source, owners }: Said): readonly PolicyStatement[] | undefined {
    const owner = owners?.find((one) => unqualified(one) === unqualified(arn));
    if (owner === undefined) return owners && [];
    const values: Record<string, unknown> = {};
    for (const name of source.says) {
      const told = quietValue(resource, name, this.#inspected);
      if (!told) return undefined;
      values[name] = told.value;
    }
    return source.statements(values, { id: resource.id, arn: owner });
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
