import { DEFAULT_SCHEDULE_GROUP, scheduleKey, schedulerArn, schedulesIn } from '../../account/schedule.js';
import { ServiceFault } from '../../service/service-fault.js';
import { partitionOf } from '../../text/arn.js';
import type { Requests } from './requests.js';
import { placeOfTarget, scheduleGroupInput, scheduleInput, scheduleTarget } from './schedule-spelling.js';
import { InvalidSeed, kindOf } from './seed-members.js';
import { functionArn, isHandler } from './seed-targets.js';

/** Makes a group of schedules, or gives its tags to one that is there. */
export function seedScheduleGroup(Name: string, given: unknown, path: string, requests: Requests): void {
  const { Tags } = scheduleGroupInput(given, path);
  // The service itself says that nobody makes `default`.
  if (Name === DEFAULT_SCHEDULE_GROUP || !hasGroup(Name, requests)) {
    requests.send(path, 'CreateScheduleGroup', { Name, Tags });
  } else if (Tags !== undefined) {
    const ResourceArn = schedulerArn(requests.place, `schedule-group/${Name}`);
    requests.send(path, 'TagResource', { ResourceArn, Tags }, 'EventBridge Scheduler');
  }
}

/** Makes a schedule of EventBridge Scheduler, named `group/name` or `name`, and its group where there is none. */
export function seedSchedule(named: string, given: unknown, path: string, requests: Requests): void {
  const [, GroupName = DEFAULT_SCHEDULE_GROUP, Name = ''] = /^(?:([^/]*)\/)?(.*)$/s.exec(named) ?? [];
  const { Target: target, ...input } = scheduleInput(given, path);
  const targetPath = placeOfTarget(given, path);
  const { handler, ...Target } = targetOf(target, Name, targetPath, requests);
  if (!hasGroup(GroupName, requests)) requests.send(path, 'CreateScheduleGroup', { Name: GroupName });
  const schedules = schedulesIn(requests.accounts.world.at(requests.place));
  // A stack may be deployed again.
  const isThere = requests.isOfStack && schedules.has(scheduleKey(GroupName, Name));
  const operation = isThere ? 'UpdateSchedule' : 'CreateSchedule';
  requests.send(path, operation, { Name, GroupName, ...input, Target });
  if (handler === undefined) return;
  if (!isHandler(handler)) {
    throw new InvalidSeed(`${targetPath}.handler`, `expected a function, got ${kindOf(handler)}.`);
  }
  requests.accounts.handlers.bindSeeded(String(Target['Arn']), handler);
}

function hasGroup(Name: string, { accounts, place, isOfStack }: Requests): boolean {
  try {
    accounts.call('GetScheduleGroup', { Name }, place, { api: 'EventBridge Scheduler', isOfStack });
    return true;
  } catch (error) {
    // What else is wrong with the name, the next request tells.
    if (error instanceof ServiceFault) return false;
    throw error;
  }
}

/** The target in the words of requests. Nobody asks whether a role is there, but each schedule has one. */
function targetOf(
  given: unknown,
  name: string,
  path: string,
  requests: Requests,
): Readonly<Record<string, unknown>> {
  const { account, region } = requests.place;
  const RoleArn = `arn:${partitionOf(region)}:iam::${account}:role/scheduler`;
  if (typeof given === 'string') return { Arn: given, RoleArn };
  if (isHandler(given)) return { Arn: functionArn(given, name, requests), RoleArn, handler: given };
  return { RoleArn, ...scheduleTarget(given, path) };
}
