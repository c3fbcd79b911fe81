import type { RefusedPattern } from '../refused-pattern.js';
import type { NamedRule } from '../scope.js';

/** A way of calling a matcher that can neither hold nor fail. */
export type Misuse =
  /** `accepts` are the things that the matcher looks at. */
  | { readonly kind: 'wrong-received'; readonly accepts: readonly Accepted[]; readonly received: unknown }
  /** A promise in the place of what it will be. */
  | { readonly kind: 'promise'; readonly of: 'received' | 'argument'; readonly name: string }
  | { readonly kind: 'missing-argument'; readonly name: string; readonly remedy?: ArgumentRemedy }
  | { readonly kind: 'too-many-arguments'; readonly most: number; readonly given: number }
  | {
      readonly kind: 'wrong-argument';
      readonly name: string;
      readonly needs: ArgumentNeed;
      readonly given: unknown;
    }
  /** An event, or an expected event, has a member that no event has. */
  | {
      readonly kind: 'unknown-member';
      readonly of: string;
      /** What it should be a part of, if not of an event. */
      readonly whole?: { readonly noun: string; readonly members: readonly string[] };
      readonly member: string;
      readonly didYouMean: readonly string[];
    }
  | { readonly kind: 'member-twice'; readonly of: string; readonly spellings: readonly [string, string] }
  | {
      readonly kind: 'wrong-member';
      readonly of: string;
      readonly member: string;
      readonly needs: MemberNeed;
      readonly given: unknown;
    }
  | {
      readonly kind: 'unknown-bus';
      readonly name: string;
      readonly account: string;
      readonly region: string;
      readonly didYouMean?: string;
    }
  | {
      readonly kind: 'unknown-rule';
      readonly name: string;
      readonly eventBusName: string;
      readonly busExists: boolean;
      readonly busDidYouMean?: string;
      /** A rule with the same name, or else a similar one. */
      readonly didYouMean?: { readonly name: string; readonly eventBusName: string };
    }
  | {
      readonly kind: 'unknown-target';
      readonly arnOrId: string;
      readonly didYouMean?: string;
      /** The only rule that counts. */
      readonly rule?: NamedRule;
    }
  | { readonly kind: 'unknown-archive'; readonly name: string }
  /** There is nothing that could match. */
  | { readonly kind: 'no-rule'; readonly eventBusName?: string }
  /** An expected event names what nobody can know of an event there. */
  | { readonly kind: 'unknown-to-received'; readonly member: string; readonly received: 'archive' | 'stub' }
  | { readonly kind: 'rule-without-pattern'; readonly name: string; readonly eventBusName: string }
  /** Mixed up: `expect(event).toMatchEvent(rule)`. */
  | { readonly kind: 'event-as-pattern' }
  | { readonly kind: 'pattern-as-event'; readonly of: string; readonly member: string }
  | { readonly kind: 'invalid-pattern'; readonly pattern: RefusedPattern }
  /** The history of a mock, asked for where an isolated mock answers in its place: it has received so many events. */
  | { readonly kind: 'outside-of-isolation'; readonly receivedInside: number };

/** What a matcher may look at. */
export type Accepted = 'mock' | 'bus' | 'archive' | 'stub' | 'rule' | 'target' | 'pattern' | 'event';

export type ArgumentNeed =
  | 'count'
  | 'position'
  | 'expected-event'
  | 'expected-events'
  | 'expected-dead-letter'
  | 'event'
  | 'pattern'
  | 'target'
  | 'defined';

export type ArgumentRemedy = 'any-event';

export type MemberNeed = 'defined' | 'json-object' | 'time' | 'text' | 'texts' | 'no-command' | 'no-entries';

/** Thrown where a misuse is found; the frame around all matchers turns it into a {@link MatcherMisuse}. */
export class MisuseFound extends Error {
  override readonly name = 'MisuseFound';

  constructor(readonly misuse: Misuse) {
    super(misuse.kind);
  }
}

export function refuse(misuse: Misuse): never {
  throw new MisuseFound(misuse);
}

/**
 * A matcher was called in a way that can neither hold nor fail, so it is thrown under `.not` too. The message says what
 * to pass instead.
 */
export class MatcherMisuse extends Error {
  override readonly name = 'MatcherMisuse';
}
