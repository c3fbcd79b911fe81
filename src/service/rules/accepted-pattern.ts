import { checkWildcardComplexity } from '../../pattern/complexity/wildcard-complexity.js';
import { InvalidEventPattern } from '../../pattern/invalid-event-pattern.js';
import type { EventPattern } from '../../pattern/model.js';
import { parsePattern } from '../../pattern/parse.js';
import type { CallContext } from '../operation.js';
import { overQuota, ServiceFault } from '../service-fault.js';

/** The pattern of a rule or an archive, which count for quotas that TestEventPattern does not know. */
export function storablePattern(text: string, { quotas }: CallContext): EventPattern {
  const pattern = acceptedPattern(text);
  if (text.length > quotas.eventPatternCharacters) throw overQuota();
  return pattern;
}

/** The pattern, when the service takes it. */
export function acceptedPattern(text: string): EventPattern {
  try {
    const pattern = parsePattern(text);
    checkWildcardComplexity(pattern);
    return pattern;
  } catch (error) {
    if (!(error instanceof InvalidEventPattern)) throw error;
    throw new ServiceFault(
      'InvalidEventPatternException',
      `Event pattern is not valid. Reason: ${error.message}`,
    );
  }
}
