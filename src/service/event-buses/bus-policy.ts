import { deniedAccess, type Access } from '../../access/bus-access.js';
import { accessDeniedMessage } from '../../access/denial-text.js';
import type { RuleRecord } from '../../account/resources.js';
import { InvalidEventPattern } from '../../pattern/tokens/invalid-event-pattern.js';
import type { EventPattern } from '../../pattern/model.js';
import { parsePattern } from '../../pattern/parse.js';
import type { AccessRequest } from '../../policy/evaluate.js';
import type { OperationContext } from '../operation.js';
import { ServiceFault } from '../service-fault.js';

/**
 * Refuses what the policy of another account's bus does not allow; the action is what the caller called, if no other.
 *
 * @throws ServiceFault `AccessDeniedException`
 */
export function authorize(
  { action = '', ...access }: Omit<Access, 'action'> & { readonly action?: string },
  context: OperationContext,
): void {
  const wanted = action === '' ? `events:${context.operation}` : action;
  const denied = deniedAccess({ action: wanted, ...access }, context);
  if (denied) throw new ServiceFault('AccessDeniedException', accessDeniedMessage(denied));
}

/** What policies may ask of a rule that exists. */
export function ruleKeys(rule: RuleRecord | undefined): AccessRequest['keys'] {
  if (!rule) return {};
  return {
    'events:creatorAccount': rule.CreatedBy,
    ...(rule.ManagedBy !== undefined && { 'events:ManagedBy': rule.ManagedBy }),
  };
}

/**
 * The fields of a pattern that policies may ask for, each by the key `events:<field>`.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-conditions.html
 */
const PATTERN_FIELDS = [
  'source',
  'detail-type',
  'detail.eventTypeCode',
  'detail.service',
  'detail.userIdentity.principalId',
];

/** The values that a rule's pattern asks for, as condition keys. */
export function patternKeys(patternText: string | undefined): Record<string, readonly string[]> {
  const pattern = patternText === undefined ? undefined : validPattern(patternText);
  if (!pattern) return {};
  return Object.fromEntries(
    PATTERN_FIELDS.map((field) => [`events:${field}`, valuesAskedFor(field, pattern)] as const).filter(
      ([, values]) => values.length > 0,
    ),
  );
}

/** A pattern that is refused later tells nothing now. */
function validPattern(text: string): EventPattern | undefined {
  try {
    return parsePattern(text);
  } catch (error) {
    if (error instanceof InvalidEventPattern) return undefined;
    throw error;
  }
}

function valuesAskedFor(field: string, { conjunctions }: EventPattern): readonly string[] {
  return conjunctions
    .flatMap(({ conditions }) => conditions.filter(({ path }) => path === field))
    .flatMap(({ alternatives }) =>
      alternatives.flatMap((alternative) =>
        alternative.operator === 'equals' && alternative.type === 'string' ? [alternative.text] : [],
      ),
    );
}
