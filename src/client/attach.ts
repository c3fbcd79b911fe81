import { addAttachment, hasAttachment, removeAttachment, type Attachment } from './attachments.js';
import { PlannedFaults, type FaultPlan } from './faults.js';
import { InFlight } from './in-flight.js';
import { install, uninstall } from './installation.js';
import { RetryQuotas } from './retry-quota.js';
import type { ClientOrClass } from './sdk-client.js';
import { SimulatedCall, type AttachedPlace, type Answerer } from './simulated-call.js';
import type { SimulatedService } from './simulated-service.js';
import { siteOf } from './target.js';

export type { ClientOrClass } from './sdk-client.js';

/**
 * The door from the AWS SDK: clients on one side, one simulated service on the other.
 *
 * Several doors may stand before one client. The one attached last answers, and when it is detached the one before it
 * does again. An attachment to the client itself comes before one to its class, and a class before the class that it
 * extends, whichever was made first.
 */
export class ClientDoor {
  readonly #answerer: Answerer;
  readonly #attached = new Map<Attachment, object>();

  constructor(service: SimulatedService) {
    this.#answerer = {
      service,
      faults: new PlannedFaults(),
      quotas: new RetryQuotas(),
      inFlight: new InFlight(),
    };
  }

  /**
   * Answers the commands of a client, or of every client of a class, from now on.
   * @throws TypeError for anything but a client, or a client class, of EventBridge.
   */
  attach(clientOrClass: ClientOrClass, place: AttachedPlace = {}): void {
    const site = siteOf(clientOrClass);
    const attachment: Attachment = {
      answer: (sent) => new SimulatedCall(this.#answerer, sent, place).answer(),
    };
    install(site);
    addAttachment(site, attachment);
    this.#attached.set(attachment, site);
  }

  /** Leaves every client as it was before. Commands under way are still answered. Further calls do nothing. */
  detach(): void {
    for (const [attachment, site] of this.#attached) {
      removeAttachment(site, attachment);
      if (!hasAttachment(site)) uninstall(site);
    }
    this.#attached.clear();
    this.#answerer.quotas.restore();
  }

  get isAttached(): boolean {
    return this.#attached.size > 0;
  }

  /** Plans how calls of an operation fail; the client's own retries see it. */
  fault(operation: string, plan: FaultPlan): void {
    this.#answerer.faults.plan(operation, plan);
  }

  /** Forgets what is planned, and what failures so far have cost the clients' retry quotas. */
  clearFaults(): void {
    this.#answerer.faults.clear();
    this.#answerer.quotas.restore();
  }

  /** Whether commands are under way. */
  get busy(): boolean {
    return this.#answerer.inFlight.count > 0;
  }

  /** Resolves when every command sent so far is answered. What the senders do next has not happened then. */
  whenIdle(): Promise<void> {
    return this.#answerer.inFlight.whenIdle();
  }
}
