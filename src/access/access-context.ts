import type { AccessDecision, AccessRequest } from '../policy/evaluate.js';
import type { Place } from '../text/arn.js';

/** Who asks, and where the answer is written. */
export interface AccessContext {
  readonly here: Place;
  readonly journal: AccessJournal;
  /** Whether resource policies decide what other accounts may do. */
  readonly enforcesPolicies: boolean;
  /** The id of the organization that an account belongs to. */
  readonly organizationOf: (account: string) => string | undefined;
}

/** Where what is refused is written down. */
interface AccessJournal {
  warn(
    refused:
      | ({ readonly kind: 'access-denied' } & AccessDenied)
      | ({ readonly kind: 'target-access-denied' } & TargetAccessDenied),
  ): void;
}

/** What the resource policy of an event bus refused, and why. */
export interface AccessDenied {
  /** The caller's. */
  readonly account: string;
  /** `events:PutEvents` */
  readonly action: string;
  /** The ARN of an event bus, or of a rule on one. */
  readonly resource: string;
  readonly busArn: string;
  readonly busExists: boolean;
  /** The bus whose name is nearest to one that does not exist. */
  readonly didYouMean?: string;
  readonly decision: AccessDecision & { readonly allowed: false };
}

/** What the resource policy of a target or of its dead-letter queue refused, and why. */
export interface TargetAccessDenied {
  /** The ARN of the rule. */
  readonly ruleArn: string;
  /** The target that was not reached, also when its dead-letter queue refuses. */
  readonly targetArn: string;
  /** The account of the rule. */
  readonly account: string;
  /** The principal, `events.amazonaws.com`; absent when EventBridge has assumed the target's role. */
  readonly service?: string;
  /** The action that was refused: `sqs:SendMessage`. */
  readonly action: string;
  /** The ARN that the policy would have to name. */
  readonly resource: string;
  /** How the policy was evaluated. */
  readonly decision: AccessDecision & { readonly allowed: false };
}

/** Condition keys that tell of the caller. */
export function callerKeys({ here, organizationOf }: AccessContext): AccessRequest['keys'] {
  const organization = organizationOf(here.account);
  return organization === undefined ? {} : { 'aws:PrincipalOrgID': organization };
}
