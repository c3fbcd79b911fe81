import { isOnTheWire } from '../../event/envelope.js';
import { at as memberAt } from '../../simulation/seed/seed-members.js';
import { isObject } from '../../text/kinds-of-values.js';
import { didYouMean } from '../../text/nearest-name.js';
import type { Inspected } from '../inspected.js';
import { nearestMember } from './envelope-names.js';
import {
  loadedPatterns,
  memberOfEvent,
  membersOf,
  type LoadedPattern,
  type PatternMember,
} from './pattern-parts.js';

/** Patterns that ask for what no event has. */
export function checkPatternFields({ loaded, template: { findings } }: Inspected): void {
  for (const loadedPattern of loadedPatterns({ loaded })) {
    const { pattern, at, isText } = loadedPattern;
    for (const member of membersOf(pattern, { at, steps: [], insideOr: false })) {
      const name = memberOfEvent(member);
      if (name === '' || isOnTheWire(name)) continue;
      const message = `No event has a member ${JSON.stringify(name)}, so ${outcome(member, loadedPattern)}. ${remedy(name)}`;
      findings.warning('pattern-field', isText ? at : member.at, message);
    }
    const misplaced = misplacedType(pattern);
    if (misplaced === undefined) continue;
    const message = `"detail-type" stands beside "detail" in an event, not in it. Move ${JSON.stringify(misplaced)} out of "detail".`;
    findings.warning('pattern-field', isText ? at : memberAt(`${at}.detail`, misplaced), message);
  }
}

function outcome({ value, insideOr }: PatternMember, { inVain }: LoadedPattern): string {
  if (holdsWithout(value)) return 'this always holds';
  return insideOr ? 'this branch of $or never matches' : inVain;
}

/** Whether an event without such a member meets it. */
function holdsWithout(value: unknown): boolean {
  if (Array.isArray(value)) return value.some((one) => isObject(one) && one['exists'] === false);
  return isObject(value) && Object.values(value).every(holdsWithout);
}

function remedy(name: string): string {
  const otherwise = `What a sender gives as Detail is matched below "detail": { "detail": { ${JSON.stringify(name)}: … } }.`;
  return didYouMean(nearestMember(name), otherwise);
}

/** The name in `detail` that means the envelope's: the pattern has no other. */
function misplacedType({ detail, ...envelope }: Readonly<Record<string, unknown>>): string | undefined {
  if (!isObject(detail) || Object.keys(envelope).some((name) => nearestMember(name) === 'detail-type')) {
    return undefined;
  }
  return ['detail-type', 'detailType', 'DetailType'].find((name) => name in detail);
}
