import { nearestName } from '../../text/nearest-name.js';
import { refuse } from '../misuse/misuse.js';

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
    if (member === undefined) return refuseUnknown(of, spelling, value);
    const before = members.get(member);
    if (before !== undefined) {
      return refuse({ kind: 'member-twice', of, spellings: [before.spelling, spelling] });
    }
    members.set(member, { member, spelling, value });
  }
  return MEMBERS.flatMap((member) => members.get(member) ?? []);
}

function refuseUnknown(of: string, member: string, given: unknown): never {
  if (member === 'Entries') return refuse({ kind: 'wrong-member', of, member, needs: 'no-entries', given });
  if (member === 'middlewareStack' || member === 'clientCommand') {
    return refuse({ kind: 'wrong-member', of, member, needs: 'no-command', given });
  }
  return refuse({ kind: 'unknown-member', of, member, didYouMean: spellingsNear(member) });
}

/** Capitals and hyphens are what is mostly wrong: CDK and many JSON tools write `detailType`. */
function spellingsNear(member: string): readonly string[] {
  const bare = (text: string): string => text.toLowerCase().replaceAll(/[^a-z]/g, '');
  const same = MEMBERS.find((name) => SPELLINGS[name].some((spelling) => bare(spelling) === bare(member)));
  if (same !== undefined) return SPELLINGS[same];
  const near = nearestName(member, [...MEMBER_OF_SPELLING.keys()]);
  return near === undefined ? [] : [near];
}
