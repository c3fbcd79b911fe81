import type { IncomingEnvelope } from '../event/incoming-envelope.js';
import type { TargetRequest } from '../targets/registry.js';
import { parsedJson } from '../text/parsed-json.js';
import type { InvocationRecord, RuleTarget } from './records.js';

/** An invocation record while it is being written. */
export type OpenInvocation = { -readonly [Member in keyof InvocationRecord]: InvocationRecord[Member] };

/** How a target took an event. */
interface Taken {
  readonly request: TargetRequest;
  readonly payload: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly outcome: InvocationRecord['outcome'];
}

interface TakenEvent {
  readonly envelope: IncomingEnvelope;
  readonly traceHeader: string | undefined;
}

/** The record of one event that a target took. */
export function invocationRecord(
  { envelope, traceHeader }: TakenEvent,
  { target, rule }: RuleTarget,
  { request, payload, at, outcome }: Taken,
): OpenInvocation {
  return {
    target,
    rule,
    event: envelope.whole,
    request,
    payload,
    // Most targets get the event as it is, which has been read already.
    input: payload === envelope.text ? envelope.whole : parsedPayload(payload),
    invokedAt: new Date(at),
    outcome,
    calls: outcome === 'recorded' ? 0 : 1,
    ...(traceHeader !== undefined && { traceHeader }),
  };
}

/** The payload's value, or the text itself where it is not JSON. */
export function parsedPayload(payload: string): unknown {
  const value = parsedJson(payload);
  return value === undefined ? payload : value;
}
