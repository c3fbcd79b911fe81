import type { Hint, ReceivedValue } from './explanation.js';
import { withArticle } from '../../text/articles.js';
import { typeRuleWords } from '../operators/registry.js';
import { quoted, short } from '../../text/words.js';

/** The probable cause why a condition of a pattern, at a path, does not hold. */
export function hintText(hint: Hint, path: string): string {
  switch (hint.kind) {
    case 'type':
      return `${typeRuleWords(hint.operator)}; the event has ${withArticle(typeName(hint.received))}.`;
    case 'not-comparable':
      return `${hint.received.text} has more digits than EventBridge compares; only the same spelling equals it.`;
    case 'letter-case':
      return `differs only in upper and lower case, which matters; ${ignoringCase(hint.ignoringCase)}`;
    case 'similar-text':
      return `is ${quoted(short(hint.received.text))} or ${quoted(short(hint.wanted))} misspelt?`;
    case 'elsewhere':
      return `did you mean ${hint.path} (${short(valueText(hint.value))})?`;
    case 'spelling':
      return `did you mean ${hint.path}? The event has no ${path}.`;
    case 'not-a-leaf':
      return containerText(hint.found);
    case 'json-text':
      return `${hint.path} is a string with JSON in it, which EventBridge does not parse.`;
    case 'other-array-element':
      return `${hint.path} would match, but in an array all conditions must hold for one element, and ${hint.than} is in another.`;
    case 'absence-judged-first':
      return `${hint.received.at} exists; absence is judged before an element is chosen for ${hint.before}.`;
  }
}

function ignoringCase(proposal: Extract<Hint, { kind: 'letter-case' }>['ignoringCase']): string {
  if (proposal === undefined || !('text' in proposal)) return 'no operator ignores case here.';
  const whole = `{"equals-ignore-case": ${quoted(proposal.text)}}`;
  const isAffix = proposal.operator === 'prefix' || proposal.operator === 'suffix';
  return `${isAffix ? `{${quoted(proposal.operator)}: ${whole}}` : whole} ignores case.`;
}

/** What JSON calls the type of a value. */
export function typeName({ type, text }: ReceivedValue): string {
  if (type !== 'literal') return type;
  return text === 'null' ? 'null' : 'boolean';
}

function containerText(found: Extract<Hint, { kind: 'not-a-leaf' }>['found']): string {
  if (found === 'object')
    return 'patterns compare the values inside an object: nest the pattern as deep as the event.';
  return `a pattern treats ${withArticle(found)} as if nothing were there.`;
}

/** As JSON spells it. */
export function valueText({ type, text }: ReceivedValue): string {
  return type === 'string' ? quoted(text) : text;
}
