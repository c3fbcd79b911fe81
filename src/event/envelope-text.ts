import { ENVELOPE_MEMBERS, type EventEnvelope } from './envelope.js';

/** An event as patterns see it, without what only the history knows of it. */
export function envelopeText(event: EventEnvelope): string {
  return JSON.stringify(Object.fromEntries(ENVELOPE_MEMBERS.map((member) => [member, event[member]])));
}

/** The ARN of the rule whose schedule has made the event: no other rule gets it. */
export function ruleOfSchedule(
  event: EventEnvelope & { readonly matchedRules: readonly string[] },
): string | undefined {
  const [arn, other] = event.matchedRules;
  const isOfSchedule = event.source === 'aws.events' && event['detail-type'] === 'Scheduled Event';
  return isOfSchedule && other === undefined && event.resources[0] === arn ? arn : undefined;
}
