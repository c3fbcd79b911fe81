import type { RuleView } from '../../mock/public-types.js';
import { InvalidEventPattern } from '../../pattern/invalid-event-pattern.js';
import { parse } from '../../pattern/language.js';
import type { EventPattern } from '../../pattern/model.js';
import { type Accepted, refuse } from '../misuse/misuse.js';
import { refusedPattern } from '../refused-pattern.js';
import type { SubjectReader } from './reader.js';
import { refuseUnknownRule } from './rule.js';
import { isAnyView, isView } from '../given/kinds.js';

/** An event pattern as text, and the rule that it was taken from. */
export interface PatternText {
  readonly text: string;
  /** In characters, as it is sent to the service. */
  readonly length: number;
  readonly rule?: RuleView;
}

/** An event pattern that the service accepts. */
export interface ReadPattern extends PatternText {
  readonly pattern: EventPattern;
}

/** A rule, or a pattern as object or text. */
export const readablePattern: SubjectReader<ReadPattern> = {
  label: patternLabel,
  read: (received) =>
    parsed(
      textOf(received) ?? refuse({ kind: 'wrong-received', accepts: ['rule', 'pattern'], received }),
      received,
    ),
};

/** A pattern that may be invalid. */
export const anyPattern: SubjectReader<PatternText> = {
  label: patternLabel,
  read: (received) =>
    textOf(received) ?? refuse({ kind: 'wrong-received', accepts: ['pattern', 'rule'], received }),
};

/** Reads a pattern that is an argument. */
export function readPatternArgument(given: unknown, name: string): ReadPattern {
  return parsed(textOf(given) ?? refuse({ kind: 'wrong-argument', name, needs: 'pattern', given }), given);
}

function patternLabel(received: unknown): Accepted {
  return isView(received, 'rule') ? 'rule' : 'pattern';
}

function parsed(given: PatternText, received: unknown): ReadPattern {
  try {
    return { ...given, pattern: parse(given.text) };
  } catch (error) {
    if (!(error instanceof InvalidEventPattern)) throw error;
    if (isEvent(received)) return refuse({ kind: 'event-as-pattern' });
    return refuse({ kind: 'invalid-pattern', pattern: refusedPattern(given.text, error) });
  }
}

function textOf(given: unknown): PatternText | undefined {
  if (typeof given === 'string') return { text: given, length: given.length };
  if (typeof given !== 'object' || given === null) return undefined;
  if (isView(given, 'rule')) return textOfRule(given);
  if (isAnyView(given)) return undefined;
  const pattern = patternOfRuleLike(given);
  if (typeof pattern === 'string') return { text: pattern, length: pattern.length };
  // Nobody has seen the text of an object yet: with line breaks a place in it can be pointed at.
  return { text: JSON.stringify(pattern, null, 2), length: JSON.stringify(pattern).length };
}

function textOfRule(rule: RuleView): PatternText {
  refuseUnknownRule(rule);
  const { patternText, name, eventBusName } = rule;
  if (patternText === undefined) return refuse({ kind: 'rule-without-pattern', name, eventBusName });
  return { text: patternText, length: patternText.length, rule };
}

/** In the spelling of PutRule and CloudFormation, of CDK, and of seeds. No event has a member of these names. */
const PATTERN_MEMBERS = ['EventPattern', 'eventPattern', 'pattern'];

/** What stands for the pattern in a rule's definition; another object is a pattern itself. */
function patternOfRuleLike(given: object): unknown {
  const members: Readonly<Record<string, unknown>> = { ...given };
  for (const name of PATTERN_MEMBERS) {
    const pattern = members[name];
    if (typeof pattern === 'string' || (typeof pattern === 'object' && pattern !== null)) return pattern;
  }
  return given;
}

/** Where a pattern has a list, an event has a text. */
function isEvent(given: unknown): boolean {
  if (typeof given !== 'object' || given === null) return false;
  const { source, Source }: { source?: unknown; Source?: unknown } = given;
  return typeof source === 'string' || typeof Source === 'string';
}
