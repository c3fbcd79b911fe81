import { DAY } from '../time/units.js';
import type { EventSourceState } from '@aws-sdk/client-eventbridge';
import { collection } from './collection.js';
import { phaseAt, type Lifecycle } from './lifecycle.js';
import type { AccountRegion } from './world.js';

/** A partner event source that is offered to one account. Members in AWS's spelling are what Describe answers. */
export interface EventSourceRecord {
  readonly Name: string;
  readonly Arn: string;
  readonly CreatedBy: string;
  readonly CreationTime: Date;
  /** The account that it is offered to. */
  readonly Account: string;
  lifecycle: EventSourceLifecycle;
}

export type EventSourceLifecycle = Lifecycle<EventSourceState | 'GONE'>;

/** The sources that are offered to an account in a Region, by name, with those that are gone. */
export const eventSourcesIn = collection<EventSourceRecord>();

/** What a partner offers in a Region: by name, then by the account it is offered to. */
export const partnerEventSourcesIn = collection<Map<string, EventSourceRecord>>();

const TWO_WEEKS = 14 * DAY;

/** Two weeks of waiting; a source that runs out is shown as DELETED for as long as there is a bus for it. */
export function pending(now: Date, { hasBus }: { readonly hasBus: boolean }): EventSourceLifecycle {
  return [
    { state: 'PENDING', from: now },
    { state: hasBus ? 'DELETED' : 'GONE', from: new Date(now.getTime() + TWO_WEEKS) },
  ];
}

/** The state of a source, or undefined for one that is gone. */
export function eventSourceState({ lifecycle }: EventSourceRecord, now: Date): EventSourceState | undefined {
  const { state } = phaseAt(lifecycle, now);
  return state === 'GONE' ? undefined : state;
}

/** When a source that waits for a bus runs out. */
export function expirationTime(source: EventSourceRecord, now: Date): Date | undefined {
  return eventSourceState(source, now) === 'PENDING' ? source.lifecycle[1]?.from : undefined;
}

/** The source that an account is offered, unless it is gone. */
export function eventSourceIn(place: AccountRegion, name: string, now: Date): EventSourceRecord | undefined {
  const source = eventSourcesIn(place).get(name);
  return source && eventSourceState(source, now) ? source : undefined;
}

/** Everything that a partner offers under a name, without what is gone. */
export function offersOf(partner: AccountRegion, name: string, now: Date): readonly EventSourceRecord[] {
  const offers = partnerEventSourcesIn(partner).get(name)?.values() ?? [];
  return [...offers].filter((source) => eventSourceState(source, now) !== undefined);
}
