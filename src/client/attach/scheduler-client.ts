import { requireModule } from '../../environment/require-module.js';
import { memberOf } from '../../text/kinds-of-values.js';
import type { ClientOrClass } from '../sdk/client.js';
import { SCHEDULER } from '../sdk/service-of-client.js';

let scheduler: { readonly client: ClientOrClass | undefined } | undefined;

/** The client class of EventBridge Scheduler, where its package is installed. It is looked for once. */
export function schedulerClient(): ClientOrClass | undefined {
  scheduler ??= { client: exportOf(SCHEDULER.name, SCHEDULER.classes[0]) };
  return scheduler.client;
}

function exportOf(packageName: string, name: string): ClientOrClass | undefined {
  try {
    const found: unknown = memberOf(requireModule(packageName), name);
    return typeof found === 'function' ? found : undefined;
  } catch {
    // Not installed, or not for everybody: nobody has asked for it.
    return undefined;
  }
}
