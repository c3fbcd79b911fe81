import { MINUTE } from '../../time/units.js';
import { parseArn } from '../../text/arn.js';
import { phaseAt } from '../../account/lifecycle.js';
import type { ReplayRecord } from '../../account/replay.js';
import type { ArchivedEvent, EventBusRecord } from '../../account/resources.js';
import type { EventEnvelope } from '../../event/envelope.js';
import { IncomingEnvelope } from '../../event/incoming-envelope.js';
import { InputEvent } from '../../input/input-event.js';
import type { DeliveryHost } from '../attempt/delivery-host.js';
import type { RoutedEvent } from './routing.js';

type Host = Pick<DeliveryHost, 'environment' | 'timekeeper' | 'accessFrom'>;

type Route = (event: RoutedEvent) => void;

/**
 * Sends the events of a replay while it runs: a minute of events' own time after the other, spread over the time that
 * the replay takes. Of one that has begun before, what it has not sent yet.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-replay-archived-event.html
 */
export function planReplay(replay: ReplayRecord, host: Host, route: Route): void {
  const running = runningTime(replay);
  if (!running) return;
  const [from, to] = running;
  const minutes = byMinute(replay.events);
  minutes.forEach((events, index) => {
    if (isSent(events, replay)) return;
    const at = from + ((to - from) * (index + 1)) / minutes.length;
    const send = () => {
      const bus = openBusOf(replay, host);
      if (!bus) return;
      for (const event of events) {
        route({ ...replayed(event, replay), bus });
        replay.lastReplayed = event.time;
      }
    };
    host.timekeeper.add(at, send, 'replay');
  });
}

function isSent(minute: readonly ArchivedEvent[], { lastReplayed }: ReplayRecord): boolean {
  const last = minute.at(-1);
  return last !== undefined && lastReplayed !== undefined && last.time <= lastReplayed;
}

/** Undefined for one that was cancelled. */
function runningTime({ lifecycle }: ReplayRecord): readonly [from: number, to: number] | undefined {
  const start = (state: string) => lifecycle.find((phase) => phase.state === state)?.from.getTime();
  const [from, to] = [start('RUNNING'), start('COMPLETED')];
  return from === undefined || to === undefined ? undefined : [from, to];
}

function byMinute(events: readonly ArchivedEvent[]): readonly (readonly ArchivedEvent[])[] {
  const minutes = new Map<number, ArchivedEvent[]>();
  for (const event of events) {
    const minute = Math.floor(event.time.getTime() / MINUTE);
    const known = minutes.get(minute);
    if (known) known.push(event);
    else minutes.set(minute, [event]);
  }
  return [...minutes.values()];
}

/** The bus that is to get the events, for as long as nobody has cancelled the replay or deleted the bus. */
function openBusOf({ lifecycle, Destination }: ReplayRecord, host: Host): EventBusRecord | undefined {
  const { state } = phaseAt(lifecycle, new Date(host.environment.now()));
  if (state === 'CANCELLING' || state === 'CANCELLED') return undefined;
  const arn = parseArn(Destination.Arn);
  if (!arn) return undefined;
  const { place, name } = host.accessFrom(arn).world.busOf(arn);
  return place.eventBuses.get(name);
}

/** The event as it was, with the name of the replay. */
function replayed(
  { text }: ArchivedEvent,
  { ReplayName, Destination: { FilterArns } }: ReplayRecord,
): Omit<RoutedEvent, 'bus'> {
  const head = { ...(JSON.parse(text) as EventEnvelope), 'replay-name': ReplayName };
  const detail = new InputEvent(text).at('$.detail')?.json ?? '{}';
  return {
    envelope: new IncomingEnvelope(head, detail),
    traceHeader: undefined,
    ...(FilterArns && { onlyRules: new Set(FilterArns) }),
  };
}
