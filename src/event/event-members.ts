import { didYouMean, nearestName } from '../text/nearest-name.js';

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

/** Why an object can be no event, whole or in part. */
export type MemberProblem =
  | { readonly kind: 'unknown'; readonly member: string }
  /** One member in both spellings. */
  | { readonly kind: 'twice'; readonly spellings: readonly [string, string] };

/** Reads what a caller gave as an event, whole or in part, in the spelling of PutEvents, of the envelope or of both. */
export function readMembers(
  given: object,
  refuse: (problem: MemberProblem) => never,
): readonly GivenMember[] {
  const members = new Map<EventMember, GivenMember>();
  for (const [spelling, value] of Object.entries(given)) {
    const member = MEMBER_OF_SPELLING.get(spelling);
    if (member === undefined) return refuse({ kind: 'unknown', member: spelling });
    const before = members.get(member);
    if (before) return refuse({ kind: 'twice', spellings: [before.spelling, spelling] });
    members.set(member, { member, spelling, value });
  }
  return MEMBERS.flatMap((member) => members.get(member) ?? []);
}

/** Capitals and hyphens are what is mostly wrong: CDK and many JSON tools write `detailType`. */
export function suggestedMember(unknown: string): string {
  const bare = (text: string): string => text.toLowerCase().replaceAll(/[^a-z]/g, '');
  const same = MEMBERS.find((name) => SPELLINGS[name].some((spelling) => bare(spelling) === bare(unknown)));
  if (same === undefined) return didYouMean(nearestName(unknown, MEMBER_OF_SPELLING.keys()));
  return `Did you mean ${SPELLINGS[same].map((spelling) => JSON.stringify(spelling)).join(' or ')}?`;
}
