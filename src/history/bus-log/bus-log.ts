import type { LogConfig } from '@aws-sdk/client-eventbridge';

/**
 * One step of an event's way over a bus that keeps a log, as the service writes it.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-logs-schema.html
 */
export interface BusLogRecord {
  /** The ARN of the bus. */
  readonly resource_arn: string;
  /** The id of the request that brought the event. */
  readonly request_id: string;
  /** The id of the event; absent when the bus did not accept it. */
  readonly event_id?: string;
  /** The same for all steps that take one event to one target of one rule. */
  readonly invocation_id?: string;
  /**
   * Milliseconds since 1970 by the account's clock; attempts that `settled()` makes early keep the time they were due.
   */
  readonly message_timestamp_ms: number;
  /** The step. */
  readonly message_type: BusLogMessageType;
  /** The lowest level at which a bus logs steps of this type. */
  readonly log_level: BusLogLevel;
  /** The facts of the step. */
  readonly details: BusLogDetails;
  /** The error of a step that failed. */
  readonly error?: BusLogError;
}

/** The level of a log record, from the fewest records to all of them. */
export type BusLogLevel = 'ERROR' | 'INFO' | 'TRACE';

/** The error of a step that failed. */
export interface BusLogError {
  /** The status of an HTTP response. */
  readonly http_status_code?: number;
  /** The error in words. */
  readonly error_message: string;
  /** The service that failed, as ARNs name it: `lambda`. */
  readonly aws_service: string;
  /** The id of the request to that service. */
  readonly request_id?: string;
}

/** The facts of a step. Which members there are depends on its type. */
export interface BusLogDetails {
  readonly caller_account_id?: string;
  /** The event's own time. */
  readonly source_time_ms?: number;
  readonly source?: string;
  readonly detail_type?: string;
  readonly resources?: readonly string[];
  /** JSON text. Only with `IncludeDetail: 'FULL'`. */
  readonly event_detail?: string;
  readonly rule_arn?: string;
  /** The target's. */
  readonly role_arn?: string;
  readonly target_arn?: string;
  readonly target_arns?: readonly string[];
  readonly invocation_ids?: readonly string[];
  /** What the target receives. Only with `IncludeDetail: 'FULL'`. */
  readonly target_input?: string;
  readonly attempt_type?: 'FIRST' | 'THROTTLE' | 'RETRY';
  /** Counts from 1. */
  readonly attempt_count?: number;
  /** `SUCCESS`, or the error's code as in dead letters. */
  readonly invocation_status?: string;
  readonly total_attempts?: number;
  readonly final_invocation_status?: string;
  readonly ingestion_to_start_latency_ms?: number;
  readonly ingestion_to_complete_latency_ms?: number;
  readonly ingestion_to_success_latency_ms?: number;
}

/**
 * The least level at which a bus writes records of each type. AWS says "errors", "major steps" and "all steps", and
 * shows which are which in a picture alone.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-bus-logs.html#eb-event-bus-logs-level
 */
const LEVEL_OF = {
  EVENT_RECEIPT: 'INFO',
  EVENT_INGEST_SUCCESS: 'INFO',
  EVENT_INGEST_FAILURE: 'ERROR',
  RULE_MATCH_START: 'TRACE',
  RULE_MATCH: 'INFO',
  NO_STANDARD_RULES_MATCHED: 'INFO',
  INVOCATION_START: 'INFO',
  INVOCATION_ATTEMPT_START: 'TRACE',
  INVOCATION_ATTEMPT_SUCCESS: 'TRACE',
  INVOCATION_ATTEMPT_THROTTLE: 'ERROR',
  INVOCATION_ATTEMPT_RETRYABLE_FAILURE: 'ERROR',
  INVOCATION_ATTEMPT_PERMANENT_FAILURE: 'ERROR',
  INVOCATION_THROTTLE_START: 'INFO',
  INVOCATION_DLQ: 'ERROR',
  INVOCATION_SUCCESS: 'INFO',
  INVOCATION_FAILURE: 'ERROR',
} as const satisfies Readonly<Record<string, BusLogLevel>>;

/** The steps that a bus logs. */
export type BusLogMessageType = keyof typeof LEVEL_OF;

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

/** Where records of all buses are kept. */
export interface LogJournal {
  log(record: BusLogRecord): void;
}

/** One record to be written, if the bus wants records of its type. */
export interface LoggedStep {
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
  readonly #journal: LogJournal;

  constructor(bus: LoggingBus, request: LoggedRequest, journal: LogJournal) {
    this.#bus = bus;
    this.#level = LEVELS.indexOf(bus.LogConfig?.Level ?? 'OFF');
    this.#request = request;
    this.#journal = journal;
  }

  /** The detail, where the bus wants details in its log. */
  detail(detail: Pick<BusLogDetails, 'event_detail' | 'target_input'>): BusLogDetails {
    return this.#bus.LogConfig?.IncludeDetail === 'FULL' ? detail : {};
  }

  write(type: BusLogMessageType, { at, details = {}, ...more }: LoggedStep): void {
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
