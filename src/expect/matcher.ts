import { withSinonMatchers } from '../event/sinon-matchers.js';
import { type Judge, judgeOf } from './given/judge.js';
import type { MatcherContext, MatcherFunction, MatcherPrinters } from './given/matcher-context.js';
import type { EventBridgeMatchers } from './matcher-signatures.js';
import { MatcherMisuse, MisuseFound, misuseText, refuse, refuseValue } from './misuse/misuse.js';
import type { SubjectReader } from './subjects/reader.js';
import { markAsserted } from './verdicts/asserted-events.js';
import { drawnFailure } from './verdicts/drawn-failure.js';
import type { UnderWay } from './verdicts/under-way.js';
import { differenceIn, reportText, type Verdict } from './verdicts/verdict.js';
import { printers } from './words/printers.js';
import { styleOf } from './words/style.js';
import { count, enumeration } from '../text/words.js';

type Signatures = EventBridgeMatchers<unknown>;

/** As many values as the signature of the matcher has parameters. */
type ValuesOf<Name extends keyof Signatures> = Unread<Required<Parameters<Signatures[Name]>>>;

type Unread<Given extends readonly unknown[]> = { readonly [Index in keyof Given]: unknown };

/** What a matcher is made of. */
export interface MatcherDefinition<Name extends keyof Signatures, Subject, Values extends ValuesOf<Name>> {
  readonly name: Name;
  readonly received: SubjectReader<Subject>;
  readonly parameters: readonly Parameter<unknown, Subject>[] & ParametersFor<Values, Subject>;
  readonly decide: (call: MatcherCall<Subject>, ...values: Values) => Verdict;
}

/** One call of a matcher, its received value read. */
export interface MatcherCall<Subject> {
  readonly received: Subject;
  readonly judge: Judge;
}

export interface Parameter<Value, Subject> {
  readonly name: string;
  readonly isOptional: boolean;
  /** What to do instead of leaving it out. */
  readonly remedy: string;
  readonly read: ArgumentReader<Value, Subject>;
}

/** Takes what the matcher needs from an argument; `name` is what messages call it. Refuses what will not do. */
export type ArgumentReader<Value, Subject> = (given: unknown, name: string, received: Subject) => Value;

type ParametersFor<Values extends readonly unknown[], Subject> = {
  readonly [Index in keyof Values]: Parameter<Values[Index], Subject>;
};

export function required<Value, Subject = unknown>(
  name: string,
  read: ArgumentReader<Value, Subject>,
  remedy = '',
): Parameter<Value, Subject> {
  return { name, isOptional: false, remedy, read };
}

/** One that may be left out, with those behind it. */
export function optional<Value, Subject = unknown>(
  name: string,
  read: ArgumentReader<Value, Subject>,
): Parameter<Value | undefined, Subject> {
  return { name, isOptional: true, remedy: '', read };
}

/** Makes the function that Jest and Vitest call: it checks the call, lets the matcher decide, and makes the message. */
export function defineMatcher<Name extends keyof Signatures, Subject, Values extends ValuesOf<Name>>(
  definition: MatcherDefinition<Name, Subject, Values>,
): MatcherFunction {
  const { name, received: read, decide } = definition;
  const parameters: readonly Parameter<unknown, Subject>[] = definition.parameters;
  return function (received, ...given) {
    const utils = printersOf(this);
    const style = styleOf(utils);
    const names = parameters.slice(0, given.length).map((parameter) => parameter.name);
    const heading = (label: string): string => headingOf(this, utils, [name, label, ...names]);
    try {
      refuseWrongCall(received, given, parameters);
      const { subject, label } = read(received);
      const values = valuesOf(given, parameters, subject) as Values;
      const {
        pass,
        report,
        closest,
        asserted = [],
        underWay,
      } = decide({ received: subject, judge: judgeOf(this) }, ...values);
      if (underWay && pass !== (this.isNot === true) && !isAsymmetric(this)) refuseTooEarly(underWay());
      if (pass && this.isNot !== true && !isAsymmetric(this)) markAsserted(asserted);
      return {
        pass,
        message: () =>
          `${heading(label)}\n\n${reportText(report(style))}` +
          (pass || isAsymmetric(this) ? '' : drawnFailure(received, this, name, closest?.())),
        ...('dontThrow' in this && !pass && this.isNot !== true && differenceIn(report(style))),
      };
    } catch (error) {
      if (!(error instanceof MisuseFound)) throw error;
      // As an asymmetric matcher it is shown any value that comes along: what is no event is no match, and no mistake.
      if (isAsymmetric(this) && error.culprit === 'received') return { pass: false, message: () => '' };
      throw new MatcherMisuse(`${heading('received')}\n\n${misuseText(error, style)}`);
    }
  };
}

function refuseWrongCall(
  received: unknown,
  given: readonly unknown[],
  parameters: readonly Parameter<unknown, never>[],
): void {
  if (isPromise(received)) {
    refuseValue(
      'received',
      'received is a promise.',
      'Await the code under test first, then pass what mockEventBridge returned: expect(eventBridge)…',
    );
  }
  const most = parameters.length;
  if (given.length > most) {
    const takes = most === 0 ? 'no argument' : `at most ${count(most, 'argument')}`;
    refuse(`the matcher takes ${takes}, but got ${given.length}.`);
  }
  for (const [index, { name, isOptional, remedy }] of parameters.entries()) {
    if (isPromise(given[index])) refuse(`${name} is a promise.`, 'Await it first.');
    if (index >= given.length && !isOptional) refuse(`the argument ${name} is missing.`, remedy);
  }
}

/** An assertion that holds only because nobody has waited would hold for wrong code, too. */
function refuseTooEarly({ deliveries, runs }: UnderWay): void {
  if (deliveries + runs === 0) return;
  const pending = [
    ...(deliveries > 0 ? [deliveries === 1 ? '1 delivery' : `${deliveries} deliveries`] : []),
    ...(runs > 0 ? [count(runs, 'run')] : []),
  ];
  refuse(
    `the assertion comes too early: what it says may change by ${enumeration(pending, 'and')} still pending.`,
    'await eventBridge.settled() before this assertion.',
  );
}

/** What is left out is undefined, and is not read. */
function valuesOf<Subject>(
  given: readonly unknown[],
  parameters: readonly Parameter<unknown, Subject>[],
  subject: Subject,
): readonly unknown[] {
  return parameters.map(({ name, read }, index) =>
    index < given.length ? read(withSinonMatchers(given[index]), name, subject) : undefined,
  );
}

function headingOf(
  { isNot = false, promise = '' }: MatcherContext,
  utils: MatcherPrinters,
  [matcher = '', label = '', first = '', second]: readonly string[],
): string {
  return utils.matcherHint(matcher, label, first, {
    isNot,
    promise,
    ...(second !== undefined && { secondArgument: second }),
  });
}

/** Those of Bun are others than those of Jest and Vitest, under the same names; its own values it prints like them. */
function printersOf({ utils }: MatcherContext): MatcherPrinters {
  if ('DIM_COLOR' in utils && typeof utils.DIM_COLOR === 'function') return utils;
  return { ...printers, stringify: (value) => utils.stringify(value) };
}

function isPromise(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}

/** `expect.toMatchEventPattern(…)` inside of another expected value. */
function isAsymmetric({ promise }: MatcherContext): boolean {
  return promise === undefined;
}
