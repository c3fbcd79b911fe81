import { parseArn, type Place } from '../../text/arn.js';
import { definedMembers } from '../../text/defined-members.js';
import { arnOf } from '../resolving/known-types.js';
import type { DeclaredResource } from '../resolving/references.js';
import { ownMember, scalarText } from '../resolving/resolving.js';
import type { Known } from './declared.js';
import type { TerraformDocument, TerraformResource } from './document.js';

/** What stands for an attribute that a plan does not tell: what depends on it is not judged. */
export const NOT_KNOWN = Symbol('known after apply');

/** What has policies, in the types of CloudFormation. */
const OWNERS: Readonly<Record<string, string>> = {
  aws_sqs_queue: 'AWS::SQS::Queue',
  aws_sns_topic: 'AWS::SNS::Topic',
  aws_lambda_function: 'AWS::Lambda::Function',
  aws_lambda_alias: 'AWS::Lambda::Alias',
};

const ROLE = 'aws_iam_role';

interface Saying {
  readonly type: string;
  /** The property that names whose policy it is. */
  readonly on: string;
  /** The attribute that does; nothing where it is the policy of the resource itself. */
  readonly owner?: string;
  /** The attributes by the other properties. */
  readonly says: Readonly<Record<string, string>>;
}

const QUEUE = 'aws_sqs_queue';
const document = { PolicyDocument: 'policy' };

/** What says a policy of something else. */
const POLICIES: Readonly<Record<string, Saying>> = {
  aws_sqs_queue_policy: { type: 'AWS::SQS::QueuePolicy', on: 'Queues', owner: 'queue_url', says: document },
  aws_sns_topic_policy: { type: 'AWS::SNS::TopicPolicy', on: 'Topics', owner: 'arn', says: document },
  aws_lambda_permission: {
    type: 'AWS::Lambda::Permission',
    on: 'FunctionName',
    owner: 'function_name',
    says: {
      Action: 'action',
      Principal: 'principal',
      SourceArn: 'source_arn',
      SourceAccount: 'source_account',
      PrincipalOrgID: 'principal_org_id',
      EventSourceToken: 'event_source_token',
      FunctionUrlAuthType: 'function_url_auth_type',
    },
  },
};

/** What may say its own policy. */
const INLINE: Readonly<Record<string, Saying>> = {
  aws_sqs_queue: { type: 'AWS::SQS::QueueInlinePolicy', on: 'Queue', says: document },
  aws_sns_topic: { type: 'AWS::SNS::TopicInlinePolicy', on: 'TopicArn', says: document },
};

/** What findings call CloudFormation's, as Terraform does. */
export const CALLED: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(POLICIES).map(([name, { type }]) => [type, name])),
  AssumeRolePolicyDocument: 'assume_role_policy',
  'ContentBasedDeduplication: true': 'content_based_deduplication = true',
};

/** Queues, topics and functions, and what lets others do something with them, as CloudFormation would declare it. */
export function declaredPolicies(
  { resources }: TerraformDocument,
  known: Known,
): readonly DeclaredResource[] {
  const reader = new PolicyReader(resources, known);
  return resources
    .filter(({ mode }) => mode === 'managed')
    .flatMap((resource) => [
      ...reader.owner(resource),
      ...reader.role(resource),
      ...reader.policyOfRole(resource),
      ...reader.saying(resource, ownMember(POLICIES, resource.type)),
      ...reader.saying(resource, ownMember(INLINE, resource.type)),
    ]);
}

class PolicyReader {
  readonly #known: Known;
  readonly #resources: readonly TerraformResource[];

  constructor(resources: readonly TerraformResource[], known: Known) {
    this.#resources = resources;
    this.#known = known;
  }

  owner(resource: TerraformResource): readonly DeclaredResource[] {
    const type = ownMember(OWNERS, resource.type);
    if (type === undefined) return [];
    const ContentBasedDeduplication = this.#told(resource, 'content_based_deduplication');
    return [declared(resource.address, type, { ContentBasedDeduplication })];
  }

  /** A role, as far as it says who may take it on, and what it may do. */
  role(resource: TerraformResource): readonly DeclaredResource[] {
    if (resource.type !== ROLE) return [];
    // What policies are called here that are attached, nobody reads: with one of them, nothing is said of the role.
    const isAttached = this.#resources.some(({ type }) => /^aws_iam_(?:role_)?policy_attachment/.test(type));
    const inline = [resource.values['inline_policy'], resource.values['managed_policy_arns']].flat();
    const isMore = isAttached || inline.some((one) => one !== undefined && one !== null);
    return [
      declared(resource.address, 'AWS::IAM::Role', {
        RoleName: this.#known.resources.nameOf(resource),
        AssumeRolePolicyDocument: this.#told(resource, 'assume_role_policy'),
        ManagedPolicyArns: isMore ? NOT_KNOWN : undefined,
      }),
    ];
  }

  policyOfRole(resource: TerraformResource): readonly DeclaredResource[] {
    if (resource.type !== 'aws_iam_role_policy') return [];
    const RoleName = this.#roleOf(resource) ?? NOT_KNOWN;
    const PolicyDocument = this.#told(resource, 'policy');
    return [declared(resource.address, 'AWS::IAM::RolePolicy', { RoleName, PolicyDocument })];
  }

  /** The name of the role that a policy is of: `role = aws_iam_role.x.id`. */
  #roleOf(resource: TerraformResource): string | undefined {
    const given = this.#given(resource, 'role');
    if (given !== undefined) return given;
    const { configuration, resources } = this.#known;
    const expression = configuration.expressionsOf(resource)['role'];
    return resources.followed('role', expression, configuration.scopeOf(resource))?.value;
  }

  saying(resource: TerraformResource, saying: Saying | undefined): readonly DeclaredResource[] {
    if (!saying) return [];
    const { type, on, owner, says } = saying;
    const said = Object.entries(says).map(([property, name]): readonly [string, unknown] => [
      property,
      this.#told(resource, name),
    ]);
    const isInline = owner === undefined;
    if (isInline && said.every(([, value]) => value === undefined)) return [];
    const properties: Readonly<Record<string, unknown>> = {
      ...Object.fromEntries(said),
      [on]: isInline ? this.#arnOf(resource) : this.#owner(resource, owner),
    };
    return [declared(isInline ? `${resource.address}.policy` : resource.address, type, properties)];
  }

  /** The ARN of what the policy is of. */
  #owner(resource: TerraformResource, attribute: string): unknown {
    const given = this.#given(resource, attribute) ?? this.#followed(resource, attribute)?.value;
    if (given === undefined) return NOT_KNOWN;
    if (attribute === 'queue_url') {
      const queue = this.#resources.find(({ type, values }) => type === QUEUE && values['url'] === given);
      return queue ? this.#arnOf(queue) : this.#moved(given);
    }
    if (attribute !== 'function_name') return this.#moved(given);
    const qualifier = this.#told(resource, 'qualifier');
    if (qualifier === NOT_KNOWN) return NOT_KNOWN;
    const arn = functionArn(this.#moved(given), this.#known.places.of(resource));
    return typeof qualifier === 'string' ? `${arn}:${qualifier}` : arn;
  }

  #told(resource: TerraformResource, attribute: string): unknown {
    if (resource.unknown[attribute] !== true) {
      const given = this.#given(resource, attribute);
      return given === undefined ? undefined : this.#moved(given);
    }
    // What nobody wrote, AWS makes up: the policy of a queue is that of no other resource.
    if (!(attribute in this.#known.configuration.expressionsOf(resource))) return undefined;
    const followed = attribute === 'source_arn' ? this.#followed(resource, attribute) : undefined;
    return followed?.isExact === true ? this.#moved(followed.value) : NOT_KNOWN;
  }

  #given({ values }: TerraformResource, attribute: string): string | undefined {
    return scalarText(values[attribute]) || undefined;
  }

  #followed(resource: TerraformResource, attribute: string) {
    const { configuration, resources } = this.#known;
    const expression = configuration.expressionsOf(resource)[attribute];
    return resources.followed('arn', expression, configuration.scopeOf(resource));
  }

  #arnOf(resource: TerraformResource): unknown {
    const arn = this.#known.resources.arnOf(resource);
    return arn === undefined ? NOT_KNOWN : this.#moved(arn);
  }

  #moved(text: string): string {
    return this.#known.places.moved(text);
  }
}

function declared(id: string, type: string, properties: Readonly<Record<string, unknown>>): DeclaredResource {
  return { id, type, properties: definedMembers(properties), at: id };
}

function functionArn(nameOrArn: string, place: Place): string {
  return parseArn(nameOrArn) ? nameOrArn : arnOf('lambda', `function:${nameOrArn}`, place);
}
