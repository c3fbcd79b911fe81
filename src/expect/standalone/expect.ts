import { AssertionError } from 'node:assert';
import type { MatcherContext, MatcherFunction } from '../given/matcher-context.js';
import type { TypedEventBridgeMatchers } from '../matcher-signatures.js';
import { matchers } from '../matchers.js';
import { asymmetricMatchers } from './asymmetric.js';
import { equals } from '../given/equality.js';
import { callerOf } from './caller.js';
import { printers } from '../words/printers.js';

/** The matchers on a value. */
export interface StandaloneAssertion<Received> extends TypedEventBridgeMatchers<void, Received> {
  /** The same matchers, negated. */
  readonly not: TypedEventBridgeMatchers<void, Received>;
}

/** The type of `expect`, with its asymmetric matchers. */
export type StandaloneExpect = (<Received>(received: Received) => StandaloneAssertion<Received>) &
  Readonly<typeof asymmetricMatchers>;

/**
 * The matchers for runners that have no `expect` to extend: node:test, Mocha, AVA, Deno.
 *
 * Expected values may contain asymmetric matchers of any library, and a few are members of `expect` itself.
 *
 * @example
 * import { expect } from 'aws-eventbridge-mock/expect';
 * expect(eventBridge).toHaveReceivedEvent({ source: 'shop', id: expect.any(String) });
 * expect(eventBridge.rule('paid')).not.toMatchEvent({ source: 'warehouse' });
 *
 * @throws AssertionError of `node:assert`, with the message that Jest and Vitest show.
 * @throws MatcherMisuse for an assertion that can neither hold nor fail.
 */
export const expect: StandaloneExpect = Object.assign(
  <Received>(received: Received): StandaloneAssertion<Received> => ({
    ...assertions<Received>(received, false),
    not: assertions<Received>(received, true),
  }),
  asymmetricMatchers,
);

function assertions<Received>(received: unknown, isNot: boolean): TypedEventBridgeMatchers<void, Received> {
  const byName = Object.entries(matchers).map(([name, matcher]) => [
    name,
    assertion(name, matcher, received, isNot),
  ]);
  // `matchers` has one for each signature, and each reads its values itself; what is held is known to types alone.
  return Object.fromEntries(byName) as TypedEventBridgeMatchers<void, Received>;
}

function assertion(
  name: string,
  matcher: MatcherFunction,
  received: unknown,
  isNot: boolean,
): (...given: unknown[]) => void {
  // Asked for by a matcher that has failed: nobody tells which test is running.
  const context: MatcherContext = {
    isNot,
    promise: '',
    equals,
    utils: printers,
    dontThrow: () => undefined,
    get testPath() {
      return callerOf(assert)?.path;
    },
    get currentTestName() {
      return callerOf(assert)?.line;
    },
  };
  return assert;

  function assert(...given: unknown[]): void {
    const { pass, message, actual, expected } = matcher.call(context, received, ...given);
    if (pass !== isNot) return;
    throw new AssertionError({
      message: message(),
      actual,
      expected,
      operator: name,
      stackStartFn: assert,
    });
  }
}
