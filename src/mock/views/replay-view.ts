import { eventsArn } from '../../account/events-arn.js';
import { phaseAt } from '../../account/lifecycle.js';
import { replaysIn, type ReplayRecord } from '../../account/replay.js';
import { VIEW, type EventBridgeMock, type ReplayView } from '../public-types.js';
import type { EventRecord } from '../../history/records.js';
import type { Viewed } from './viewed.js';

/** A replay of the mock's own account and Region. */
export function replayView(viewed: Viewed, name: string): ReplayView {
  return new LiveReplay(viewed, name);
}

class LiveReplay implements ReplayView {
  readonly [VIEW] = 'replay';
  readonly mock: EventBridgeMock;
  readonly name: string;
  readonly #viewed: Viewed;

  constructor(viewed: Viewed, name: string) {
    this.mock = viewed.mock;
    this.#viewed = viewed;
    this.name = name;
  }

  get arn(): string {
    return eventsArn(this.#viewed.simulation.home.place, `replay/${this.name}`);
  }

  get #record(): ReplayRecord | undefined {
    return replaysIn(this.#viewed.simulation.world.at(this.#viewed.simulation.home.place)).get(this.name);
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
}
