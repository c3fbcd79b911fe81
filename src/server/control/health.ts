import { KINDS } from './history.js';
import type { Asked } from './route.js';

/** That the server is there, and what its account is at: also the answer of what changes something. */
export function health({ eventBridge, history }: Asked): object {
  history.look();
  return {
    status: 'ok',
    account: eventBridge.account,
    region: eventBridge.region,
    now: eventBridge.clock.now(),
    pendingDeliveries: eventBridge.pendingDeliveries,
    history: history.number,
    totals: Object.fromEntries(KINDS.map((kind) => [kind, history.total(kind)])),
  };
}
