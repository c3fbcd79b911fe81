import { archivesIn, retainedEvents } from '../../account/archive.js';
import { eventBusName, eventsArn } from '../../account/events-arn.js';
import { parseArn, type Place } from '../../text/arn.js';
import type { ArchiveRecord } from '../../account/resources.js';
import { VIEW, type ArchiveView, type EventBridgeMock } from '../public-types.js';
import type { ArchivedEventRecord } from '../../history/records.js';
import type { EventEnvelope } from '../../event/envelope.js';
import { counted, quoted, Readable } from './inspected.js';
import { named } from './named.js';
import type { Viewed } from './viewed.js';

/** An archive given by name in the mock's own account and Region, or by ARN anywhere. */
export function archiveView(viewed: Viewed, nameOrArn: string): ArchiveView {
  return new LiveArchive(viewed, nameOrArn);
}

class LiveArchive extends Readable implements ArchiveView {
  readonly [VIEW] = 'archive';
  readonly mock: EventBridgeMock;
  readonly name: string;
  readonly #viewed: Viewed;
  readonly #fixedPlace: Place | undefined;

  constructor(viewed: Viewed, nameOrArn: string) {
    super();
    const { place, name } = named('archive', nameOrArn);
    this.mock = viewed.mock;
    this.#viewed = viewed;
    this.#fixedPlace = place;
    this.name = name;
  }

  get #place(): Place {
    return this.#fixedPlace ?? this.#viewed.simulation.home.place;
  }

  get arn(): string {
    return eventsArn(this.#place, `archive/${this.name}`);
  }

  get #record(): ArchiveRecord | undefined {
    return archivesIn(this.#viewed.simulation.world.at(this.#place)).get(this.name);
  }

  get exists(): boolean {
    return this.#record !== undefined;
  }

  get eventBusArn(): string | undefined {
    return this.#record?.EventSourceArn;
  }

  events(): readonly ArchivedEventRecord[] {
    const record = this.#record;
    if (!record) return [];
    const eventBusArn = record.EventSourceArn;
    const arn = parseArn(eventBusArn);
    return retainedEvents(record, this.#viewed.simulation.now()).map(({ text, receivedAt }) => ({
      ...(JSON.parse(text) as EventEnvelope),
      eventBusName: arn ? eventBusName(arn) : eventBusArn,
      eventBusArn,
      receivedAt,
    }));
  }

  override toString(): string {
    const name = `archive ${quoted(this.name)}`;
    if (!this.exists) return `${name}, which does not exist`;
    return `${name} of ${this.eventBusArn}: ${counted(this.events().length, 'event')}`;
  }
}
