import { livingScheduleGroups, schedulesIn, type ScheduleKey } from '../../account/schedule.js';
import { didYouMean, nearestName } from '../../text/nearest-name.js';
import { inAnotherRegion } from '../../text/region.js';
import { otherRegions } from '../absence.js';
import type { OperationContext } from '../operation.js';
import { ServiceFault } from '../service-fault.js';

export function invalid(message: string): ServiceFault {
  return new ServiceFault('ValidationException', message);
}

export function conflict(message: string): ServiceFault {
  return new ServiceFault('ConflictException', message, 'client', 409);
}

export function notFound(message: string): ServiceFault {
  return new ServiceFault('ResourceNotFoundException', message, 'client', 404);
}

export function overSchedulerQuota(): ServiceFault {
  const message = 'The request exceeds a service quota.';
  return new ServiceFault('ServiceQuotaExceededException', message, 'client', 402);
}

/** The answer about a schedule that is not there; where a namesake is, that is told beside the service's words. */
export function noSchedule(key: ScheduleKey, context: OperationContext): ServiceFault {
  const [group = '', name = ''] = key.split('/');
  const fault = notFound(`Schedule ${name} does not exist.`);
  const groups = [...schedulesIn(context.here).values()]
    .filter((schedule) => schedule.Name === name)
    .map(({ GroupName }) => `"${GroupName}"`);
  if (groups.length > 0) {
    const where = groups.length === 1 ? 'the group' : 'the groups';
    return fault.because(
      `There is a schedule "${name}" in ${where} ${groups.join(', ')}; the call asked for the group "${group}", ` +
        'which is "default" where a request has no GroupName.',
    );
  }
  const regions = otherRegions(
    { place: context.here, isIn: (place) => schedulesIn(place).has(key) },
    context,
  );
  if (regions.length === 0) return fault;
  return fault.because(inAnotherRegion(`schedule "${name}"`, regions, context.here.region));
}

/** The answer about a group that is not there, with the one that may be meant, or how a group comes to be. */
export function noGroup(name: string, { here, now }: OperationContext): ServiceFault {
  const others = livingScheduleGroups(here, now()).map(({ Name }) => Name);
  const near = nearestName(
    name,
    others.filter((other) => other !== name),
  );
  return notFound(`Schedule group ${name} does not exist.`).because(
    didYouMean(near, 'CreateScheduleGroup makes a group; CreateSchedule does not.'),
  );
}
