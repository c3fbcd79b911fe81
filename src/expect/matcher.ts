import { type Judge, judgeOf } from './judge.js';
import type { MatcherContext, MatcherFunction } from './matcher-context.js';
import type { EventBridgeMatchers } from './matcher-signatures.js';
import { MisuseFound, refuse, type ArgumentRemedy } from './misuse.js';
import { MatcherMisuse } from './matcher-misuse.js';
import { renderMisuse } from './render/misuse-text.js';
import { type Heading, styleOf } from './render/style.js';
import { renderReport } from './render/report-text.js';
import type { SubjectReader } from './subjects/reader.js';
import type { Verdict } from './verdict.js';

/** What a matcher is made of. */
export interface MatcherDefinition<Subject> {
  readonly name: keyof EventBridgeMatchers<unknown>;
  readonly received: SubjectReader<Subject>;
  /** In order; a question mark behind the name of one that may be left out. */
  readonly parameters: readonly string[];
  /** How to do without an argument that is missing. */
  readonly remedy?: ArgumentRemedy;
  readonly decide: (call: MatcherCall<Subject>) => Verdict;
}

/** One call of a matcher, its received value read. */
export interface MatcherCall<Subject> {
  readonly received: Subject;
  readonly judge: Judge;
  /** The argument at an index, read. */
  argument<Value>(index: number, read: (given: unknown, name: string) => Value): Value;
  /** The same for a parameter that may be left out. */
  optional<Value>(index: number, read: (given: unknown, name: string) => Value): Value | undefined;
}

/** Makes the function that Jest and Vitest call: it checks the call, lets the matcher decide, and finds the words. */
export function defineMatcher<Subject>(definition: MatcherDefinition<Subject>): MatcherFunction {
  return function (this: MatcherContext, received: unknown, ...given: unknown[]) {
    const heading: Heading = {
      matcher: definition.name,
      received: definition.received.label(received),
      parameters: definition.parameters.slice(0, given.length).map((parameter) => parameter.replace('?', '')),
    };
    const style = styleOf(this, heading);
    try {
      checkCall(definition, received, given);
      const verdict = decide(definition, received, given, judgeOf(this));
      return { pass: verdict.pass, message: () => renderReport(verdict, style) };
    } catch (error) {
      if (!(error instanceof MisuseFound)) throw error;
      // Inside of another expected value any value may come along: what is no event is simply no match.
      const isAsymmetric = this.promise === undefined;
      if (isAsymmetric && isAboutReceived(error)) return { pass: false, message: () => '' };
      throw new MatcherMisuse(renderMisuse(error.misuse, style), { cause: error.misuse });
    }
  };
}
