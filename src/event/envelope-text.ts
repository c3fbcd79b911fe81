import type { EventEnvelope } from './envelope.js';

/** The event as targets see it: compact, members in the service's order. */
export function envelopeText(envelope: EventEnvelope, detailText: string): string {
  const { id, source, account, time, region, resources } = envelope;
  const replayName = envelope['replay-name'];
  return (
    `{"version":"0","id":"${id}","detail-type":${JSON.stringify(envelope['detail-type'])}` +
    `,"source":${JSON.stringify(source)},"account":"${account}","time":"${time}","region":"${region}"` +
    (replayName === undefined ? '' : `,"replay-name":"${replayName}"`) +
    `,"resources":${JSON.stringify(resources)},"detail":${detailText}}`
  );
}
