import { thrownMessage } from '../../text/thrown.js';
import { RouteRefusal } from './route-refusal.js';
import type { Asked } from './route.js';

export function coverage({ eventBridge }: Asked): object {
  return eventBridge.ruleCoverage();
}

/** Of the account, or of the way of one event, which may have been lost before it came to a bus. */
export function diagram({ eventBridge, query }: Asked): object {
  const event = query.get('event');
  if (event === undefined) return { diagram: eventBridge.diagram() };
  try {
    return { diagram: eventBridge.diagram({ event }) };
  } catch (error) {
    throw new RouteRefusal(404, 'UnknownEvent', thrownMessage(error));
  }
}
