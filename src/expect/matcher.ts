import { markAsserted } from './verdicts/asserted-events.js';
import { type Judge, judgeOf } from './given/judge.js';
import type { MatcherContext, MatcherFunction } from './given/matcher-context.js';
import type { EventBridgeMatchers } from './matcher-signatures.js';
import { type ArgumentRemedy, MatcherMisuse, type Misuse, MisuseFound, refuse } from './misuse/misuse.js';
import { differenceIn } from './words/difference.js';
import { renderMisuse } from './render/misuse-text.js';
import { renderReport } from './render/report-text.js';
import { styleOf } from './words/style.js';
import type { SubjectReader } from './subjects/reader.js';
import type { Verdict } from './verdicts/verdict.js';

/** What a matcher is made of. */
export interface MatcherDefinition<Subject> {
  readonly name: keyof EventBridgeMatchers<unknown>;
  readonly received: SubjectReader<Subject>;
  /** In order; those behind the required ones may be left out. */
  readonly parameters: readonly string[];
  readonly required: number;
  /** How to do without an argument that is missing. */
  readonly remedy?: ArgumentRemedy;
  readonly decide: (call: MatcherCall<Subject>) => Verdict;
}

/** One call of a matcher, its received value read. */
export interface MatcherCall<Subject> {
  readonly received: Subject;
  readonly judge: Judge;
  /** A required argument, read. */
  readonly argument: <Value>(index: number, read: ArgumentReader<Value>) => Value;
  /** An argument that may be left out. */
  readonly optional: <Value>(index: number, read: ArgumentReader<Value>) => Value | undefined;
}

/** Takes what the matcher needs from an argument; `name` is what messages call it. Refuses what will not do. */
export type ArgumentReader<Value> = (given: unknown, name: string) => Value;

/** Makes the function that Jest and Vitest call: it checks the call, lets the matcher decide, and finds the words. */
export function defineMatcher<Subject>(definition: MatcherDefinition<Subject>): MatcherFunction {
  return function (received, ...given) {
    const style = styleOf(this);
    const heading = (label: string): string => headingOf(this, definition, label, given.length);
    try {
      const { pass, report, asserted = [] } = decide(definition, received, given, judgeOf(this));
      if (pass && this.isNot !== true && !isAsymmetric(this)) markAsserted(asserted);
      const label = definition.received.label(received);
      return {
        pass,
        message: () => `${heading(label)}\n\n${renderReport(report(), pass, style)}`,
        ...('dontThrow' in this && !pass && this.isNot !== true && differenceIn(report())),
      };
    } catch (error) {
      if (!(error instanceof MisuseFound)) throw error;
      if (isAsymmetric(this) && isAboutReceived(error.misuse)) return { pass: false, message: () => '' };
      throw new MatcherMisuse(`${heading('received')}\n\n${renderMisuse(error.misuse, style)}`);
    }
  };
}

function decide<Subject>(
  { received: subject, parameters, required, remedy, decide }: MatcherDefinition<Subject>,
  received: unknown,
  given: readonly unknown[],
  judge: Judge,
): Verdict {
  if (isPromise(received)) refuse({ kind: 'promise', of: 'received', name: 'received' });
  if (given.length > parameters.length) {
    refuse({ kind: 'too-many-arguments', most: parameters.length, given: given.length });
  }
  const nameOf = (index: number): string => parameters[index] ?? '';
  given.forEach((value, index) => {
    if (isPromise(value)) refuse({ kind: 'promise', of: 'argument', name: nameOf(index) });
  });
  if (given.length < required) {
    refuse({ kind: 'missing-argument', name: nameOf(given.length), ...(remedy && { remedy }) });
  }
  return decide({
    received: subject.read(received),
    judge,
    argument: (index, read) => read(given[index], nameOf(index)),
    optional: (index, read) => (index < given.length ? read(given[index], nameOf(index)) : undefined),
  });
}

function headingOf(
  context: MatcherContext,
  definition: { name: string; parameters: readonly string[] },
  label: string,
  given: number,
): string {
  const [first = '', second] = definition.parameters.slice(0, given);
  return context.utils.matcherHint(definition.name, label, first, {
    isNot: context.isNot ?? false,
    promise: context.promise ?? '',
    ...(second !== undefined && { secondArgument: second }),
  });
}

function isPromise(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}

/** `expect.toMatchEventPattern(…)` inside of another expected value. */
function isAsymmetric({ promise }: MatcherContext): boolean {
  return promise === undefined;
}

/** As an asymmetric matcher it is shown any value that comes along: what is no event is no match, and no mistake. */
function isAboutReceived(misuse: Misuse): boolean {
  return misuse.kind === 'wrong-received' || ('of' in misuse && misuse.of === 'received');
}
