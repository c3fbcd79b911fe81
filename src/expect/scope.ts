import type { EventRecord, InvocationRecord } from '../history/records.js';

/** Whose events or invocations an assertion looks through. */
export type Scope =
  | { readonly of: 'mock' }
  | { readonly of: 'bus'; readonly name: string }
  | { readonly of: 'rule'; readonly name: string; readonly eventBusName: string }
  | { readonly of: 'target'; readonly arnOrId: string };

export interface NamedRule {
  readonly name: string;
  readonly eventBusName: string;
}

/** An event or invocation, and which one of those that the assertion looked through, counted from 1. */
export type Item =
  | { readonly kind: 'event'; readonly number: number; readonly event: EventRecord }
  | { readonly kind: 'invocation'; readonly number: number; readonly invocation: InvocationRecord };
