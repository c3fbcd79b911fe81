import type { ReplayState } from '@aws-sdk/client-eventbridge';
import { retainedEvents } from '../../account/archive.js';
import { eventsArn } from '../../account/events-arn.js';
import { passing, phaseAt, type Lifecycle } from '../../account/lifecycle.js';
import { replaysIn, type ReplayRecord } from '../../account/replay.js';
import type { ArchivedEvent, ArchiveRecord } from '../../account/resources.js';
import type { AccountRegion } from '../../account/world.js';
import { parseArn } from '../../text/arn.js';
import { paging, resourceArn } from '../constraints/member-shapes.js';
import { list, required, string, structure, timestamp } from '../constraints/shapes.js';
import { absence } from '../absence.js';
import type { CallContext, Operation, OperationInput, Validated } from '../operation.js';
import { refuseOtherRegion } from '../own-region.js';
import { pageOf } from '../paging.js';
import { overQuota, ServiceFault } from '../service-fault.js';
import { ownBus, refuseSecondFilter, replayedArchive, sourceArn } from './archive-lookup.js';

const replayName = string({ min: 1, max: 64, pattern: '[\\.\\-_A-Za-z0-9]+' });
const replayState = string({
  enum: ['CANCELLED', 'CANCELLING', 'COMPLETED', 'FAILED', 'RUNNING', 'STARTING'],
});

export const StartReplay: Operation<'StartReplay'> = {
  input: structure({
    ReplayName: required(replayName),
    Description: string({ max: 512, pattern: '.*' }),
    EventSourceArn: required(sourceArn),
    EventStartTime: required(timestamp),
    EventEndTime: required(timestamp),
    Destination: required(structure({ Arn: required(resourceArn), FilterArns: list(resourceArn) })),
  }),
  handle: (input, context) => {
    const archive = checkedArchive(input, context);
    checkRoom(input.ReplayName, context);
    const now = context.now();
    const replay: ReplayRecord = {
      ...input,
      ReplayArn: eventsArn(context.here, `replay/${input.ReplayName}`),
      ReplayStartTime: now,
      lifecycle: untilCompleted(now, context.transitionTime),
      events: eventsBetween(input, retainedEvents(archive, now)),
    };
    replaysIn(context.here).set(replay.ReplayName, replay);
    context.replay(replay);
    return { ReplayArn: replay.ReplayArn, State: 'STARTING', ReplayStartTime: now };
  },
};

export const DescribeReplay: Operation<'DescribeReplay'> = {
  input: structure({ ReplayName: required(replayName) }),
  handle: ({ ReplayName }, context) => {
    const replay = existingReplay(ReplayName, context);
    const { ReplayArn, Description, Destination } = replay;
    return { ReplayArn, ...shown(replay, context.now()), Description, Destination };
  },
};

export const ListReplays: Operation<'ListReplays'> = {
  input: structure({ NamePrefix: replayName, State: replayState, EventSourceArn: sourceArn, ...paging }),
  handle: ({ NamePrefix, State, EventSourceArn, ...request }, context) => {
    refuseOtherRegion(EventSourceArn, context);
    const { here, now } = context;
    refuseSecondFilter('ListReplays', [NamePrefix, State, EventSourceArn]);
    const time = now();
    const items = [...replaysIn(here).values()].filter(
      (replay) =>
        replay.ReplayName.startsWith(NamePrefix ?? '') &&
        (State === undefined || stateOf(replay, time) === State) &&
        (EventSourceArn === undefined || replay.EventSourceArn === EventSourceArn),
    );
    const nameOf = ({ ReplayName }: ReplayRecord) => ReplayName;
    const { page, NextToken } = pageOf({ operation: 'ListReplays', items, nameOf }, request);
    return { Replays: page.map((replay) => shown(replay, time)), NextToken };
  },
};

export const CancelReplay: Operation<'CancelReplay'> = {
  input: structure({ ReplayName: required(replayName) }),
  handle: ({ ReplayName }, context) => {
    const replay = existingReplay(ReplayName, context);
    const now = context.now();
    if (!CANCELLABLE.has(stateOf(replay, now))) {
      throw new ServiceFault(
        'IllegalStatusException',
        `Replay ${ReplayName} is not in a valid state for this operation.`,
      );
    }
    const states = { first: 'CANCELLING', then: 'CANCELLED' } as const;
    replay.lifecycle = passing<ReplayState>(states, now, context.transitionTime);
    return { ReplayArn: replay.ReplayArn, State: 'CANCELLING' };
  },
};

const CANCELLABLE: ReadonlySet<ReplayState> = new Set(['STARTING', 'RUNNING']);
const FINISHED: ReadonlySet<ReplayState> = new Set(['COMPLETED', 'CANCELLED', 'FAILED']);

function untilCompleted(now: Date, milliseconds: number): Lifecycle<ReplayState> {
  const completed = { state: 'COMPLETED', from: new Date(now.getTime() + 2 * milliseconds) } as const;
  return [...passing<ReplayState>({ first: 'STARTING', then: 'RUNNING' }, now, milliseconds), completed];
}

type StartInput = Validated<OperationInput<'StartReplay'>>;

/** That the times are compared before the buses is recorded. */
function checkedArchive(
  { EventSourceArn, EventStartTime, EventEndTime, Destination }: StartInput,
  context: CallContext,
): ArchiveRecord {
  const arn = parseArn(Destination.Arn);
  if (arn?.service !== 'events' || !arn.resource.startsWith('event-bus/')) {
    throw refused('Destination.Arn', 'Must contain an event bus ARN.');
  }
  const bus = ownBus(Destination.Arn, context);
  const archive = replayedArchive(EventSourceArn, context);
  for (const rule of Destination.FilterArns ?? []) refuseOtherRegion(rule, context);
  if (EventStartTime >= EventEndTime) {
    throw refused('EventEndTime', 'EventStartTime must be before EventEndTime.');
  }
  if (archive.EventSourceArn !== bus.Arn) {
    throw refused('Destination.Arn', 'Cross event bus replay is not permitted.');
  }
  return archive;
}

function refused(parameter: string, reason: string): ServiceFault {
  return new ServiceFault('ValidationException', `Parameter ${parameter} is not valid. Reason: ${reason}`);
}

function checkRoom(name: string, { here, now, quotas }: CallContext): void {
  const replays = replaysIn(here);
  if (replays.has(name)) {
    throw new ServiceFault('ResourceAlreadyExistsException', `Replay ${name} already exists.`);
  }
  const time = now();
  const active = [...replays.values()].filter((replay) => !FINISHED.has(stateOf(replay, time)));
  if (active.length >= quotas.activeReplays) throw overQuota();
}

/** The events of the window, in the order of their own times. */
function eventsBetween(
  { EventStartTime, EventEndTime }: StartInput,
  events: readonly ArchivedEvent[],
): ArchivedEvent[] {
  return events
    .filter(({ time }) => time >= EventStartTime && time < EventEndTime)
    .sort((a, b) => a.time.getTime() - b.time.getTime());
}

function existingReplay(name: string, context: CallContext): ReplayRecord {
  const { here: place } = context;
  const replay = replaysIn(place).get(name);
  if (replay) return replay;
  const isIn = (other: AccountRegion): boolean => replaysIn(other).has(name);
  throw absence(`Replay ${name} does not exist.`, { what: `replay "${name}"`, place, isIn }, context);
}

function stateOf({ lifecycle }: ReplayRecord, now: Date): ReplayState {
  return phaseAt(lifecycle, now).state;
}

function shown(replay: ReplayRecord, now: Date) {
  const { ReplayName, EventSourceArn, EventStartTime, EventEndTime, ReplayStartTime } = replay;
  const { state, from } = phaseAt(replay.lifecycle, now);
  return {
    ReplayName,
    EventSourceArn,
    State: state,
    EventStartTime,
    EventEndTime,
    EventLastReplayedTime: replay.lastReplayed,
    ReplayStartTime,
    ReplayEndTime: FINISHED.has(state) ? from : undefined,
  };
}
