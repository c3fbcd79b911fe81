import { placeOf } from '../../text/arn.js';
import { nearestName } from '../../text/nearest-name.js';
import type { ArchiveView, BusView, EventBridgeMock } from '../../mock/public-types.js';
import type { Sender } from '../causes/sending.js';
import type { EventMember } from './event-members.js';
import type { EventExpectation } from '../expected/expected-event.js';
import { type Accepted, refuse } from '../misuse/misuse.js';
import type { ReceivedEvent, Scope } from '../scope.js';
import type { SubjectReader } from './reader.js';
import { isStub, sentTo } from './stub.js';
import { isView, refuseOutsideOfIsolation } from '../given/kinds.js';

/** What received events: a mock, one bus or archive of it, or a stub in the place of a client. */
export interface EventSource {
  readonly scope: Scope;
  readonly events: readonly ReceivedEvent[];
  readonly sender: Sender;
  /** Absent for a stub. */
  readonly mock?: EventBridgeMock;
  /** The only bus that counts. */
  readonly bus?: BusView;
  readonly archive?: ArchiveView;
}

/** Anything that received events. */
export const eventSource: SubjectReader<EventSource> = {
  label,
  read: (received) => {
    if (!isView(received, 'archive')) return busOrStub(received, ['mock', 'bus', 'archive', 'stub']);
    const { mock, name, eventBusArn, exists } = received;
    refuseOutsideOfIsolation(mock);
    if (!exists || eventBusArn === undefined) return refuse({ kind: 'unknown-archive', name });
    const bus = mock.bus(eventBusArn);
    const events = received.events();
    return { scope: { of: 'archive', name }, events, sender: mock, mock, bus, archive: received };
  },
};

/** What receives events from production code, of which none must go unasserted. */
export const receiver: SubjectReader<EventSource> = {
  label,
  read: (received) => busOrStub(received, ['mock', 'bus', 'stub']),
};

function label(received: unknown): string {
  if (isStub(received)) return 'stub';
  if (isView(received, 'archive')) return 'archive';
  return isView(received, 'bus') ? 'bus' : 'eventBridge';
}

function busOrStub(received: unknown, accepts: readonly Accepted[]): EventSource {
  if (isStub(received)) return stubSource(received, accepts);
  if (isView(received, 'mock')) {
    refuseOutsideOfIsolation(received);
    return { scope: { of: 'mock' }, events: received.events(), sender: received, mock: received };
  }
  if (!isView(received, 'bus')) return refuse({ kind: 'wrong-received', accepts, received });
  refuseOutsideOfIsolation(received.mock);
  refuseUnknownBus(received);
  return busSource(received);
}

export function busSource(
  bus: BusView,
): EventSource & { readonly mock: EventBridgeMock; readonly bus: BusView } {
  const { mock, name } = bus;
  return { scope: { of: 'bus', name }, events: bus.events(), sender: mock, mock, bus };
}

function stubSource(stub: Parameters<typeof sentTo>[0], accepts: readonly Accepted[]): EventSource {
  if (!/^EventBridge(Client)?$/.test(stub.clientName())) {
    return refuse({ kind: 'wrong-received', accepts, received: stub });
  }
  const sender = sentTo(stub);
  return { scope: { of: 'stub' }, events: sender.events(), sender };
}

/** Refuses an expected event that nobody can have meant for this source: a bus that does not exist, a member unknown there. */
export function refuseUnknowable(
  { eventBus, members }: EventExpectation,
  { mock, scope }: EventSource,
): void {
  const unknown = UNKNOWN_TO[scope.of];
  const member = members.find((name) => unknown?.includes(name));
  if (member !== undefined && unknown !== undefined) {
    const of = scope.of === 'stub' ? 'stub' : 'archive';
    refuse({ kind: 'unknown-to-received', member, received: of });
  }
  if (eventBus !== undefined && mock) refuseUnknownBus(mock.bus(eventBus));
}

/** What PutEvents would fill in and a stub does not, and what becomes of an event behind the archive. */
const UNKNOWN_TO: Partial<Record<Scope['of'], readonly EventMember[]>> = {
  stub: ['id', 'account', 'region', 'version', 'matchedRules', 'receivedAt', 'replay-name'],
  archive: ['matchedRules'],
};

/**
 * Refuses a bus that nobody can have meant: it does not exist, and nothing was ever sent to it. Otherwise a misspelt
 * bus would let every negated assertion pass.
 */
export function refuseUnknownBus(bus: BusView): void {
  const { mock, name, arn } = bus;
  if (bus.exists || bus.events().length > 0 || wasAddressed(mock, name)) return;
  const { account, region } = placeOf(arn);
  const didYouMean = nearestName(
    name,
    mock.buses().map((bus) => bus.name),
  );
  refuse({ kind: 'unknown-bus', name, account, region, ...(didYouMean !== undefined && { didYouMean }) });
}

function wasAddressed(mock: EventBridgeMock, name: string): boolean {
  return mock
    .warnings()
    .some((warning) => warning.kind === 'unknown-event-bus' && warning.eventBusName === name);
}
