import { ClientDoor, type DoorOptions } from '../client/attach/client-door.js';
import type { Environment } from '../environment/environment.js';
import { isInHandler } from '../simulation/clock.js';
import type { Simulation } from '../simulation/simulation.js';

/** The door from clients to a simulation. */
export function doorTo(
  simulation: Simulation,
  { uuid, later, timersAreFake }: Environment,
  options: DoorOptions,
): ClientDoor {
  const { now, home } = simulation;
  const door: ClientDoor = new ClientDoor(
    {
      defaultAccount: home.account,
      get defaultRegion() {
        return home.region;
      },
      answer: (call) => {
        // A command under way is answered after the end, too, but must not leave a timer behind.
        if (!door.isClosed) simulation.wake();
        return simulation.answer(call);
      },
      finished: (record) => {
        simulation.record(record);
      },
      uuid,
      now,
      after: (milliseconds, task) => simulation.after(milliseconds, task),
      later,
      timeIsHeld: () => timersAreFake() && !isInHandler(),
    },
    options,
  );
  return door;
}
