import { eventsArn } from '../../account/events-arn.js';
import type { Place } from '../../text/arn.js';
import {
  endpointBusArn,
  endpointIn,
  livingEndpoints,
  routeEndpoint,
  type EndpointRecord,
  type EndpointRoute,
} from '../../account/endpoint.js';
import { phaseAt } from '../../account/lifecycle.js';
import { didYouMean, nearestName } from '../../text/nearest-name.js';
import { VIEW, type BusView, type EndpointView, type EventBridgeMock } from '../public-types.js';
import { busView } from './bus-view.js';
import { quoted, Readable } from './inspected.js';
import { named } from './named.js';
import type { Viewed } from './viewed.js';

/** An endpoint given by name in the mock's own account and Region, or by ARN anywhere. */
export function endpointView(viewed: Viewed, nameOrArn: string): EndpointView {
  return new LiveEndpoint(viewed, nameOrArn);
}

class LiveEndpoint extends Readable implements EndpointView {
  readonly [VIEW] = 'endpoint';
  readonly mock: EventBridgeMock;
  readonly name: string;
  readonly #viewed: Viewed;
  readonly #fixedPlace: Place | undefined;

  constructor(viewed: Viewed, nameOrArn: string) {
    super();
    const { place, name } = named('endpoint', nameOrArn);
    this.mock = viewed.mock;
    this.#viewed = viewed;
    this.#fixedPlace = place;
    this.name = name;
  }

  get #place(): Place {
    return this.#fixedPlace ?? this.#viewed.simulation.home.place;
  }

  get arn(): string {
    return eventsArn(this.#place, `endpoint/${this.name}`);
  }

  get #record(): EndpointRecord | undefined {
    const { world, now } = this.#viewed.simulation;
    return endpointIn(world.at(this.#place), this.name, now());
  }

  get #existing(): EndpointRecord {
    const endpoint = this.#record;
    if (!endpoint) throw new Error(this.#absence());
    return endpoint;
  }

  get exists(): boolean {
    return this.#record !== undefined;
  }

  get state(): string | undefined {
    const endpoint = this.#record;
    return endpoint && phaseAt(endpoint.lifecycle, this.#viewed.simulation.now()).state;
  }

  get endpointId(): string {
    return this.#existing.EndpointId;
  }

  get primaryBus(): BusView {
    return this.#bus('primary');
  }

  get secondaryBus(): BusView {
    return this.#bus('secondary');
  }

  get activeBus(): BusView {
    return this.#bus(this.#existing.activeRoute);
  }

  failOver(): void {
    this.#route('secondary');
  }

  failBack(): void {
    this.#route('primary');
  }

  #bus(route: EndpointRoute): BusView {
    return busView(this.#viewed, endpointBusArn(this.#existing, route));
  }

  #route(route: EndpointRoute): void {
    routeEndpoint(this.#viewed.simulation.world.at(this.#place), this.#existing, route);
  }

  #absence(): string {
    const { account, region } = this.#place;
    const hint = this.#hint();
    const text = `Endpoint "${this.name}" does not exist in account ${account}, ${region}.`;
    return hint === '' ? text : `${text} ${hint}`;
  }

  /** What the name probably means. */
  #hint(): string {
    const { world, now } = this.#viewed.simulation;
    const { account } = this.#place;
    const known = world
      .all()
      .filter((place) => place.account === account)
      .flatMap((place) => livingEndpoints(place, now()));
    const byId = known.find(({ EndpointId }) => EndpointId === this.name);
    if (byId) return `That is the EndpointId of "${byId.Name}".`;
    const elsewhere = known.find(({ Name }) => Name === this.name);
    if (elsewhere) return `There is one in another Region; name it by its ARN: ${elsewhere.Arn}`;
    const here = livingEndpoints(world.at(this.#place), now()).map(({ Name }) => Name);
    return didYouMean(nearestName(this.name, here));
  }

  override toString(): string {
    const name = `endpoint ${quoted(this.name)}`;
    if (!this.exists) return `${name}, which does not exist`;
    return `${name} (${this.endpointId}), ${this.state}: events go to ${this.activeBus.arn}`;
  }
}
