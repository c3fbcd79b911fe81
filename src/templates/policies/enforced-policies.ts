import type { SeededResource } from '../../simulation/seed/seed.js';
import { isFifo } from '../../targets/kinds/messages.js';
import { parseArn } from '../../text/arn.js';
import { isObject } from '../../text/kinds-of-values.js';
import { declaredBehind, quietValue, type Inspected } from '../inspected.js';
import { scalarText } from '../resolving/resolving.js';
import type { TemplatePolicies } from './template-policies.js';

/** What a seed has to say of targets and dead-letter queues, so that the mock answers as AWS would. */
export function enforcedPolicies(
  inspected: Inspected,
  policies: TemplatePolicies,
): Readonly<Record<string, SeededResource>> {
  const resources: Record<string, SeededResource> = {};
  for (const arn of reachedArns(inspected)) {
    const owned = policies.of(arn);
    const said = {
      // Of what has none a finding tells: a template may be written for a test alone.
      ...(owned && owned.policy !== 'none' && { policy: owned.policy }),
      ...(ignoresContent(arn, inspected) && { contentBasedDeduplication: false }),
    };
    if (Object.keys(said).length > 0) resources[arn] = said;
  }
  return resources;
}

/** Of all targets, and of their dead-letter queues. */
function reachedArns({ loaded }: Inspected): ReadonlySet<string> {
  const targets = loaded.flatMap(({ part }) => (part.kind === 'rules' ? [part.given['Targets']].flat() : []));
  const arns = targets.flatMap((target) => {
    if (!isObject(target)) return [];
    const { Arn, DeadLetterConfig } = target;
    return [Arn, isObject(DeadLetterConfig) ? DeadLetterConfig['Arn'] : undefined];
  });
  return new Set(arns.filter((arn) => typeof arn === 'string'));
}

/** Whether it is a FIFO queue of the template that does not tell duplicates by their content. */
export function ignoresContent(arnText: string, inspected: Inspected): boolean {
  const arn = parseArn(arnText);
  if (arn?.service !== 'sqs' || !isFifo(arn)) return false;
  const queue = declaredBehind(arnText, ['AWS::SQS::Queue'], inspected);
  const told = queue && quietValue(queue, 'ContentBasedDeduplication', inspected);
  return told !== undefined && scalarText(told.value) !== 'true';
}
