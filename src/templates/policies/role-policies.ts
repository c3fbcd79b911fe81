import { POLICY_VERSION, type PolicyDocument, type PolicyStatement } from '../../policy/document.js';
import { listOf, memberOf } from '../../text/kinds-of-values.js';
import { quietValue, quietWords, type Inspected } from '../inspected.js';
import type { DeclaredResource } from '../resolving/references.js';
import { ownMember } from '../resolving/resolving.js';
import { readableStatements, saidPolicy } from './said-policy.js';
import { OPAQUE } from './template-policies.js';

/** What gives roles policies, and the property that names these roles. */
const GIVERS: Readonly<Record<string, string>> = {
  'AWS::IAM::Policy': 'Roles',
  'AWS::IAM::ManagedPolicy': 'Roles',
  'AWS::IAM::RolePolicy': 'RoleName',
};

/** What a template lets its roles do. */
export class RolePolicies {
  readonly #inspected: Inspected;
  readonly #known = new Map<DeclaredResource, PolicyDocument | undefined>();

  constructor(inspected: Inspected) {
    this.#inspected = inspected;
  }

  /** Undefined where more than the template has may decide. */
  of(role: DeclaredResource): PolicyDocument | undefined {
    if (!this.#known.has(role)) this.#known.set(role, this.#read(role));
    return this.#known.get(role);
  }

  #read(role: DeclaredResource): PolicyDocument | undefined {
    const { mayGrow, showsPolicies = !mayGrow } = this.#inspected;
    // A role that says nobody who may take it on is not shown as it is.
    const isShown = saidPolicy(role, 'AssumeRolePolicyDocument', this.#inspected) !== undefined;
    const managed = quietValue(role, 'ManagedPolicyArns', this.#inspected);
    if (!showsPolicies || !isShown || !managed || listOf(managed.value).length > 0) return undefined;
    const parts = [this.#inline(role), ...this.#others(role)];
    const statements = parts.flatMap((part) => part ?? []);
    return parts.includes(undefined) ? undefined : { Version: POLICY_VERSION, Statement: statements };
  }

  #inline(role: DeclaredResource): readonly PolicyStatement[] | undefined {
    const policies = quietValue(role, 'Policies', this.#inspected);
    if (!policies) return undefined;
    const all = listOf(policies.value).map((policy) =>
      readableStatements(memberOf(policy, 'PolicyDocument')),
    );
    return all.includes(undefined) ? undefined : all.flatMap((statements) => statements ?? []);
  }

  *#others(role: DeclaredResource): Generator<readonly PolicyStatement[] | undefined> {
    const { template, declared } = this.#inspected;
    const name = template.nameOf(role);
    for (const resource of declared.values()) {
      if (OPAQUE.test(resource.type) && this.#mentions(resource, role)) yield undefined;
      const naming = ownMember(GIVERS, resource.type);
      if (naming === undefined) continue;
      const roles = quietValue(resource, naming, this.#inspected);
      if (!roles) yield undefined;
      else if ([roles.value].flat().includes(name)) {
        yield saidPolicy(resource, 'PolicyDocument', this.#inspected)?.Statement;
      }
    }
  }

  /** Whether something that does what nobody sees knows the role. */
  #mentions({ properties }: DeclaredResource, role: DeclaredResource): boolean {
    return quietWords(() => properties, this.#inspected).has(role.id);
  }
}
