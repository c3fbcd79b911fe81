import type { InjectedFault } from '../../history/records.js';
import type { Item, NamedRule } from '../scope.js';

/** Something known to have happened that would explain a missing event or invocation. */
export type Cause =
  /** `calls` are the operations that were called instead. */
  | { readonly kind: 'no-put-events'; readonly calls: readonly string[] }
  | {
      readonly kind: 'rejected-call';
      readonly error: Error;
      readonly count: number;
      /** The call of the test that planned it. */
      readonly planned?: InjectedFault['by'];
    }
  | {
      readonly kind: 'failed-entry';
      /** Counted from 1. */
      readonly entry: number;
      readonly entries: number;
      readonly call: number;
      readonly calls: number;
      readonly code: string;
      readonly message: string;
      readonly detailType?: string;
      /** The call of the test that planned it. */
      readonly planned?: InjectedFault['by'];
    }
  /** Events went to a bus that does not exist; `asExpected` of them are what the test waits for. */
  | {
      readonly kind: 'dropped';
      readonly eventBusName: string;
      readonly count: number;
      readonly asExpected: number;
      readonly didYouMean?: string;
    }
  /** An event that is as expected went to another bus than the one that the assertion is about. */
  | {
      readonly kind: 'other-bus';
      /** Its name, or its ARN where the assertion is about a bus of the same name. */
      readonly bus: string;
      readonly count: number;
      /** False when any event would do. */
      readonly selective: boolean;
    }
  /** The event is there, but at another position. */
  | { readonly kind: 'other-position'; readonly numbers: readonly number[] }
  | { readonly kind: 'pending'; readonly count: number }
  | {
      readonly kind: 'handler-failed';
      readonly targetArn: string;
      readonly detailType?: string;
      readonly error: unknown;
    }
  | { readonly kind: 'rule-disabled'; readonly rule: NamedRule; readonly wouldMatch: number }
  | { readonly kind: 'rule-without-target'; readonly rule: NamedRule; readonly matched: number }
  /** The rule matches now, but did not when the event arrived. */
  | { readonly kind: 'rule-changed'; readonly rule: NamedRule; readonly item: Item }
  /** A rule that has the target matched nothing. */
  | { readonly kind: 'rule-unmatched'; readonly rule: NamedRule; readonly events: number }
  | { readonly kind: 'rule-on-schedule'; readonly rule: NamedRule }
  /** The mock noted it when it happened, in these words. */
  | { readonly kind: 'warning'; readonly message: string }
  | { readonly kind: 'event-loop'; readonly detailType: string };
