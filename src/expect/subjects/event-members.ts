import {
  type GivenMember,
  type MemberProblem,
  readMembers as readMembersOf,
  suggestedMember,
} from '../../event/event-members.js';
import { refuseValue } from '../misuse/misuse.js';
import { quoted } from '../../text/words.js';

/**
 * Reads what a caller gave as an event, whole or in part, in the spelling of PutEvents, of the envelope or of both.
 *
 * @param of what the caller gave, as messages call it
 */
export function readMembers(given: object, of: string): readonly GivenMember[] {
  return readMembersOf(given, (problem) => refuseProblem(of, problem));
}

function refuseProblem(of: string, problem: MemberProblem): never {
  if (problem.kind === 'twice') {
    const both = problem.spellings.map(quoted).join(' and ');
    return refuseValue(of, `${of} has both ${both}, which are the same member.`);
  }
  return refuseUnknown(of, problem.member);
}

/** Where a pattern stands that was given as an event. */
export const PATTERN_AS_EXPECTED =
  'An event has plain values. To pass a pattern, write toHaveReceivedEvent(expect.toMatchEventPattern(pattern)).';

export const MIXED_UP =
  'Write expect(rule).toMatchEvent(event), or expect(event).toMatchEventPattern(pattern).';

function refuseUnknown(of: string, member: string): never {
  if (member === 'Entries') {
    return refuseValue(of, `${of} is the input of PutEvents.`, 'Pass one of its Entries.');
  }
  if (member === 'middlewareStack' || member === 'clientCommand') {
    return refuseValue(of, `${of} is a command of the AWS SDK.`, 'Pass one of the entries that it sends.');
  }
  if (member === '$or') {
    const remedy = of.startsWith('expected') ? PATTERN_AS_EXPECTED : MIXED_UP;
    return refuseValue(of, `${of} must be an event, but looks like a pattern: it has $or.`, remedy);
  }
  const belongs = `Members of the event's detail belong under Detail: { Detail: { ${member}: … } }`;
  return refuseValue(
    of,
    `${of} has a member ${quoted(member)}, but events have no such member.`,
    suggestedMember(member) || belongs,
  );
}
