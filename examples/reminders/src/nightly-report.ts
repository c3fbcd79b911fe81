import { paginateListSchedules, SchedulerClient } from '@aws-sdk/client-scheduler';
import { publish } from './events.js';

const client = new SchedulerClient({});

/** What a schedule without an input sends. */
export interface ScheduledNotification {
  readonly 'detail-type': 'Scheduled Event';
  /** When the schedule was due. */
  readonly time: string;
}

/** The Lambda function that is invoked every night, and tells how many reminders are to come. */
export async function nightlyReport({ time }: ScheduledNotification): Promise<void> {
  let waiting = 0;
  const filter = { GroupName: 'reminders', NamePrefix: 'appointment-' };
  for await (const { Schedules = [] } of paginateListSchedules({ client }, filter))
    waiting += Schedules.length;
  await publish('Reminders Waiting', { waiting, at: time });
}
