import type { Place } from '../../text/arn.js';
import type { InjectedFault } from '../../history/records.js';
import type { Item, NamedRule } from '../scope.js';
import type { Journey } from './journey.js';

/** Something known to have happened that would explain a missing event or invocation. */
export type Cause =
  /** `calls` are the operations that were called instead. */
  | { readonly kind: 'no-put-events'; readonly calls: readonly string[]; readonly on: 'mock' | 'stub' }
  /** No client is attached any more. */
  | { readonly kind: 'restored' }
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
      /** Where there is no such bus, if that is not the mock's own account and Region. */
      readonly place?: Place;
    }
  /** An event that is as expected went to another bus than the one that the assertion is about. */
  | {
      readonly kind: 'other-bus';
      readonly eventBusName: string;
      readonly count: number;
      /** False when any event would do. */
      readonly selective: boolean;
      /** Where the bus is, if not where the assertion looks. */
      readonly place?: Place;
    }
  /** Such events came to the bus, and are not in the archive. */
  | { readonly kind: 'not-archived'; readonly eventBusName: string; readonly count: number }
  /** The event is there, but at another position. */
  | { readonly kind: 'other-position'; readonly numbers: readonly number[] }
  /** The event is there, but not behind another. */
  | { readonly kind: 'too-early'; readonly numbers: readonly number[]; readonly behind: number }
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
  /** Nothing came to the bus of the rule. */
  | { readonly kind: 'rule-without-event'; readonly rule: NamedRule }
  | { readonly kind: 'stopped'; readonly journey: Journey }
  | { readonly kind: 'no-delivery' }
  /** Deliveries that succeeded, where failures are looked for. */
  | { readonly kind: 'delivered'; readonly count: number }
  | { readonly kind: 'rule-on-schedule'; readonly rule: NamedRule }
  /** The mock noted it when it happened, in these words. */
  | { readonly kind: 'warning'; readonly message: string }
  | { readonly kind: 'event-loop'; readonly detailType: string };
