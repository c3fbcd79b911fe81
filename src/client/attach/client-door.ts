import type { Place } from '../../text/arn.js';
import { answerForeign, type ForeignAnswer, type ForeignRequest } from '../call/foreign-request.js';
import { InFlight } from '../call/in-flight.js';
import { RetryQuotas } from '../call/retries.js';
import { SimulatedCall, type Answerer } from '../call/simulated-call.js';
import type { ChaosOptions } from '../faults/chaos.js';
import { Faults } from '../faults/faults.js';
import type { AnyPlan, FaultedOperation, PlannedFault } from '../faults/plan.js';
import { Latency } from '../latency/latency.js';
import type { ClientOrClass, HandlerOutput } from '../sdk/client.js';
import type { SentCommand } from '../sdk/sent-command.js';
import type { SimulatedService } from '../simulated-service.js';
import {
  addAttachment,
  attachmentsAt,
  hasAttachment,
  removeAttachment,
  type Attachment,
} from './attachments.js';
import { bypassOf, type Bypass } from './bypass.js';
import { stubbedSite, type ClientStub } from './client-stub.js';
import { followCopies } from './copies-of-sdk.js';
import { install, uninstall } from './installation.js';
import { serve } from './served-stub.js';
import { siteOf } from './site.js';

/** How a door gets along with others that stand before the same clients. */
export interface DoorOptions extends Pick<Attachment, 'isHere' | 'forgotten' | 'madeAt'> {
  /** The door that answers the running code in this one's place, or this one. */
  readonly current: () => ClientDoor;
  /** Whether it stands in for another door, for a part of the code. */
  readonly isIsolated: boolean;
  /** The test file that runs, where that can be known. */
  readonly testFile: () => string | undefined;
}

/** Commands that another mock has answered, and the place in the code that made it. */
export interface Supplanted {
  readonly commands: number;
  readonly madeAt?: string;
}

/**
 * The door from the AWS SDK: clients on one side, one simulated service on the other.
 *
 * Several doors may stand before one client. The one attached last answers, and when it is detached the one before it
 * does again. An attachment to the client itself comes before one to its class, and a class before the class that it
 * extends, whichever was made first.
 */
export class ClientDoor {
  readonly #answerer: Answerer;
  readonly #options: DoorOptions;
  readonly #attached = new Map<Attachment, object>();
  #isClosed = false;

  constructor(service: SimulatedService, options?: DoorOptions) {
    this.#answerer = {
      service,
      faults: new Faults(),
      latency: new Latency(service),
      quotas: new RetryQuotas(),
      inFlight: new InFlight(),
    };
    this.#options = options ?? {
      current: () => this,
      isHere: () => true,
      isIsolated: false,
      testFile: () => undefined,
    };
  }

  /**
   * Answers the commands of a client, or of every client of a class, from now on.
   * @throws TypeError for anything but a client, or a client class, of EventBridge.
   */
  attach(clientOrClass: ClientOrClass, place: Partial<Place> = {}): void {
    const site = siteOf(clientOrClass);
    this.#refuseForgotten(site);
    followCopies(site);
    install(site);
    this.#add(site, place);
  }

  /**
   * Answers what a stub of aws-sdk-client-mock has no behavior for, from now on.
   * @throws TypeError for anything but such a stub, of EventBridge and not restored.
   */
  serve(stub: ClientStub, place: Partial<Place> = {}): void {
    const site = stubbedSite(stub);
    this.#refuseForgotten(site);
    const attachment = this.#add(site, place);
    serve(stub, site, () => {
      this.#remove(attachment, site);
    });
  }

  /**
   * Leaves every client as it was before, and forgets what is planned. Commands under way are still answered. Further
   * calls do nothing.
   */
  detach(): void {
    for (const [attachment, site] of this.#attached) this.#remove(attachment, site);
    this.clearFaults();
    this.#answerer.inFlight.leaveContext();
  }

  /** Detaches, and refuses what is still sent where this door has stood in for another. */
  close(): void {
    this.#isClosed = true;
    this.detach();
  }

  /** What others have answered in this door's place since `forgetSupplanted`, by the last of them. */
  get supplanted(): Supplanted | undefined {
    const [last] = [...this.#attached.keys()].flatMap(({ supplanted }) =>
      supplanted && !this.#attached.has(supplanted.by) ? [supplanted] : [],
    );
    const madeAt = last?.by.madeAt?.();
    return last && { commands: last.commands, ...(madeAt !== undefined && { madeAt }) };
  }

  forgetSupplanted(): void {
    for (const attachment of this.#attached.keys()) attachment.supplanted = undefined;
  }

  /** Answers a request that no client of this process has sent. */
  answerForeign(request: ForeignRequest): Promise<ForeignAnswer> {
    return this.#isClosed
      ? Promise.reject(sentTooLate(request.operation))
      : answerForeign(this.#answerer, request);
  }

  /** What may keep commands from this door. */
  get bypass(): Bypass {
    return bypassOf([...new Set(this.#attached.values())]);
  }

  get isAttached(): boolean {
    return this.#attached.size > 0;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /**
   * Plans how calls of an operation go wrong; the client's own retries see it.
   * @throws TypeError or RangeError for a plan that nobody could follow.
   */
  fault(operation: FaultedOperation, plan: AnyPlan): void {
    const { faults, latency } = this.#answerer;
    faults.plan(operation, plan);
    if (faults.haveLatency) latency.watchTimeouts();
  }

  /** Lets calls and entries fail at random. */
  chaos(options: ChaosOptions): void {
    this.#answerer.faults.addChaos(options);
  }

  get faults(): readonly PlannedFault[] {
    return this.#answerer.faults.planned;
  }

  /** Forgets what is planned, and what failures so far have cost the clients' retry quotas. Late answers come now. */
  clearFaults(): void {
    this.#answerer.faults.clear();
    this.#answerer.latency.release();
    this.#answerer.quotas.restore();
  }

  /** Waits for no late answer until the answer is called. */
  hurry(): () => void {
    return this.#answerer.latency.hurry();
  }

  /** The names of the commands that are under way. */
  get underWay(): readonly string[] {
    return this.#answerer.inFlight.operations;
  }

  /** Whether commands are under way. */
  get busy(): boolean {
    return this.#answerer.inFlight.count > 0;
  }

  /** Resolves when every command sent so far is answered. What the senders do next has not happened then. */
  whenIdle(): Promise<void> {
    return this.#answerer.inFlight.whenIdle();
  }

  #refuseForgotten(site: object): void {
    if (this.#options.isIsolated) return;
    for (const attachment of attachmentsAt(site)) {
      if (attachment.forgotten && !this.#attached.has(attachment)) throw attachment.forgotten();
    }
  }

  #add(site: object, place: Partial<Place>): Attachment {
    const { current, isHere, testFile, forgotten, madeAt } = this.#options;
    const attachment: Attachment = {
      answer: (sent) => current().#answer(sent, place),
      isHere,
      testFile: testFile(),
      ...(forgotten && { forgotten }),
      ...(madeAt && { madeAt }),
    };
    addAttachment(site, attachment);
    this.#attached.set(attachment, site);
    return attachment;
  }

  #remove(attachment: Attachment, site: object): void {
    // The test may restore its stub when the mock is restored already.
    if (!this.#attached.delete(attachment)) return;
    removeAttachment(site, attachment);
    if (!hasAttachment(site)) uninstall(site);
  }

  #answer(sent: SentCommand, place: Partial<Place>): Promise<HandlerOutput> {
    const call = new SimulatedCall(this.#answerer, sent, place);
    return this.#isClosed ? Promise.reject(sentTooLate(call.operation)) : call.answer();
  }
}

function sentTooLate(operation: string): Error {
  return new Error(
    `${operation} was sent after isolate() had ended, by code that its callback started. ` +
      'Await that code in the callback.',
  );
}
