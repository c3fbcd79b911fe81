import { jsonProblem, jsonProblemText } from '../../text/json-problem.js';
import { isAsymmetricMatcher } from '../given/judge.js';
import type { Style } from '../words/style.js';
import { describeValue } from './described-value.js';

/** A paragraph; one that shows a value is made when it is known how the runner prints it. */
export type Words = string | ((style: Style) => string);

/** Thrown where a misuse is found; the frame around all matchers turns it into a {@link MatcherMisuse}. */
export class MisuseFound extends Error {
  override readonly name = 'MisuseFound';

  /** @param culprit what is wrong, as messages call it, where it is one value alone: `received`, `expected` */
  constructor(
    readonly culprit: string | undefined,
    readonly paragraphs: readonly Words[],
  ) {
    super('A matcher was called in a way that can neither pass nor fail.');
  }
}

/** Says what is wrong with a call that can neither hold nor fail, and what to do instead. */
export function refuse(problem: Words, ...remedies: readonly Words[]): never {
  throw new MisuseFound(undefined, [problem, ...remedies]);
}

/** The same, where the value that goes by the name can be told to be wrong by itself. */
export function refuseValue(name: string, problem: Words, ...remedies: readonly Words[]): never {
  throw new MisuseFound(name, [problem, ...remedies]);
}

/** Refuses a value for what it is, and tells what it `must` be. */
export function refuseKind(name: string, must: string, given: unknown, ...remedies: readonly Words[]): never {
  return refuseValue(name, kindProblem(name, must, given), ...remedies);
}

/** Refuses a member of a value for what it is; `of` is what the value is called. */
export function refuseMember(
  of: string,
  member: string,
  must: string,
  given: unknown,
  ...remedies: readonly Words[]
): never {
  return refuseValue(of, kindProblem(memberOf(of, member), must, given), ...remedies);
}

/** Refuses what `JSON.stringify` cannot make text of, and tells where that stands. */
export function refuseUnlessJson(name: string, given: unknown, ...remedies: readonly Words[]): void {
  const problem = jsonProblem(given);
  if (problem) refuseValue(name, `${name} ${jsonProblemText(problem)}`, ...remedies);
}

/** Refuses a cycle in what is compared: nothing that events carry has one. What else JSON lacks, hints tell. */
export function refuseCyclic(name: string, given: unknown): void {
  const problem = jsonProblem(given, isAsymmetricMatcher, ['cycle']);
  if (problem) refuseValue(name, `${name} ${jsonProblemText(problem)}`);
}

export function memberOf(of: string, member: string): string {
  return `${JSON.stringify(member)} in ${of}`;
}

function kindProblem(subject: string, must: string, given: unknown): Words {
  return (style) => `${subject} must be ${must}, but is ${describeValue(given, style)}.`;
}

/** What is wrong with the call, and what to do instead. */
export function misuseText({ paragraphs }: MisuseFound, style: Style): string {
  const texts = paragraphs.map((words) => (typeof words === 'string' ? words : words(style)));
  return `Matcher error: ${texts.filter((text) => text !== '').join('\n\n')}`;
}

/**
 * A matcher was called in a way that can neither hold nor fail, so it is thrown under `.not` too. The message says what
 * to pass instead.
 */
export class MatcherMisuse extends Error {
  override readonly name = 'MatcherMisuse';
}
