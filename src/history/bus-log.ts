import type { LogConfig } from '@aws-sdk/client-eventbridge';
import {
  LEVEL_OF,
  type BusLogDetails,
  type BusLogError,
  type BusLogMessageType,
  type BusLogRecord,
} from './bus-log-record.js';
import type { Journal } from './journal.js';

/** What of a bus decides on its log. */
export interface LoggingBus {
  readonly Arn: string;
  readonly LogConfig?: LogConfig;
}

/** What the records of one event have in common. */
interface LoggedRequest {
  readonly request_id: string;
  readonly event_id?: string;
}

/** One record to be written, if the bus wants records of its type. */
export interface LogEntry {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly invocation_id?: string;
  readonly details?: BusLogDetails;
  readonly error?: BusLogError;
}

/** From the fewest records to all. */
const LEVELS = ['OFF', 'ERROR', 'INFO', 'TRACE'];

/** The log of a bus, for one event. */
export class BusLog {
  readonly #bus: LoggingBus;
  readonly #level: number;
  readonly #request: LoggedRequest;
  readonly #journal: Journal;

  constructor(bus: LoggingBus, request: LoggedRequest, journal: Journal) {
    this.#bus = bus;
    this.#level = LEVELS.indexOf(bus.LogConfig?.Level ?? 'OFF');
    this.#request = request;
    this.#journal = journal;
  }

  /** The detail, where the bus wants details in its log. */
  detail(detail: Pick<BusLogDetails, 'event_detail' | 'target_input'>): BusLogDetails {
    return this.#bus.LogConfig?.IncludeDetail === 'FULL' ? detail : {};
  }

  write(type: BusLogMessageType, { at, details = {}, ...more }: LogEntry): void {
    const level = LEVEL_OF[type];
    if (LEVELS.indexOf(level) > this.#level) return;
    const record: BusLogRecord = {
      resource_arn: this.#bus.Arn,
      ...this.#request,
      ...more,
      message_timestamp_ms: at,
      message_type: type,
      log_level: level,
      details,
    };
    this.#journal.log(record);
  }
}
