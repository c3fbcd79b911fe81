import type { Target } from '@aws-sdk/client-eventbridge';
import { BusLog, type BusLogDetails, type LoggingBus, type LogJournal } from './bus-log.js';
import type { InputEvent } from '../../input/input-event.js';
import type { IncomingEnvelope } from '../../event/incoming-envelope.js';
import { InvocationLog, type LoggedInvocation } from './invocation-log.js';

/** What a log tells of an event. */
interface LoggedEvent {
  readonly bus: LoggingBus;
  readonly envelope: IncomingEnvelope;
  readonly input: InputEvent;
  /** Milliseconds since 1970. */
  readonly receivedAt: number;
}

/** What a log tells of a rule that an event has matched. */
interface LoggedRule {
  readonly Arn: string;
  readonly ManagedBy?: string;
  readonly targets: ReadonlyMap<string, Target>;
}

/** Follows one event over a bus that keeps a log. */
export class EventLog {
  readonly #event: LoggedEvent;
  readonly #log: BusLog;
  readonly #uuid: () => string;
  readonly #invocations = new Map<Target, LoggedInvocation>();

  constructor(event: LoggedEvent, journal: LogJournal, uuid: () => string) {
    const request = { request_id: uuid(), event_id: event.envelope.id };
    this.#event = event;
    this.#log = new BusLog(event.bus, request, journal);
    this.#uuid = uuid;
  }

  /** The bus has the event, and these rules have matched it. */
  matched(rules: readonly LoggedRule[]): void {
    // Events of AWS that no rule of a customer matches are nobody's concern.
    const standard = rules.filter(({ ManagedBy }) => ManagedBy === undefined);
    if (standard.length === 0 && this.#event.envelope.source.startsWith('aws.')) return;
    const at = this.#event.receivedAt;
    const details = this.#details();
    this.#log.write('EVENT_RECEIPT', { at, details });
    this.#log.write('EVENT_INGEST_SUCCESS', { at, details });
    this.#log.write('RULE_MATCH_START', { at, details });
    if (standard.length === 0) this.#log.write('NO_STANDARD_RULES_MATCHED', { at });
    for (const rule of standard) this.#ruleMatched(rule, at);
  }

  /** The log of a target's invocation; none for targets of managed rules, which are not logged. */
  invocation(target: Target, payload: string): InvocationLog | undefined {
    const invocation = this.#invocations.get(target);
    return invocation && new InvocationLog(this.#log, invocation, payload);
  }

  #ruleMatched(rule: LoggedRule, at: number): void {
    const targets = [...rule.targets.values()];
    const invocation_ids = targets.map(() => this.#uuid());
    targets.forEach((target, index) => {
      const invocation_id = invocation_ids[index] ?? '';
      this.#invocations.set(target, { invocation_id, rule_arn: rule.Arn, target, receivedAt: at });
    });
    const target_arns = targets.map(({ Arn = '' }) => Arn);
    this.#log.write('RULE_MATCH', { at, details: { rule_arn: rule.Arn, target_arns, invocation_ids } });
  }

  #details(): BusLogDetails {
    const { envelope, input } = this.#event;
    return {
      caller_account_id: envelope.account,
      source_time_ms: Date.parse(envelope.time),
      source: envelope.source,
      detail_type: envelope['detail-type'],
      resources: envelope.resources,
      ...this.#log.detail({ event_detail: input.at('$.detail')?.json ?? '{}' }),
    };
  }
}
