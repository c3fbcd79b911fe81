import { DEFAULT_SCHEDULE_GROUP } from '../../account/schedule.js';
import { ServiceFault } from '../../service/service-fault.js';
import { partitionOf } from '../../text/arn.js';
import type { Requests } from './requests.js';
import { scheduleInput, scheduleTarget } from './schedule-spelling.js';
import { InvalidSeed, kindOf } from './seed-members.js';
import { functionArn, isHandler } from './seed-targets.js';

/** Makes a schedule of EventBridge Scheduler, named `group/name` or `name`, and its group where there is none. */
export function seedSchedule(named: string, given: unknown, path: string, requests: Requests): void {
  const [Name = '', GroupName = DEFAULT_SCHEDULE_GROUP, ...more] = named.split('/').reverse();
  if (more.length > 0) {
    throw new InvalidSeed(path, 'a schedule is named by its group and its name: "group/name", or "name".');
  }
  const { Target: target, ...input } = scheduleInput(given, path);
  const { handler, ...Target } = targetOf(target, Name, path, requests);
  if (!hasGroup(GroupName, requests)) requests.send(path, 'CreateScheduleGroup', { Name: GroupName });
  requests.send(path, 'CreateSchedule', { Name, GroupName, ...input, Target });
  if (handler === undefined) return;
  if (!isHandler(handler)) {
    throw new InvalidSeed(`${path}.target.handler`, `expected a function, got ${kindOf(handler)}.`);
  }
  requests.accounts.handlers.bindSeeded(String(Target['Arn']), handler);
}

function hasGroup(Name: string, { accounts, place }: Requests): boolean {
  try {
    accounts.call('GetScheduleGroup', { Name }, place, 'EventBridge Scheduler');
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
  return { RoleArn, ...scheduleTarget(given, `${path}.target`) };
}
