import type { Simulation } from '../../simulation/simulation.js';
import type { EventBridgeMock } from '../public-types.js';

/** What views look at. */
export interface Viewed {
  readonly mock: EventBridgeMock;
  readonly simulation: Simulation;
  /** Throws where another mock answers in this one's place. */
  readonly refuseElsewhere: (what: string) => void;
}
