import type { ClientDoor } from '../client/attach/client-door.js';
import type { Simulation } from './simulation.js';

/** Waits until every command is answered and everything that it caused is done; what has a time of its own comes at once. */
export async function settle(door: ClientDoor, { delivery, timekeeper }: Simulation): Promise<void> {
  const stopHurrying = door.hurry();
  try {
    do {
      await door.whenIdle();
      await delivery.settle();
    } while (door.busy || delivery.pending > 0 || timekeeper.bringForward());
  } finally {
    stopHurrying();
  }
}
