import type { ScheduleDeadLetterRecord, ScheduleInvocationRecord } from '../../history/schedule-records.js';
import type {
  CommandRecord,
  DeadLetterRecord,
  DeliveryRecord,
  EventRecord,
  InvocationRecord,
  WarningRecord,
} from '../../history/records.js';
import type { EventBridgeMock } from '../../mock/public-types.js';
import { Merged } from './merged.js';

/** What the history has, by kind. */
export interface Records {
  readonly events: EventRecord;
  readonly commands: CommandRecord;
  readonly deliveries: DeliveryRecord;
  readonly invocations: InvocationRecord | ScheduleInvocationRecord;
  readonly deadLetters: DeadLetterRecord | ScheduleDeadLetterRecord;
  readonly warnings: WarningRecord;
}

export type Kind = keyof Records;

type Read = { readonly [K in Kind]: () => readonly Records[K][] };

/** What targets have got of rules and of schedules is one list here, in the order of time. */
function reading(eventBridge: EventBridgeMock): Read {
  const invocations = new Merged<Records['invocations']>(({ invokedAt }) => invokedAt);
  const deadLetters = new Merged<Records['deadLetters']>(({ sentAt }) => sentAt);
  return {
    events: () => eventBridge.events(),
    commands: () => eventBridge.commands(),
    deliveries: () => eventBridge.deliveries(),
    invocations: () => invocations.of(eventBridge.invocations(), eventBridge.scheduleInvocations()),
    deadLetters: () => deadLetters.of(eventBridge.deadLetters(), eventBridge.scheduleDeadLetters()),
    warnings: () => eventBridge.warnings(),
  };
}

export const KINDS: readonly Kind[] = [
  'events',
  'commands',
  'deliveries',
  'invocations',
  'deadLetters',
  'warnings',
];

/**
 * The history of a mock for somebody who asks again and again for what has come since.
 *
 * Records are counted from the last time that the history was cleared, those included that it has forgotten for its
 * bounds. That it was cleared shows by the records that were there before and are gone.
 */
export class History {
  readonly #read: Read;
  #tracks = newTracks();
  #number = 0;

  constructor(eventBridge: EventBridgeMock) {
    this.#read = reading(eventBridge);
  }

  /** How often the history was seen to be cleared. */
  get number(): number {
    return this.#number;
  }

  /** Looks at what there is now. */
  look(): void {
    const lists = KINDS.map((kind) => [kind, this.#read[kind]()] as const);
    if (!lists.every(([kind, list]) => this.#tracks[kind].goesOnIn(list))) {
      this.#number += 1;
      this.#tracks = newTracks();
    }
    for (const [kind, list] of lists) this.#tracks[kind].follow(list);
  }

  total(kind: Kind): number {
    return this.#tracks[kind].total;
  }

  /** What came after the first so many. */
  since<K extends Kind>(kind: K, count: number): readonly Records[K][] {
    const known = Math.max(0, count - this.#tracks[kind].forgotten);
    return this.#read[kind]().slice(known);
  }
}

function newTracks(): Readonly<Record<Kind, Track>> {
  return {
    events: new Track(),
    commands: new Track(),
    deliveries: new Track(),
    invocations: new Track(),
    deadLetters: new Track(),
    warnings: new Track(),
  };
}

/** The records of one kind as they were last seen. */
class Track {
  #seen: readonly object[] = [];
  /** So many are not there any more, since the history keeps no more than its bounds. */
  forgotten = 0;

  get total(): number {
    return this.forgotten + this.#seen.length;
  }

  goesOnIn(list: readonly object[]): boolean {
    return this.#seen.length === 0 || this.#firstOf(list) >= 0;
  }

  follow(list: readonly object[]): void {
    this.forgotten += Math.max(0, this.#firstOf(list));
    this.#seen = list;
  }

  /** Where the first of the list stood; -1 for one that was not there. */
  #firstOf([first]: readonly object[]): number {
    return first === undefined ? -1 : this.#seen.indexOf(first);
  }
}
