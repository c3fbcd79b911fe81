import { processEnvironment } from '../../environment/environment.js';
import type { ForeignDoor } from '../../mock/foreign-door.js';
import { ServiceFault } from '../../service/service-fault.js';
import { NO_ANSWER, type HttpRequest, type Reply, type Responder } from '../exchange.js';
import { senderPlace } from './credential-scope.js';
import type { Protocol } from './protocol.js';

/** Answers calls of the API, in whichever of the protocols they are made. */
export function apiResponder(door: ForeignDoor, protocols: readonly Protocol[]): Responder {
  return (request) => {
    const protocol = protocols.find(({ isSpokenBy }) => isSpokenBy(request));
    return protocol && answered(request, protocol, door);
  };
}

async function answered(request: HttpRequest, protocol: Protocol, door: ForeignDoor): Promise<Reply> {
  try {
    const place = senderPlace(request.headers.authorization);
    const call = protocol.call(request);
    const traceHeader = request.headers['x-amzn-trace-id'];
    const answer = await door.answer({ ...call, ...place, traceHeader });
    if (answer.kind === 'none') return NO_ANSWER;
    return answer.kind === 'output'
      ? protocol.success(answer.output, answer.requestId)
      : protocol.failure(answer, answer.requestId);
  } catch (error) {
    if (error instanceof ServiceFault) return protocol.failure(error, processEnvironment.uuid());
    throw error;
  }
}
