import type { UnknownMemberWarning } from '../history/records.js';
import { isOfInstance } from '../text/copied-instances.js';
import { isSlip, nearestName } from '../text/nearest-name.js';
import type { ApiName } from './api.js';
import { apiNamed } from './apis.js';
import { unknownMembers, type UnknownMember } from './constraints/unknown-members.js';
import type { CallContext } from './operation.js';

/** A request that was accepted. */
interface Accepted {
  readonly api: ApiName;
  readonly operation: string;
  readonly received: unknown;
}

/** Warns of what the API does not have, once of each member of an operation: a loop would say the same of each call. */
export function warnOfUnknownMembers({ api, operation, received }: Accepted, context: CallContext): void {
  const { version, operations } = apiNamed(api);
  const shape = operations[operation]?.input;
  if (!shape) return;
  const { account, region } = context.here;
  for (const member of unknownMembers(received, shape).filter(isMeant)) {
    const { where, name, known } = member;
    const place = where.replaceAll(/\[\d+\]/g, '[]');
    const didYouMean = nearestName(name, known);
    const warning: UnknownMemberWarning = {
      api,
      apiVersion: version,
      operation,
      account,
      region,
      where,
      name,
      ...(didYouMean !== undefined && { didYouMean }),
    };
    context.journal.warnOnce(JSON.stringify([api, operation, account, region, place, name]), {
      kind: 'unknown-member',
      ...warning,
    });
  }
}

/**
 * Whether somebody may have meant to send it. No client sends null or a function, whatever it is called. An instance of
 * a class has members for its own use, and an answer of AWS that is sent back as it came has what AWS alone sets: of
 * both, only what looks misspelt is told.
 */
function isMeant({ name, known, of }: UnknownMember): boolean {
  if (of[name] === null || typeof of[name] === 'function') return false;
  const isInstance = isOfInstance(of);
  if (!isInstance && !Object.hasOwn(of, '$metadata')) return true;
  // An instance may well make a member of one that is called almost the same: `Detail` of `detail`.
  return known.some((one) => isSlip(name, one) && (!isInstance || of[one] === undefined));
}
