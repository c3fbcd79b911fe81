import {
  DEFAULT_SCHEDULE_GROUP,
  scheduleArn,
  scheduleKey,
  schedulesIn,
  type ScheduleRecord,
} from '../../account/schedule.js';
import { logicallyNamed } from '../../simulation/seed/logical-names.js';
import type { ScheduleDeadLetterRecord, ScheduleInvocationRecord } from '../../history/schedule-records.js';
import { parseArn, type Place } from '../../text/arn.js';
import { checkName } from '../../text/given.js';
import {
  STANDING,
  VIEW,
  type EventBridgeMock,
  type ScheduleStanding,
  type ScheduleView,
} from '../public-types.js';
import { counted, quoted, Readable } from './inspected.js';
import type { Viewed } from './viewed.js';

/** A schedule given by name and group in the mock's own account and Region, as seeds name it, or by ARN anywhere. */
export function scheduleView(viewed: Viewed, nameOrArn: string, group?: string): ScheduleView {
  checkName('schedule()', 'the name or the ARN of a schedule', nameOrArn);
  const arn = parseArn(nameOrArn);
  if (!arn) {
    if (group !== undefined) checkName('schedule()', 'the name of a schedule group', group);
    return scheduleNamed(viewed, nameOrArn, group);
  }
  const [, groupName, name] = /^schedule\/([^/]+)\/([^/]+)$/.exec(arn.resource) ?? [];
  if (arn.service !== 'scheduler' || groupName === undefined || name === undefined) {
    throw new TypeError(`schedule: this is not the ARN of a schedule: ${nameOrArn.slice(0, 300)}`);
  }
  return new LiveSchedule(viewed, { name, groupName, place: { account: arn.account, region: arn.region } });
}

/** No name has a slash in it: what stands in front of one is the group. */
function named(name: string, group: string | undefined): NamedSchedule {
  const [, ofName = DEFAULT_SCHEDULE_GROUP, ownName = name] = /^([^/]+)\/([^/]+)$/.exec(name) ?? [];
  return group === undefined ? { name: ownName, groupName: ofName } : { name, groupName: group };
}

/** By its own name, or else by what a template calls it, whatever group it is in. */
function scheduleNamed(viewed: Viewed, name: string, group: string | undefined): ScheduleView {
  const schedule = new LiveSchedule(viewed, named(name, group));
  if (schedule.exists) return schedule;
  const known = logicallyNamed(name, viewed.simulation.seeds, [
    ({ schedules = [] }) =>
      new Map([...schedules].filter(([, one]) => [undefined, one.group].includes(group))),
    (one) => `schedule ${quoted(one.name)} in group ${quoted(one.group)}`,
  ]);
  return known === undefined
    ? schedule
    : new LiveSchedule(viewed, { name: known.name, groupName: known.group });
}

/** Every schedule of the mock's own account and Region, by group and name. */
export function scheduleViews(viewed: Viewed): readonly ScheduleView[] {
  const { world, home } = viewed.simulation;
  const schedules = [...schedulesIn(world.at(home.place)).values()];
  return schedules
    .map(({ Name: name, GroupName: groupName }) => new LiveSchedule(viewed, { name, groupName }))
    .sort((a, b) => (a.arn < b.arn ? -1 : 1));
}

interface NamedSchedule {
  readonly name: string;
  readonly groupName: string;
  readonly place?: Place;
}

class LiveSchedule extends Readable implements ScheduleView {
  readonly [VIEW] = 'schedule';
  readonly mock: EventBridgeMock;
  readonly name: string;
  readonly groupName: string;
  readonly #viewed: Viewed;
  readonly #fixedPlace: Place | undefined;

  constructor(viewed: Viewed, { name, groupName, place }: NamedSchedule) {
    super();
    this.mock = viewed.mock;
    this.name = name;
    this.groupName = groupName;
    this.#viewed = viewed;
    this.#fixedPlace = place;
  }

  get #place(): Place {
    return this.#fixedPlace ?? this.#viewed.simulation.home.place;
  }

  get #record(): ScheduleRecord | undefined {
    const place = this.#viewed.simulation.world.at(this.#place);
    return schedulesIn(place).get(scheduleKey(this.groupName, this.name));
  }

  get arn(): string {
    return scheduleArn(this.#place, scheduleKey(this.groupName, this.name));
  }

  get exists(): boolean {
    return this.#record !== undefined;
  }

  get state(): 'ENABLED' | 'DISABLED' | undefined {
    return this.#record?.State;
  }

  get [STANDING](): ScheduleStanding {
    const { world, scheduleRuns } = this.#viewed.simulation;
    const key = scheduleKey(this.groupName, this.name);
    return scheduleRuns.standing(world.at(this.#place), key, world.all());
  }

  nextRuns(count = 1): readonly Date[] {
    const { world, scheduleRuns } = this.#viewed.simulation;
    return scheduleRuns.nextRuns(world.at(this.#place), scheduleKey(this.groupName, this.name), count);
  }

  invocations(): readonly ScheduleInvocationRecord[] {
    const { arn } = this;
    return this.#viewed.simulation.journal.scheduleInvocations.filter(({ schedule }) => schedule.arn === arn);
  }

  deadLetters(): readonly ScheduleDeadLetterRecord[] {
    const { arn } = this;
    return this.#viewed.simulation.journal.scheduleDeadLetters.filter(({ schedule }) => schedule.arn === arn);
  }

  override toString(): string {
    const name = `schedule ${quoted(this.name)} in group ${quoted(this.groupName)}`;
    const record = this.#record;
    const invocations = counted(this.invocations().length, 'invocation');
    if (!record) {
      const { outlook } = this[STANDING];
      if (outlook.kind !== 'removed') return `${name}, which does not exist`;
      return `${name}, deleted at ${outlook.at.toISOString()}: ${invocations}`;
    }
    const [next] = this.nextRuns();
    const then = next ? `, next ${next.toISOString()}` : '';
    return `${name}: ${record.ScheduleExpression}, ${record.State}${then}, ${invocations}`;
  }
}
