import type { ScheduleRecord } from '../../account/schedule.js';
import type { ChainLink } from '../../history/records.js';
import type { ScheduleOfTarget, ScheduleRunUnderWay } from '../../history/schedule-records.js';
import type { Arn, Place } from '../../text/arn.js';
import { wholeSeconds } from '../../time/whole-seconds.js';
import type { HandledJob } from '../attempt/handled-job.js';
import type { RunningHandler } from '../attempt/under-way.js';

/** One time that a schedule is due, from the first attempt to invoke its target to the last. */
export interface ScheduleJob extends ScheduleOfTarget {
  readonly record: ScheduleRecord;
  readonly place: Place;
  /** The target's. */
  readonly arn: Arn;
  /** The id of the notification that a target without an input gets. */
  readonly id: string;
  /** When the first attempt was made, in milliseconds since 1970. */
  readonly begunAt: number;
  /** How many attempts have failed. */
  failed: number;
  /** Undefined while an attempt is being made. */
  retry: ScheduleRunUnderWay['retry'];
  readonly ended: () => void;
}

/** What a function has to be called with that stands for a target. */
export function handledJob(job: ScheduleJob, targetArn: string, payload: string): HandledJob {
  return { targetArn, payload, handled: handledAs(job, targetArn), causes: [linkOf(job, targetArn)] };
}

function handledAs(job: ScheduleJob, arn: string): RunningHandler {
  const { record, schedule, place, scheduledTime, id } = job;
  const event = {
    version: '0' as const,
    id,
    'detail-type': DETAIL_TYPE,
    source: 'aws.scheduler',
    account: place.account,
    time: wholeSeconds(scheduledTime),
    region: place.region,
    resources: [record.Arn],
    detail: {},
  };
  return { target: { id: record.Name, arn }, schedule, event };
}

function linkOf({ record, id }: ScheduleJob, targetArn: string): ChainLink {
  return { eventId: id, detailType: DETAIL_TYPE, ruleArn: record.Arn, targetArn };
}

const DETAIL_TYPE = 'Scheduled Event';
