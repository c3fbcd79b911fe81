import { endpointBusArn, endpointOfId } from '../account/endpoint.js';
import type { ClientDoor } from '../client/attach/client-door.js';
import type { ForeignAnswer, ForeignRequest } from '../client/call/foreign-request.js';
import type { Simulation } from '../simulation/simulation.js';
import { parseArn } from '../text/arn.js';
import { memberOf } from '../text/kinds-of-values.js';

/** The door for requests that come from outside of the process. */
export interface ForeignDoor {
  /** Answers one attempt. It counts as under way until then, for `settled()`, and is in `commands()`. */
  answer(request: ForeignRequest): Promise<ForeignAnswer>;
  /** Waits for no late answer until the answer is called. */
  hurry(): () => void;
}

export function foreignDoor(door: ClientDoor, simulation: Simulation): ForeignDoor {
  return {
    answer: (request) => {
      const { input, account = simulation.home.account } = request;
      const region = request.region ?? regionThrough(memberOf(input, 'EndpointId'), account, simulation);
      return door.answerForeign({ ...request, account, region });
    },
    hurry: () => door.hurry(),
  };
}

/** The Region to which a global endpoint leads at the moment: a request to it does not say one. */
function regionThrough(endpointId: unknown, account: string, simulation: Simulation): string | undefined {
  if (typeof endpointId !== 'string') return undefined;
  const { world, now } = simulation;
  const endpoint = endpointOfId(endpointId, { world, account }, now());
  return endpoint && parseArn(endpointBusArn(endpoint, endpoint.activeRoute))?.region;
}
