import type { BusLogRecord } from './bus-log/bus-log.js';
import { EventRow } from './event-row.js';
import { RecordList, type Rows } from './record-list.js';
import type {
  CommandRecord,
  DeadLetterRecord,
  DeliveryRecord,
  EventRecord,
  HistoryDropped,
  InvocationRecord,
  Warning,
  WarningRecord,
} from './records.js';
import type { ScheduleDeadLetterRecord, ScheduleInvocationRecord } from './schedule-records.js';
import { sizeOf } from './sizes.js';
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
  scheduleInvocations: RecordList<ScheduleInvocationRecord>;
  scheduleDeadLetters: RecordList<ScheduleDeadLetterRecord>;
}

/** How much of each kind is kept. */
export interface HistoryBounds {
  readonly records?: number;
  readonly bytes?: number;
}

/** What a record keeps whose texts and values are others' too. */
const RECORD = 300;
const ROW = 40;

/** The append-only history of one mock: everything writes it, assertions read it. */
export class Journal {
  readonly #now: () => Date;
  readonly #bound: number;
  readonly #bytes: number;
  #records = noRecords();
  readonly #warnedOf = new Set<string>();

  constructor(now: () => Date, { records = Infinity, bytes = Infinity }: HistoryBounds = {}) {
    this.#now = now;
    this.#bound = records;
    this.#bytes = bytes;
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

  /** What is kept of events or deliveries: no record is made for it. */
  itemsOf<Kind extends 'events' | 'deliveries'>(kind: Kind): Records[Kind]['items'] {
    const records = this.#records[kind];
    if (records.length > this.#bound) records.forget(records.length - this.#bound);
    return records.items;
  }

  /** How many events there are, for who need not see them. */
  get eventCount(): number {
    return Math.min(this.#records.events.length, this.#bound);
  }

  /** How many of a kind its bounds have made it forget since it was cleared. */
  forgotten(kind: 'events' | 'deliveries'): number {
    const { gone, length } = this.#records[kind];
    return gone + Math.max(0, length - this.#bound);
  }

  /** Of all buses that keep one. */
  get logs(): readonly BusLogRecord[] {
    return this.#kept(this.#records.logs);
  }

  /** Of schedules of EventBridge Scheduler. */
  get scheduleInvocations(): readonly ScheduleInvocationRecord[] {
    return this.#kept(this.#records.scheduleInvocations);
  }

  get scheduleDeadLetters(): readonly ScheduleDeadLetterRecord[] {
    return this.#kept(this.#records.scheduleDeadLetters);
  }

  event(row: EventRow): void {
    this.#records.events.addOf(row, RECORD + row.envelope.text.length);
    this.#keepBound('events');
  }

  command(record: CommandRecord): void {
    this.#records.commands.add(record, RECORD + sizeOf(record.input) + sizeOf(record.output));
    this.#keepBound('commands');
  }

  invocation(record: InvocationRecord): void {
    this.#records.invocations.add(
      record,
      RECORD + (record.input === record.event ? 0 : record.payload.length),
    );
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
    invocations.addOf(row, ROW + (row.taken === 1 ? row.envelope.text.length : 0));
    this.#keepBound('invocations');
    return true;
  }

  /** Writes down that an event has one more route. */
  delivery(row: EventRow): void {
    this.#records.deliveries.addOf(row, ROW + (row.deliveries === 1 ? row.envelope.text.length : 0));
    this.#keepBound('deliveries');
  }

  deadLetter(record: DeadLetterRecord): void {
    this.#records.deadLetters.add(record, RECORD + record.body.length);
    this.#keepBound('deadLetters');
  }

  log(record: BusLogRecord): void {
    this.#records.logs.add(record, sizeOf(record));
    this.#keepBound('logs');
  }

  scheduleInvocation(record: ScheduleInvocationRecord): void {
    this.#records.scheduleInvocations.add(record, RECORD + record.payload.length);
    this.#keepBound('scheduleInvocations');
  }

  scheduleDeadLetter(record: ScheduleDeadLetterRecord): void {
    this.#records.scheduleDeadLetters.add(record, RECORD + record.body.length);
    this.#keepBound('scheduleDeadLetters');
  }

  warn(warning: Warning): void {
    const message = warningText(warning);
    this.#records.warnings.add({ ...warning, message, at: this.#now() }, RECORD + message.length);
    this.#keepBound('warnings');
  }

  /** The same, but for what has been said with this key since the history was cleared. */
  warnOnce(key: string, warning: Warning): void {
    if (this.#warnedOf.has(key)) return;
    this.#warnedOf.add(key);
    this.warn(warning);
  }

  clear(): void {
    this.#records = noRecords();
    this.#warnedOf.clear();
  }

  #keepBound(kind: keyof Records): void {
    const records = this.#records[kind];
    if (records.forgetBeyond(this.#bytes))
      this.#warnOfDropped({ records: kind, bound: this.#bytes, unit: 'bytes' });
    if (records.length <= this.#bound) return;
    // What is too much goes many at a time, so that it costs nothing per record; who reads sees none of it.
    if (records.length >= this.#bound * 1.25) records.forget(records.length - this.#bound);
    this.#warnOfDropped({ records: kind, bound: this.#bound });
  }

  #warnOfDropped(dropped: HistoryDropped): void {
    this.warnOnce(`${dropped.records} ${dropped.unit ?? ''}`, { kind: 'history-dropped', ...dropped });
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
    scheduleInvocations: new RecordList<ScheduleInvocationRecord>(NO_ROWS),
    scheduleDeadLetters: new RecordList<ScheduleDeadLetterRecord>(NO_ROWS),
  };
}
