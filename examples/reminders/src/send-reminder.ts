import { publish } from './events.js';
import type { Reminder } from './reminders.js';

/** The Lambda function that schedules invoke: with the input of the schedule, and nothing around it. */
export async function sendReminder({ id, customer, startsAt, dueAt }: Reminder): Promise<void> {
  await publish('Reminder Due', { appointment: id, customer, startsAt, dueAt });
}
