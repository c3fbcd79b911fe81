import { ClientDoor, type DoorOptions } from '../../src/client/attach/client-door.js';
import type { ServiceCall, SimulatedService } from '../../src/client/simulated-service.js';
import type { CommandRecord } from '../../src/history/records.js';

export interface StubbedDoor extends Disposable {
  readonly door: ClientDoor;
  readonly calls: ServiceCall[];
  readonly records: CommandRecord[];
}

/** A door with a service behind it that answers as told, and writes down what it is asked and told. */
export function stubbedDoor(
  answer: SimulatedService['answer'] = () => ({}),
  isHere: DoorOptions['isHere'] = () => true,
): StubbedDoor {
  const calls: ServiceCall[] = [];
  const records: CommandRecord[] = [];
  let ids = 0;
  const service: SimulatedService = {
    defaultAccount: '123456789012',
    defaultRegion: 'us-east-1',
    answer: (call) => {
      calls.push(call);
      return answer(call);
    },
    finished: (record) => {
      records.push(record);
    },
    uuid: () => `request-${++ids}`,
    now: () => new Date('2027-01-01T00:00:00Z'),
    after: () => () => undefined,
    later: (task) => void setImmediate(task),
    timeIsHeld: () => false,
  };
  const door: ClientDoor = new ClientDoor(service, {
    current: () => door,
    isHere,
    isIsolated: false,
    testFile: () => undefined,
  });
  return {
    door,
    calls,
    records,
    [Symbol.dispose]: () => {
      door.detach();
    },
  };
}
