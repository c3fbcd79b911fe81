import type { Seed } from 'aws-eventbridge-mock';
import { nightlyReport } from '../src/nightly-report.js';
import type { Appointment } from '../src/reminders.js';

export const REGION = 'eu-central-1';
export const FUNCTION = 'arn:aws:lambda:eu-central-1:123456789012:function:send-reminder';
export const UNSENT = 'arn:aws:sqs:eu-central-1:123456789012:unsent-reminders';
export const ROLE = 'arn:aws:iam::123456789012:role/scheduler';

/** What the stack sets for the code. */
export const variables = {
  SEND_REMINDER_ARN: FUNCTION,
  SCHEDULER_ROLE_ARN: ROLE,
  UNSENT_REMINDERS_ARN: UNSENT,
};

/** What the stack deploys: a bus, and a schedule in a group that is there with it. */
export const seed: Seed = {
  buses: { customers: {} },
  schedules: {
    'reminders/nightly-report': { cron: '30 2 * * ? *', timezone: 'Europe/Berlin', target: nightlyReport },
  },
};

/** The Friday before clocks in Berlin go forward: at two in the night to Sunday, 29 March. */
export const FRIDAY = new Date('2026-03-27T12:00:00Z');

export const monday: Appointment = {
  id: 'a-1',
  customer: 'Ada',
  startsAt: '2026-03-30T09:30',
  timeZone: 'Europe/Berlin',
};
