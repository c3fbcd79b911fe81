import type { BusLogRecord } from './bus-log/bus-log.js';
import { EventRow } from './event-row.js';
import { RecordList, type Rows } from './record-list.js';
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
  events: RecordList<EventRecord, EventRow>;
  commands: RecordList<CommandRecord>;
  invocations: RecordList<InvocationRecord, EventRow>;
  deliveries: RecordList<DeliveryRecord, EventRow>;
  deadLetters: RecordList<DeadLetterRecord>;
  warnings: RecordList<WarningRecord>;
  logs: RecordList<BusLogRecord>;
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
    return this.#kept(this.#records.events);
  }

  get commands(): readonly CommandRecord[] {
    return this.#kept(this.#records.commands);
  }

  get invocations(): readonly InvocationRecord[] {
    return this.#kept(this.#records.invocations);
  }

  get deliveries(): readonly DeliveryRecord[] {
    return this.#kept(this.#records.deliveries);
  }

  get deadLetters(): readonly DeadLetterRecord[] {
    return this.#kept(this.#records.deadLetters);
  }

  get warnings(): readonly WarningRecord[] {
    return this.#kept(this.#records.warnings);
  }

  /** How many events there are, for who need not see them. */
  get eventCount(): number {
    return Math.min(this.#records.events.length, this.#bound);
  }

  /** Of all buses that keep one. */
  get logs(): readonly BusLogRecord[] {
    return this.#kept(this.#records.logs);
  }

  event(row: EventRow): void {
    this.#records.events.addOf(row);
    this.#keepBound('events');
  }

  command(record: CommandRecord): void {
    this.#records.commands.add(record);
    this.#keepBound('commands');
  }

  invocation(record: InvocationRecord): void {
    this.#records.invocations.add(record);
    this.#keepBound('invocations');
  }

  /**
   * Writes down that a target took an event at the first attempt, with nobody to be called.
   *
   * @returns false where a record has to say that
   */
  taken(row: EventRow, position: number, at: number): boolean {
    const { invocations } = this.#records;
    if (!row.noteTaken(position, at, invocations.last === row)) return false;
    invocations.addOf(row);
    this.#keepBound('invocations');
    return true;
  }

  /** Writes down that an event has one more route. */
  delivery(row: EventRow): void {
    this.#records.deliveries.addOf(row);
    this.#keepBound('deliveries');
  }

  deadLetter(record: DeadLetterRecord): void {
    this.#records.deadLetters.add(record);
    this.#keepBound('deadLetters');
  }

  log(record: BusLogRecord): void {
    this.#records.logs.add(record);
    this.#keepBound('logs');
  }

  warn(warning: Warning): void {
    this.#records.warnings.add({ ...warning, message: warningText(warning), at: this.#now() });
    this.#keepBound('warnings');
  }

  clear(): void {
    this.#records = noRecords();
    this.#warnedOf.clear();
  }

  #keepBound(kind: keyof Records): void {
    const records = this.#records[kind];
    if (records.length <= this.#bound) return;
    // What is too much goes many at a time, so that it costs nothing per record; who reads sees none of it.
    if (records.length >= this.#bound * 1.25) records.forget(records.length - this.#bound);
    if (this.#warnedOf.has(kind)) return;
    this.#warnedOf.add(kind);
    this.warn({ kind: 'history-dropped', records: kind, bound: this.#bound });
  }

  #kept<Record>(records: RecordList<Record, EventRow> | RecordList<Record>): readonly Record[] {
    if (records.length > this.#bound) records.forget(records.length - this.#bound);
    return records.read();
  }
}

const isRow = (item: object): item is EventRow => item instanceof EventRow;

const EVENTS: Rows<EventRow, EventRecord> = { isRow, count: () => 1, make: (row) => [row.eventRecord()] };
const INVOCATIONS: Rows<EventRow, InvocationRecord> = {
  isRow,
  count: (row) => row.taken,
  make: (row, without) => row.invocationRecords(without),
};
const DELIVERIES: Rows<EventRow, DeliveryRecord> = {
  isRow,
  count: (row) => row.deliveries,
  make: (row, without) => row.deliveryRecords(without),
};
const NO_ROWS = { isRow: (_item: unknown): _item is never => false, count: () => 0, make: () => [] };

function noRecords(): Records {
  return {
    events: new RecordList(EVENTS),
    commands: new RecordList<CommandRecord>(NO_ROWS),
    invocations: new RecordList(INVOCATIONS),
    deliveries: new RecordList(DELIVERIES),
    deadLetters: new RecordList<DeadLetterRecord>(NO_ROWS),
    warnings: new RecordList<WarningRecord>(NO_ROWS),
    logs: new RecordList<BusLogRecord>(NO_ROWS),
  };
}
