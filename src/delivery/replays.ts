import { MINUTE } from '../time/units.js';
import { parseArn } from '../text/arn.js';
import { phaseAt } from '../account/lifecycle.js';
import type { ReplayRecord } from '../account/replay.js';
import type { ArchivedEvent } from '../account/resources.js';
import type { World } from '../account/world.js';
import { envelopeText } from '../event/envelope-text.js';
import type { EventEnvelope } from '../event/envelope.js';
import { InputEvent } from '../input/input-event.js';
import type { Timekeeper } from '../time/timekeeper.js';
import type { RoutedEvent } from './job.js';

export interface ReplayHost {
  readonly world: World;
  readonly timekeeper: Timekeeper;
  readonly now: () => Date;
  readonly route: (event: RoutedEvent) => void;
}

/**
 * Sends the events of a replay while it runs: a minute of events' own time after the other, spread over the time that
 * the replay takes.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-replay-archived-event.html
 */
export function planReplay(replay: ReplayRecord, host: ReplayHost): void {
  const [from, to] = runningTime(replay);
  const minutes = byMinute(replay.events);
  minutes.forEach((events, index) => {
    const at = from + ((to - from) * (index + 1)) / minutes.length;
    host.timekeeper.add(
      at,
      () => {
        sendMinute(replay, events, host);
      },
      'replay',
    );
  });
}

function runningTime({ lifecycle }: ReplayRecord): readonly [from: number, to: number] {
  const start = (state: string): number => Number(lifecycle.find((phase) => phase.state === state)?.from);
  return [start('RUNNING'), start('COMPLETED')];
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

function sendMinute(replay: ReplayRecord, events: readonly ArchivedEvent[], host: ReplayHost): void {
  const { state } = phaseAt(replay.lifecycle, host.now());
  if (state === 'CANCELLING' || state === 'CANCELLED') return;
  const { Arn, FilterArns } = replay.Destination;
  const arn = parseArn(Arn);
  if (!arn) return;
  const { place, name } = host.world.busOf(arn);
  const bus = place.eventBuses.get(name);
  if (!bus) return;
  for (const event of events) {
    const onlyRules = FilterArns && new Set(FilterArns);
    host.route({ bus, ...replayed(event, replay.ReplayName), ...(onlyRules && { onlyRules }) });
    replay.lastReplayed = event.time;
  }
}

/** The event as it was, with the name of the replay. */
function replayed({ text }: ArchivedEvent, replayName: string): Pick<RoutedEvent, 'envelope' | 'text'> {
  const envelope = { ...(JSON.parse(text) as EventEnvelope), 'replay-name': replayName };
  const detail = new InputEvent(text).at('$.detail')?.json ?? '{}';
  return { envelope, text: envelopeText(envelope, detail) };
}
