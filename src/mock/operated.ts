import type { Simulation } from '../simulation/simulation.js';
import type { Operated } from './public-types.js';

/** What whoever operates a simulation of its own may do to it. */
export function operated(simulation: Simulation): Operated {
  return {
    save: () => simulation.save(),
    load: (saved) => {
      simulation.load(saved);
    },
    watch: (changed) => simulation.watch(changed),
    schedules: () => simulation.allSchedules,
    sendOutTo: (endpoints) => {
      simulation.delivery.sendOutTo(endpoints);
    },
  };
}
