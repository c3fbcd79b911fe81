import type { DeadLetterRecord, EventRecord, InvocationRecord } from '../history/records.js';

/** Whose events, invocations or dead letters an assertion looks through. */
export type Scope =
  | { readonly of: 'mock' }
  | { readonly of: 'bus'; readonly name: string }
  | { readonly of: 'archive'; readonly name: string }
  | { readonly of: 'stub' }
  | { readonly of: 'rule'; readonly name: string; readonly eventBusName: string }
  /** `rule` where only what one rule asked of the target counts. */
  | { readonly of: 'target'; readonly arnOrId: string; readonly rule?: NamedRule }
  /** Of one target, or of all. */
  | { readonly of: 'dead-letters'; readonly arnOrId?: string };

export interface NamedRule {
  readonly name: string;
  readonly eventBusName: string;
}

/**
 * An event as far as it is known: an archive does not know which rules it matched, a stub knows nothing but what was
 * sent, be it an event or not.
 */
export type ReceivedEvent = Partial<EventRecord<unknown>>;

/** An event, invocation or dead letter, and which one of those that the assertion looked through, counted from 1. */
export type Item =
  | { readonly kind: 'event'; readonly number: number; readonly event: ReceivedEvent }
  | { readonly kind: 'invocation'; readonly number: number; readonly invocation: InvocationRecord }
  | { readonly kind: 'dead-letter'; readonly number: number; readonly deadLetter: DeadLetterRecord };
