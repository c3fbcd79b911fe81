import { archivesIn, retainedEvents } from '../../account/archive.js';
import { eventBusName, eventsArn } from '../../account/events-arn.js';
import { parseArn } from '../../text/arn.js';
import type { ArchiveRecord } from '../../account/resources.js';
import { VIEW, type ArchiveView, type EventBridgeMock } from '../public-types.js';
import type { ArchivedEventRecord } from '../../history/records.js';
import type { EventEnvelope } from '../../event/envelope.js';
import type { Viewed } from './viewed.js';

/** An archive of the mock's own account and Region. */
export function archiveView(viewed: Viewed, name: string): ArchiveView {
  return new LiveArchive(viewed, name);
}

class LiveArchive implements ArchiveView {
  readonly [VIEW] = 'archive';
  readonly mock: EventBridgeMock;
  readonly name: string;
  readonly #viewed: Viewed;

  constructor(viewed: Viewed, name: string) {
    this.mock = viewed.mock;
    this.#viewed = viewed;
    this.name = name;
  }

  get arn(): string {
    return eventsArn(this.#viewed.simulation.home.place, `archive/${this.name}`);
  }

  get #record(): ArchiveRecord | undefined {
    return archivesIn(this.#viewed.simulation.world.at(this.#viewed.simulation.home.place)).get(this.name);
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
}
