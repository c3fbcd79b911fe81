import type { ArchiveView, BusView, EventBridgeMock, ReplayView } from '../../mock/public-types.js';
import { placeOf } from '../../text/arn.js';
import { didYouMean, nearestName } from '../../text/nearest-name.js';
import type { ClientStub } from '../given/kinds.js';
import { refuse } from '../misuse/misuse.js';
import { quoted } from '../../text/words.js';
import type { ReceivedEvent } from './items.js';
import { sentElsewhere } from './other-region.js';
import { type SubjectReader, subjectOf } from './reader.js';
import { archiveScope, busScope, mockScope, replayScope, type Scope, stubScope } from './scope.js';
import { type SentToStub, sentTo } from './stub.js';

/** What received events: a mock, one bus, archive or replay of it, or a stub in the place of a client. */
export interface EventSource {
  readonly scope: Scope;
  readonly events: readonly ReceivedEvent[];
  /** Where production code's calls can be read. */
  readonly sender: EventBridgeMock | SentToStub;
  /** Absent for a stub. */
  readonly mock?: EventBridgeMock;
  /** The only bus that counts. */
  readonly bus?: BusView;
  readonly archive?: ArchiveView;
  readonly replay?: ReplayView;
}

const receivers = { mock: mockSource, bus: knownBusSource, stub: stubSource };

/** What receives events from production code, of which none must go unasserted. */
export const receiver: SubjectReader<EventSource> = subjectOf<EventSource>(receivers);

/** Anything that received events. */
export const eventSource: SubjectReader<EventSource> = subjectOf<EventSource>({
  ...receivers,
  archive: archiveSource,
  replay: replaySource,
});

function mockSource(mock: EventBridgeMock): EventSource {
  return { scope: mockScope, events: mock.events(), sender: mock, mock };
}

function knownBusSource(bus: BusView): EventSource {
  refuseUnknownBus(bus);
  return busSource(bus);
}

export function busSource(bus: BusView): EventSource {
  const { mock, name } = bus;
  return { scope: busScope(name), events: bus.events(), sender: mock, mock, bus };
}

function archiveSource(archive: ArchiveView): EventSource {
  const { mock, name, eventBusArn, exists } = archive;
  if (!exists || eventBusArn === undefined)
    return refuse(`archive ${quoted(name)} does not exist.`, sentElsewhere(mock, archive.arn));
  const bus = mock.bus(eventBusArn);
  return { scope: archiveScope(name), events: archive.events(), sender: mock, mock, bus, archive };
}

function replaySource(replay: ReplayView): EventSource {
  const { mock, name, exists, arn } = replay;
  if (!exists) return refuse(`replay ${quoted(name)} does not exist.`, sentElsewhere(mock, arn));
  return { scope: replayScope(name), events: replay.events(), sender: mock, mock, replay };
}

function stubSource(stub: ClientStub): EventSource | undefined {
  if (!/^(?:EventBridge|CloudWatchEvents)(?:Client)?$/.test(stub.clientName())) return undefined;
  const sender = sentTo(stub);
  return { scope: stubScope, events: sender.events(), sender };
}

/**
 * Refuses a bus that nobody can have meant: it does not exist, and nothing was ever sent to it. Otherwise a misspelt
 * bus would let every negated assertion pass.
 */
export function refuseUnknownBus(bus: BusView): void {
  const { mock, name, arn } = bus;
  if (bus.exists || bus.events().length > 0 || wasAddressed(mock, name)) return;
  const { account, region } = placeOf(arn);
  refuse(
    `bus ${quoted(name)} does not exist in account ${account}, ${region}, and no event was sent to it.`,
    didYouMean(
      nearestName(
        name,
        mock.buses().map((bus) => bus.name),
      ),
    ),
    sentElsewhere(mock, arn),
  );
}

function wasAddressed(mock: EventBridgeMock, name: string): boolean {
  return mock
    .warnings()
    .some((warning) => warning.kind === 'unknown-event-bus' && warning.eventBusName === name);
}
