import {
  livingScheduleGroups,
  scheduleGroupsIn,
  schedulesIn,
  type ScheduleGroupRecord,
  type ScheduleKey,
  type ScheduleRecord,
} from '../../account/schedule.js';
import { phaseAt } from '../../account/lifecycle.js';
import type { AccountRegion } from '../../account/world.js';
import type { ScheduleOfTarget, ScheduleRunUnderWay } from '../../history/schedule-records.js';
import type { Outlook } from './schedule-outlook.js';

/** A schedule as GetSchedule shows it, without its names and the times at which it was changed. */
export type ShownSchedule = Omit<
  ScheduleRecord,
  'Name' | 'GroupName' | 'CreationDate' | 'LastModificationDate' | 'countsFrom' | 'isOver' | 'created'
>;

/** How it stands with a schedule: all that may be why its target was not invoked. */
export interface ScheduleStanding {
  readonly now: Date;
  /** What it is, or was when it went; undefined for one that has never been there. */
  readonly shown: ShownSchedule | undefined;
  readonly target: ScheduleOfTarget['target'] | undefined;
  readonly outlook: Outlook;
  /** When it was due last. */
  readonly lastRun: Date | undefined;
  readonly underWay: readonly ScheduleRunUnderWay[];
  /** What is there in the place of one that is not. */
  readonly surroundings: ScheduleSurroundings | undefined;
}

export interface ScheduleSurroundings {
  /** What has become of the group that was asked for; undefined where there never was one. */
  readonly group: 'ACTIVE' | 'DELETING' | 'GONE' | undefined;
  readonly groups: readonly string[];
  /** Where the account has a schedule of this name and group. */
  readonly regions: readonly string[];
}

export function shownSchedule({
  Name: _name,
  GroupName: _group,
  CreationDate: _created,
  LastModificationDate: _changed,
  countsFrom: _counts,
  isOver: _over,
  created: _request,
  ...shown
}: ScheduleRecord): ShownSchedule {
  return shown;
}

export function surroundingsOf(
  place: AccountRegion,
  key: ScheduleKey,
  { now, places }: { readonly now: Date; readonly places: readonly AccountRegion[] },
): ScheduleSurroundings {
  const [groupName = ''] = key.split('/');
  const groups = livingScheduleGroups(place, now).map(({ Name }) => Name);
  const known = scheduleGroupsIn(place).get(groupName);
  return {
    group: known ? stateOf(known, now) : groups.includes(groupName) ? 'ACTIVE' : undefined,
    groups,
    regions: places
      .filter((other) => other.account === place.account && other !== place)
      .filter((other) => schedulesIn(other).has(key))
      .map(({ region }) => region),
  };
}

function stateOf({ lifecycle }: ScheduleGroupRecord, now: Date) {
  return phaseAt(lifecycle, now).state;
}
