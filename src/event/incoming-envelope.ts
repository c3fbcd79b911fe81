import type { EventEnvelope } from './envelope.js';
import type { JsonObject } from './json-value.js';

type Head = Omit<EventEnvelope, 'detail' | 'version'>;

/** An event on its way through buses. Its detail is a text, which is read when somebody first asks for the whole. */
export class IncomingEnvelope implements Head {
  readonly id: string;
  readonly 'detail-type': string;
  readonly source: string;
  readonly account: string;
  readonly time: string;
  readonly region: string;
  readonly 'replay-name'?: string;
  readonly resources: string[];
  /** The event as targets see it: compact, members in the service's order, numbers as the sender spelt them. */
  readonly text: string;
  readonly #detailLength: number;
  #whole: EventEnvelope | undefined;

  /** @param detailText the compact JSON text of an object */
  constructor(head: Head, detailText: string) {
    this.id = head.id;
    this['detail-type'] = head['detail-type'];
    this.source = head.source;
    this.account = head.account;
    this.time = head.time;
    this.region = head.region;
    const replayName = head['replay-name'];
    if (replayName !== undefined) this['replay-name'] = replayName;
    this.resources = head.resources;
    this.text = textOf(head, detailText);
    this.#detailLength = detailText.length;
  }

  get detailText(): string {
    return this.text.slice(-1 - this.#detailLength, -1);
  }

  get whole(): EventEnvelope {
    return (this.#whole ??= this.#read());
  }

  /** The same event with another head, as it goes to another Region or comes back in a replay. */
  with(changed: Partial<Head>): IncomingEnvelope {
    return new IncomingEnvelope({ ...this.whole, ...changed }, this.detailText);
  }

  /** Spelt out, since every event that is read pays for it. */
  #read(): EventEnvelope {
    const replayName = this['replay-name'];
    return {
      version: '0',
      id: this.id,
      'detail-type': this['detail-type'],
      source: this.source,
      account: this.account,
      time: this.time,
      region: this.region,
      ...(replayName !== undefined && { 'replay-name': replayName }),
      resources: this.resources,
      detail: JSON.parse(this.detailText) as JsonObject,
    };
  }
}

function textOf(head: Head, detailText: string): string {
  const { id, source, account, time, region, resources } = head;
  const replayName = head['replay-name'];
  return (
    `{"version":"0","id":"${id}","detail-type":${JSON.stringify(head['detail-type'])}` +
    `,"source":${JSON.stringify(source)},"account":"${account}","time":"${time}","region":"${region}"` +
    (replayName === undefined ? '' : `,"replay-name":"${replayName}"`) +
    `,"resources":${JSON.stringify(resources)},"detail":${detailText}}`
  );
}
