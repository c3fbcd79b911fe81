import type { BusLogRecord } from './bus-log/bus-log.js';
import type {
  CommandRecord,
  DeadLetterRecord,
  DeliveryRecord,
  EventRecord,
  InvocationRecord,
  Warning,
  WarningRecord,
} from './records.js';
import { warningText } from './warning-text.js';

/** What the history keeps, by kind. */
interface Records {
  events: EventRecord[];
  commands: CommandRecord[];
  invocations: InvocationRecord[];
  deliveries: DeliveryRecord[];
  deadLetters: DeadLetterRecord[];
  warnings: WarningRecord[];
  logs: BusLogRecord[];
}

/** The append-only history of one mock: everything writes it, assertions read it. */
export class Journal {
  readonly #now: () => Date;
  readonly #bound: number;
  #records = noRecords();
  readonly #warnedOf = new Set<keyof Records>();

  /** @param bound how many records of each kind are kept */
  constructor(now: () => Date, bound = Infinity) {
    this.#now = now;
    this.#bound = bound;
  }

  get events(): readonly EventRecord[] {
    return this.#kept('events');
  }

  get commands(): readonly CommandRecord[] {
    return this.#kept('commands');
  }

  get invocations(): readonly InvocationRecord[] {
    return this.#kept('invocations');
  }

  get deliveries(): readonly DeliveryRecord[] {
    return this.#kept('deliveries');
  }

  get deadLetters(): readonly DeadLetterRecord[] {
    return this.#kept('deadLetters');
  }

  get warnings(): readonly WarningRecord[] {
    return this.#kept('warnings');
  }

  /** Of all buses that keep one. */
  get logs(): readonly BusLogRecord[] {
    return this.#kept('logs');
  }

  event(record: EventRecord): void {
    this.#add('events', record);
  }

  command(record: CommandRecord): void {
    this.#add('commands', record);
  }

  invocation(record: InvocationRecord): void {
    this.#add('invocations', record);
  }

  delivery(record: DeliveryRecord): void {
    this.#add('deliveries', record);
  }

  deadLetter(record: DeadLetterRecord): void {
    this.#add('deadLetters', record);
  }

  log(record: BusLogRecord): void {
    this.#add('logs', record);
  }

  warn(warning: Warning): void {
    this.#add('warnings', { ...warning, message: warningText(warning), at: this.#now() });
  }

  clear(): void {
    this.#records = noRecords();
    this.#warnedOf.clear();
  }

  #add<Kind extends keyof Records>(kind: Kind, record: Records[Kind][number]): void {
    const records = this.#records[kind] as Records[Kind][number][];
    records.push(record);
    if (records.length <= this.#bound) return;
    // What is too much goes many at a time, so that it costs nothing per record; who reads sees none of it.
    if (records.length >= this.#bound * 1.25) this.#kept(kind);
    if (this.#warnedOf.has(kind)) return;
    this.#warnedOf.add(kind);
    this.warn({ kind: 'history-dropped', records: kind, bound: this.#bound });
  }

  #kept<Kind extends keyof Records>(kind: Kind): Records[Kind] {
    const records = this.#records[kind];
    if (records.length > this.#bound) records.splice(0, records.length - this.#bound);
    return records;
  }
}

function noRecords(): Records {
  return {
    events: [],
    commands: [],
    invocations: [],
    deliveries: [],
    deadLetters: [],
    warnings: [],
    logs: [],
  };
}
