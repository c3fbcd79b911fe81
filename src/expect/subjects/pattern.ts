import type { RuleView } from '../../mock/public-types.js';
import { isRecordPattern } from '../../event/record-pattern.js';
import { isObject } from '../../text/kinds-of-values.js';
import { InvalidEventPattern } from '../../pattern/tokens/invalid-event-pattern.js';
import { parse } from '../../pattern/language.js';
import type { EventPattern } from '../../pattern/model.js';
import { isAnyView, isOfSdk, isView } from '../given/kinds.js';
import { refuse, refuseKind, refuseUnlessJson } from '../misuse/misuse.js';
import { ruleName } from '../../text/words.js';
import { MIXED_UP } from './event-members.js';
import { type Accepted, type ReadSubject, refuseReceived, type SubjectReader } from './reader.js';
import { refusedText } from '../../pattern/refusal/refused-pattern.js';
import { refuseUnknownRule } from './rule.js';

/** An event pattern as text, and the rule that it was taken from. */
export interface PatternText {
  readonly text: string;
  /** In characters, as it is sent to the service. */
  readonly length: number;
  readonly rule?: RuleView;
  /** Whether it is held against records of a source, and not against events. */
  readonly isOfRecords?: boolean;
}

/** An event pattern that the service accepts. */
export interface ReadPattern extends PatternText {
  readonly pattern: EventPattern;
}

/** A rule, or a pattern as object or text. */
export const readablePattern: SubjectReader<ReadPattern> = (received) => {
  const { subject, label } = patternIn(received, ['rule', 'pattern']);
  return { subject: parsed(subject, received), label };
};

/** A pattern that may be invalid. */
export const anyPattern: SubjectReader<PatternText> = (received) => patternIn(received, ['pattern', 'rule']);

function patternIn(received: unknown, accepts: readonly Accepted[]): ReadSubject<PatternText> {
  const subject = textOf(received, 'received') ?? refuseReceived(accepts, received);
  return { subject, label: subject.rule ? 'rule' : 'pattern' };
}

/** Reads a pattern that is an argument. */
export function readPattern(given: unknown, name: string): ReadPattern {
  const text =
    textOf(given, name) ??
    refuseKind(
      name,
      'an event pattern (an object or JSON text) or a rule view',
      given,
      "For example { source: ['shop'], detail: { total: [{ numeric: ['>=', 100] }] } }",
    );
  return parsed(text, given);
}

function parsed(given: PatternText, received: unknown): ReadPattern {
  try {
    return { ...given, pattern: parse(given.text) };
  } catch (error) {
    if (!(error instanceof InvalidEventPattern)) throw error;
    if (isEvent(received)) {
      return refuse(
        'an event was passed where a rule or a pattern belongs.',
        MIXED_UP,
        spelledAsPattern(received),
      );
    }
    return refuse(
      `EventBridge refuses the pattern.\n\n  Event pattern is not valid. Reason: ${error.reason}`,
      (style) => refusedText(given.text, error, style),
    );
  }
}

function textOf(given: unknown, name: string): PatternText | undefined {
  if (typeof given === 'string') return { text: given, length: given.length };
  if (typeof given !== 'object' || given === null) return undefined;
  if (isView(given, 'rule')) return textOfRule(given);
  if (isAnyView(given) || isOfSdk(given)) return undefined;
  const pattern = patternOfRuleLike(given);
  if (typeof pattern === 'string') return { text: pattern, length: pattern.length };
  refuseUnlessJson(name, pattern);
  // Nobody has seen the text of an object yet: with line breaks a place in it can be pointed at.
  return {
    text: JSON.stringify(pattern, null, 2),
    length: JSON.stringify(pattern).length,
    isOfRecords: isRecordPattern(given),
  };
}

function textOfRule(rule: RuleView): PatternText {
  refuseUnknownRule(rule);
  const { patternText } = rule;
  if (patternText === undefined) {
    return refuse(`${ruleName(rule)} has a schedule and no event pattern: no event ever matches it.`);
  }
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

function spelledAsPattern(given: unknown): string {
  const source = isObject(given) ? given.source : undefined;
  if (typeof source !== 'string') return '';
  return `If it is meant as a pattern: a pattern lists the values that it accepts, "source": [${JSON.stringify(source)}].`;
}

/** Where a pattern has a list, an event has a text. */
function isEvent(given: unknown): boolean {
  if (typeof given !== 'object' || given === null) return false;
  const { source, Source }: { source?: unknown; Source?: unknown } = given;
  return typeof source === 'string' || typeof Source === 'string';
}
