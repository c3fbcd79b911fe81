import { isFifo } from '../../targets/kinds/messages.js';
import { parseArn } from '../../text/arn.js';
import { isObject } from '../../text/kinds-of-values.js';
import { calledIn, type Inspected } from '../inspected.js';
import { ignoresContent } from '../policies/enforced-policies.js';
import { scalarText } from '../resolving/resolving.js';
import type { Checked, LoadedTarget } from './rules.js';

/** Rules without targets, and targets that cannot take what they are sent. */
export function checkTargets(checked: Checked): void {
  const { findings } = checked.template;
  for (const { resource, isEnabled, targets, hasRefusedTargets } of checked.rules) {
    if (isEnabled && targets.length === 0 && !hasRefusedTargets) {
      findings.warning(
        'no-target',
        resource.at,
        'The rule has no target, so it does nothing. Give it Targets.',
      );
    }
    for (const target of targets) {
      const refusal = refusalOf(target, checked);
      if (refusal !== undefined) findings.warning('fifo', `${target.at}.Arn`, refusal);
      const deadLetterArn = fifoArn(target.given['DeadLetterConfig']);
      if (deadLetterArn === undefined) continue;
      const message =
        'A dead-letter queue cannot be a FIFO queue: what cannot be delivered is lost. Use a standard queue.';
      findings.warning('fifo', `${target.at}.DeadLetterConfig.Arn`, message);
    }
  }
}

function refusalOf({ arn }: LoadedTarget, inspected: Inspected): string | undefined {
  const parsed = parseArn(arn);
  if (!parsed || !isFifo(parsed)) return undefined;
  if (parsed.service === 'sns') return 'EventBridge cannot publish to a FIFO topic. Use a standard topic.';
  return ignoresContent(arn, inspected)
    ? `A FIFO queue accepts events from EventBridge only if it deduplicates by content. Give it ${calledIn(inspected, 'ContentBasedDeduplication: true')}.`
    : undefined;
}

function fifoArn(config: unknown): string | undefined {
  const arn = parseArn(isObject(config) ? (scalarText(config['Arn']) ?? '') : '');
  return arn?.service === 'sqs' && isFifo(arn) ? arn.resource : undefined;
}
