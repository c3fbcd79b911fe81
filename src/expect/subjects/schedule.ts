import { STANDING, type ScheduleView } from '../../mock/public-types.js';
import { placeOf } from '../../text/arn.js';
import { didYouMean, nearestName } from '../../text/nearest-name.js';
import { inAnotherRegion } from '../../text/region.js';
import { errorText, quoted, scheduleName } from '../../text/words.js';
import { refuse } from '../misuse/misuse.js';
import { sentElsewhere } from './other-region.js';
import { unknownMembersOfSchedules } from './unknown-members.js';

/** A schedule that is there, or was. A misspelt one would let every negated assertion pass. */
export function knownSchedule(schedule: ScheduleView): ScheduleView {
  const { outlook, surroundings } = schedule[STANDING];
  if (outlook.kind !== 'absent' || schedule.invocations().length + schedule.deadLetters().length > 0) {
    return schedule;
  }
  const { group, groups = [], regions = [] } = surroundings ?? {};
  const isGroupThere = group === 'ACTIVE' || group === 'DELETING';
  const { region } = placeOf(schedule.arn);
  const [other] = regions;
  return refuse(
    `${scheduleName(schedule)} does not exist${isGroupThere ? '' : ', and neither does the group'}.`,
    suggestedSchedule(schedule) ?? suggestedGroup(schedule, groups),
    GROUPS_THAT_GO[group ?? 'ACTIVE'],
    other === undefined
      ? sentElsewhere(schedule.mock, schedule.arn)
      : inAnotherRegion('the schedule that is looked at', [region], other),
    ...whyNotCreated(schedule),
    ...unknownMembersOfSchedules(schedule.mock, [schedule]),
  );
}

const GROUPS_THAT_GO = {
  ACTIVE: '',
  DELETING: 'The group is being deleted; its schedules are gone.',
  GONE: 'The group was deleted, and its schedules with it.',
};

/** The same name in another group is likelier than a similar name: the group is easily left out. */
function suggestedSchedule(schedule: ScheduleView): string | undefined {
  const { mock, name, groupName } = schedule;
  const schedules = mock.schedules();
  const sameName = schedules.find((other) => other.name === name);
  if (sameName) return `Group ${quoted(sameName.groupName)} has a schedule of that name: ${callOf(sameName)}`;
  const swapped = schedules.find((other) => other.name === groupName && other.groupName === name);
  if (swapped) return `The name comes before the group: ${callOf(swapped)}`;
  const ofGroup = schedules.filter((other) => other.groupName === groupName);
  const near = nearestSchedule(name, ofGroup) ?? nearestSchedule(name, schedules);
  return near ? `Did you mean ${callOf(near)}?` : formerSchedule(schedule);
}

/** One of that name that was in another group, until it was deleted. */
function formerSchedule({ mock, name, groupName }: ScheduleView): string | undefined {
  const groups = mock
    .commands('CreateSchedule')
    .filter(({ error, input }) => error === undefined && input['Name'] === name)
    .map(({ input }) => input['GroupName'] ?? 'default');
  const group = groups.find((other) => other !== groupName);
  if (typeof group !== 'string') return undefined;
  return `Group ${quoted(group)} had a schedule of that name: ${callOf({ name, groupName: group })}`;
}

function nearestSchedule(name: string, schedules: readonly ScheduleView[]): ScheduleView | undefined {
  const near = nearestName(
    name,
    schedules.map((schedule) => schedule.name),
  );
  return schedules.find((schedule) => schedule.name === near);
}

/** As a test would write it. */
export function callOf({ name, groupName }: Pick<ScheduleView, 'name' | 'groupName'>): string {
  return `eventBridge.schedule('${name}'${groupName === 'default' ? '' : `, '${groupName}'`})`;
}

function suggestedGroup({ groupName }: ScheduleView, groups: readonly string[]): string {
  return groups.includes(groupName) ? '' : didYouMean(nearestName(groupName, groups));
}

function whyNotCreated({ mock, name }: ScheduleView): readonly string[] {
  const calls = mock.commands('CreateSchedule');
  if (calls.length === 0) return mock.schedules().length === 0 ? [NOT_CALLED] : [];
  return calls
    .filter(({ input, error }) => error !== undefined && input['Name'] === name)
    .map(({ error, explanation }) =>
      [
        'CreateSchedule was rejected:',
        ...(explanation === undefined ? [] : [explanation]),
        errorText(error),
      ].join(' '),
    );
}

const NOT_CALLED =
  'The history has no call of CreateSchedule. Does the code under test use a SchedulerClient that this mock is ' +
  'attached to, and is it awaited? mockEventBridge() attaches to all clients, eventBridge.attach(client) to one.';
