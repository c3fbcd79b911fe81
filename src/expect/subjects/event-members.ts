import { didYouMean, nearestName } from '../../text/nearest-name.js';
import { refuseValue } from '../misuse/misuse.js';
import { enumeration, quoted } from '../words/words.js';

/** A member of an event, in the spelling of the envelope or, for what the envelope lacks, of our records. */
export type EventMember =
  | 'source'
  | 'detail-type'
  | 'eventBusName'
  | 'eventBusArn'
  | 'account'
  | 'region'
  | 'id'
  | 'time'
  | 'version'
  | 'resources'
  | 'replay-name'
  | 'matchedRules'
  | 'receivedAt'
  | 'traceHeader'
  | 'detail';

/** In the order in which messages list them: what tells events apart comes first. */
const SPELLINGS: Readonly<Record<EventMember, readonly string[]>> = {
  source: ['Source', 'source'],
  'detail-type': ['DetailType', 'detail-type'],
  eventBusName: ['EventBusName', 'eventBusName'],
  eventBusArn: ['eventBusArn'],
  account: ['account'],
  region: ['region'],
  id: ['id', 'EventId'],
  time: ['Time', 'time'],
  version: ['version'],
  resources: ['Resources', 'resources'],
  'replay-name': ['replay-name'],
  matchedRules: ['matchedRules'],
  receivedAt: ['receivedAt'],
  traceHeader: ['TraceHeader', 'traceHeader'],
  detail: ['Detail', 'detail'],
};

const MEMBERS = Object.keys(SPELLINGS).filter((name): name is EventMember => name in SPELLINGS);

const MEMBER_OF_SPELLING = new Map(
  MEMBERS.flatMap((member) => SPELLINGS[member].map((spelling) => [spelling, member] as const)),
);

export interface GivenMember {
  readonly member: EventMember;
  /** As the caller wrote it. */
  readonly spelling: string;
  readonly value: unknown;
}

/**
 * Reads what a caller gave as an event, whole or in part, in the spelling of PutEvents, of the envelope or of both.
 *
 * @param of what the caller gave, as messages call it
 */
export function readMembers(given: object, of: string): readonly GivenMember[] {
  const members = new Map<EventMember, GivenMember>();
  for (const [spelling, value] of Object.entries(given)) {
    const member = MEMBER_OF_SPELLING.get(spelling);
    if (member === undefined) return refuseUnknown(of, spelling);
    const before = members.get(member);
    if (before !== undefined) {
      const both = [before.spelling, spelling].map(quoted).join(' and ');
      return refuseValue(of, `${of} has both ${both}, which are the same member.`);
    }
    members.set(member, { member, spelling, value });
  }
  return MEMBERS.flatMap((member) => members.get(member) ?? []);
}

/** Where a pattern stands that was given as an event. */
export const PATTERN_AS_EXPECTED =
  'An event has plain values. Where a pattern is meant, pass it as one: toHaveReceivedEvent(expect.toMatchEventPattern(pattern)).';

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
    `${of} has a member ${quoted(member)}, which no event has.`,
    suggestionFor(member) || belongs,
  );
}

/** Capitals and hyphens are what is mostly wrong: CDK and many JSON tools write `detailType`. */
function suggestionFor(member: string): string {
  const bare = (text: string): string => text.toLowerCase().replaceAll(/[^a-z]/g, '');
  const same = MEMBERS.find((name) => SPELLINGS[name].some((spelling) => bare(spelling) === bare(member)));
  if (same !== undefined) return `Did you mean ${enumeration(SPELLINGS[same].map(quoted), 'or')}?`;
  return didYouMean(nearestName(member, MEMBER_OF_SPELLING.keys()));
}
