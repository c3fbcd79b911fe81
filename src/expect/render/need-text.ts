import type { ArgumentNeed, MemberNeed, Misuse } from '../misuse/misuse.js';
import { describeValue } from '../misuse/described-value.js';
import type { Style } from '../words/style.js';
import { quoted } from '../words/words.js';

interface Need {
  readonly phrase: string;
  readonly remedy: string;
}

/** What an argument must be. */
export function argumentNeed(need: ArgumentNeed): Need {
  return ARGUMENT_NEEDS[need];
}

const ARGUMENT_NEEDS: Readonly<Record<ArgumentNeed, Need>> = {
  count: { phrase: 'a whole number, 0 or more', remedy: '' },
  position: { phrase: 'a position, counted from 1', remedy: '' },
  'expected-event': {
    phrase: 'an event in part, or an asymmetric matcher',
    remedy: "For example { Source: 'shop', DetailType: 'OrderPaid', Detail: { orderId: 'o-1' } }",
  },
  'expected-events': {
    phrase: 'an array of one or more events in part',
    remedy: "For example [{ DetailType: 'OrderPlaced' }, { DetailType: 'OrderPaid' }]",
  },
  'expected-dead-letter': {
    phrase: 'a dead letter in part, or an asymmetric matcher',
    remedy: "For example { messageAttributes: { ERROR_CODE: 'NO_PERMISSIONS' } }",
  },
  target: { phrase: 'the ARN or the Id of a target', remedy: '' },
  event: {
    phrase: 'an event',
    remedy: "For example { Source: 'shop', DetailType: 'OrderPaid', Detail: { orderId: 'o-1' } }",
  },
  pattern: {
    phrase: 'an event pattern (an object or JSON text) or a rule view',
    remedy: "For example { source: ['shop'], detail: { total: [{ numeric: ['>=', 100] }] } }",
  },
  defined: { phrase: 'a value', remedy: 'Leave the argument out to accept any input.' },
};

/** What is wrong with a member of an event, and what to do. */
export function memberProblem(
  { of, member, needs, given }: Extract<Misuse, { kind: 'wrong-member' }>,
  style: Style,
): readonly string[] {
  const subject = `${quoted(member)} in ${of}`;
  const mustBe = (what: string): string =>
    `${subject} must be ${what}, but is ${describeValue(given, style)}.`;
  const problems: Readonly<Record<MemberNeed, readonly string[]>> = {
    defined: [`${subject} is undefined.`, 'Leave the member out if it does not matter.'],
    'json-object': [
      mustBe('an object, or JSON text of one'),
      'PutEvents refuses another Detail: MalformedDetail.',
    ],
    time: [mustBe('a Date, or the text of one')],
    text: [mustBe('a string')],
    texts: [mustBe('an array of strings')],
    'no-command': [`${of} is a command of the AWS SDK.`, 'Pass one of the entries that it sends.'],
    'no-entries': [`${of} is the input of PutEvents.`, 'Pass one of its Entries.'],
  };
  return problems[needs];
}
