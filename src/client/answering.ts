import type { CommandRecord } from '../history/records.js';
import { ServiceFault } from '../service/service-fault.js';
import { isAborted, throwIfAborted } from './abort.js';
import type { SentCommand } from './attachments.js';
import { clientFacts, knownFacts } from './client-facts.js';
import { exceptionFor } from './exceptions.js';
import type { PlannedFaults } from './faults.js';
import type { RetryQuotas } from './retry-quota.js';
import { wantsEveryAttempt, withClientRetries } from './retries.js';
import { isObject, type HandlerOutput } from './sdk-client.js';
import type { SimulatedService } from './simulated-service.js';
import { snapshot } from './snapshot.js';
import { inRealTime } from './virtual-time.js';

/** What answers commands: the service, and the faults that come before it. */
export interface Answering {
  readonly service: SimulatedService;
  readonly faults: PlannedFaults;
  readonly quotas: RetryQuotas;
}

/** Where the calls of an attached client go, as far as the attachment says it. */
export interface Place {
  readonly account?: string;
  readonly region?: string;
}
