import type { Misuse } from '../misuse/misuse.js';
import { argumentNeed, memberProblem } from './need-text.js';
import { refusedText } from '../subjects/refused-pattern.js';
import { acceptedPhrase, describeValue, remedyFor } from '../misuse/described-value.js';
import type { Style } from '../words/style.js';
import { count, enumeration, quoted, ruleName } from '../words/words.js';

type ByKind = { [M in Misuse as M['kind']]: M };

/** What is wrong with the call, and what to do instead. */
export function renderMisuse(misuse: Misuse, style: Style): string {
  const [problem, ...remedies] = paragraphs(misuse, style).filter((text) => text !== '');
  return [`Matcher error: ${problem}`, ...remedies].join('\n\n');
}

function paragraphs<K extends keyof ByKind>(
  misuse: ByKind[K] & { readonly kind: K },
  style: Style,
): readonly string[] {
  return TEXTS[misuse.kind](misuse, style);
}

/** The problem first, then what to do. */
const TEXTS: { readonly [K in keyof ByKind]: (misuse: ByKind[K], style: Style) => readonly string[] } = {
  'wrong-received': ({ accepts, received }, style) => [
    `received must be ${acceptedPhrase(accepts)}, but is ${describeValue(received, style)}.`,
    remedyFor(accepts, received),
  ],
  promise: ({ name }) => [
    `${name} is a promise.`,
    name === 'received'
      ? 'Await the code under test first, then pass what mockEventBridge returned: expect(eventBridge)…'
      : 'Await it first.',
  ],
  'missing-argument': ({ name, remedy }) => [
    `the argument ${name} is missing.`,
    remedy === 'any-event'
      ? 'To ask for any event at all, pass {}; for no event at all, use toHaveReceivedEventTimes(0).'
      : '',
  ],
  'too-many-arguments': ({ most, given }) => [
    `the matcher takes ${most === 0 ? 'no argument' : `at most ${count(most, 'argument')}`}, but got ${given}.`,
  ],
  'wrong-argument': ({ name, needs, given }, style) => {
    const { phrase, remedy } = argumentNeed(needs);
    return [`${name} must be ${phrase}, but is ${describeValue(given, style)}.`, remedy];
  },
  'unknown-member': ({ of, whole, member, didYouMean }) => [
    `${of} has a member ${quoted(member)}, which no ${whole?.noun ?? 'event'} has.`,
    didYouMean.length > 0
      ? `Did you mean ${enumeration(didYouMean.map(quoted), 'or')}?`
      : whole
        ? `It has ${enumeration(whole.members, 'and')}.`
        : `Members of the event's detail belong under Detail: { Detail: { ${member}: … } }`,
  ],
  'member-twice': ({ of, spellings }) => [
    `${of} has both ${spellings.map(quoted).join(' and ')}, which are the same member.`,
  ],
  'wrong-member': (misuse, style) => memberProblem(misuse, style),
  'unknown-bus': ({ name, account, region, didYouMean }) => [
    `bus ${quoted(name)} does not exist in account ${account}, ${region}, and no event was sent to it.`,
    suggestion(didYouMean),
  ],
  'unknown-rule': ({ name, eventBusName, busExists, busDidYouMean, didYouMean }) => [
    busExists
      ? `${ruleName({ name, eventBusName })} does not exist.`
      : `${ruleName({ name, eventBusName })} does not exist, and neither does the bus.`,
    didYouMean ? ruleSuggestion(name, didYouMean) : busSuggestion(busDidYouMean),
  ],
  'unknown-target': ({ arnOrId, didYouMean, rule }) => [
    `${rule ? `${ruleName(rule)} has no` : 'no rule has a'} target with the ARN or Id ${quoted(arnOrId)}.`,
    suggestion(didYouMean),
  ],
  'unknown-archive': ({ name }) => [`archive ${quoted(name)} does not exist.`],
  'no-rule': ({ eventBusName }) => [
    `there is no rule ${eventBusName === undefined ? 'in the account' : `on bus ${quoted(eventBusName)}`}, so none could match.`,
    'Seed the rules of your stack: mockEventBridge({ seed: { buses: … } }).',
  ],
  'unknown-to-received': ({ member, received }) => [
    received === 'stub'
      ? `expected names ${quoted(member)}, which a stub of aws-sdk-client-mock does not know: it has only what was sent.`
      : `expected names ${quoted(member)}, which an archive does not keep.`,
    received === 'stub'
      ? 'EventBridge fills it in; mockEventBridge() does so too.'
      : 'Look for it in eventBridge.events().',
  ],
  'rule-without-pattern': (rule) => [
    `${ruleName(rule)} has a schedule and no event pattern: no event ever matches it.`,
  ],
  'event-as-pattern': () => [
    'an event stands where a rule or a pattern belongs.',
    'Write expect(rule).toMatchEvent(event), or expect(event).toMatchEventPattern(pattern).',
  ],
  'pattern-as-event': ({ of, member }) => [
    `${of} must be an event, but looks like a pattern: ${quoted(member)} is a list.`,
    'Write expect(rule).toMatchEvent(event), or expect(event).toMatchEventPattern(pattern).',
  ],
  'invalid-pattern': ({ pattern }, style) => [
    `EventBridge refuses the pattern.\n\n  Event pattern is not valid. Reason: ${pattern.reason}`,
    refusedText(pattern, style),
  ],
  'outside-of-isolation': ({ receivedInside }) => [
    'received belongs to the mock outside of isolate(), but this code runs inside, where an isolated mock answers. ' +
      `That one has received ${count(receivedInside, 'event')} so far.`,
    'Pass the mock that the callback is given, or a view of it; eventBridge.current is that mock, too.',
  ],
};

function suggestion(didYouMean: string | undefined): string {
  return didYouMean === undefined ? '' : `Did you mean ${quoted(didYouMean)}?`;
}

function busSuggestion(didYouMean: string | undefined): string {
  return didYouMean === undefined ? '' : `Did you mean bus ${quoted(didYouMean)}?`;
}

function ruleSuggestion(name: string, rule: NonNullable<ByKind['unknown-rule']['didYouMean']>): string {
  const call = `eventBridge.rule('${rule.name}', '${rule.eventBusName}')`;
  return rule.name === name
    ? `Bus ${quoted(rule.eventBusName)} has a rule of that name: ${call}`
    : `Did you mean ${call}?`;
}
