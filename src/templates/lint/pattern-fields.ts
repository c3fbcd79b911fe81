import { isOnTheWire } from '../../event/envelope.js';
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
    const members = membersOf(pattern, { at, steps: [], insideOr: false });
    for (const member of members) {
      const name = memberOfEvent(member);
      if (name === '' || isOnTheWire(name)) continue;
      const message = `No event has a member ${JSON.stringify(name)}, so ${outcome(member, loadedPattern)}. ${remedy(name)}`;
      findings.warning('pattern-field', isText ? at : member.at, message);
    }
    const misplaced = misplacedType(members);
    if (misplaced === undefined) continue;
    const message = `"detail-type" is next to "detail" in an event, not in it. Move ${JSON.stringify(misplaced.name)} out of "detail".`;
    findings.warning('pattern-field', isText ? at : misplaced.at, message);
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
  const otherwise = `What a sender passes as Detail is matched under "detail": { "detail": { ${JSON.stringify(name)}: … } }.`;
  return didYouMean(nearestMember(name), otherwise);
}

/** The member of `detail` that means the envelope's, which the pattern does not look at. */
function misplacedType(members: readonly PatternMember[]): PatternMember | undefined {
  if (members.some((member) => nearestMember(memberOfEvent(member)) === 'detail-type')) return undefined;
  return members
    .filter(({ name }) => name === 'detail')
    .flatMap((detail) => (isObject(detail.value) ? membersOf(detail.value, detail) : []))
    .find(({ name }) => ['detail-type', 'detailType', 'DetailType'].includes(name));
}
