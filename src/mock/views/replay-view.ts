import { eventsArn } from '../../account/events-arn.js';
import { phaseAt } from '../../account/lifecycle.js';
import { replaysIn, type ReplayRecord } from '../../account/replay.js';
import type { Place } from '../../text/arn.js';
import { VIEW, type EventBridgeMock, type ReplayView } from '../public-types.js';
import type { EventRecord } from '../../history/records.js';
import { counted, quoted, Readable } from './inspected.js';
import { named } from './named.js';
import type { Viewed } from './viewed.js';

/** A replay given by name in the mock's own account and Region, or by ARN anywhere. */
export function replayView(viewed: Viewed, nameOrArn: string): ReplayView {
  return new LiveReplay(viewed, nameOrArn);
}

class LiveReplay extends Readable implements ReplayView {
  readonly [VIEW] = 'replay';
  readonly mock: EventBridgeMock;
  readonly name: string;
  readonly #viewed: Viewed;
  readonly #fixedPlace: Place | undefined;

  constructor(viewed: Viewed, nameOrArn: string) {
    super();
    const { place, name } = named('replay', nameOrArn);
    this.mock = viewed.mock;
    this.#viewed = viewed;
    this.#fixedPlace = place;
    this.name = name;
  }

  get #place(): Place {
    return this.#fixedPlace ?? this.#viewed.simulation.home.place;
  }

  get arn(): string {
    return eventsArn(this.#place, `replay/${this.name}`);
  }

  get #record(): ReplayRecord | undefined {
    return replaysIn(this.#viewed.simulation.world.at(this.#place)).get(this.name);
  }

  get exists(): boolean {
    return this.#record !== undefined;
  }

  get state(): string | undefined {
    const record = this.#record;
    return record && phaseAt(record.lifecycle, this.#viewed.simulation.now()).state;
  }

  events(): readonly EventRecord[] {
    const busArn = this.#record?.Destination.Arn;
    return this.#viewed.simulation.journal.events.filter(
      (event) => event['replay-name'] === this.name && event.eventBusArn === busArn,
    );
  }

  override toString(): string {
    const name = `replay ${quoted(this.name)}`;
    if (!this.exists) return `${name}, which does not exist`;
    return `${name}, ${this.state}: ${counted(this.events().length, 'event')}`;
  }
}
