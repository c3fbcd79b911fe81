import {
  CreateScheduleCommand,
  DeleteScheduleCommand,
  ResourceNotFoundException,
  SchedulerClient,
  UpdateScheduleCommand,
  type CreateScheduleCommandInput,
} from '@aws-sdk/client-scheduler';
import { environment } from './environment.js';

/** One client for the whole process, as Lambda functions keep it. */
const scheduler = new SchedulerClient({});

const GROUP = 'reminders';

export interface Appointment {
  readonly id: string;
  readonly customer: string;
  /** What clocks show there: `2026-03-30T09:30`. */
  readonly startsAt: string;
  /** A name of the IANA database: `Europe/Berlin`. */
  readonly timeZone: string;
}

/** What the function that sends reminders is invoked with. */
export interface Reminder extends Appointment {
  /** When the reminder was due: `2026-03-29T16:00:00Z`. */
  readonly dueAt: string;
}

/** Has the customer reminded on the evening before. A booking that comes twice is one reminder. */
export async function remind(appointment: Appointment): Promise<void> {
  const ClientToken = `${appointment.id}-${appointment.startsAt.replaceAll(/\D/g, '')}`;
  await scheduler.send(new CreateScheduleCommand({ ...scheduleOf(appointment), ClientToken }));
}

/** The appointment has another time. Where its reminder has been sent, and is gone, there is another one. */
export async function reschedule(appointment: Appointment): Promise<void> {
  try {
    // This replaces the whole schedule: what is not sent goes back to its default.
    await scheduler.send(new UpdateScheduleCommand(scheduleOf(appointment)));
  } catch (error) {
    if (!(error instanceof ResourceNotFoundException)) throw error;
    await remind(appointment);
  }
}

/** A reminder that was sent, or never asked for, needs no cancelling. */
export async function cancel(id: string): Promise<void> {
  try {
    await scheduler.send(new DeleteScheduleCommand({ Name: nameOf(id), GroupName: GROUP }));
  } catch (error) {
    if (!(error instanceof ResourceNotFoundException)) throw error;
  }
}

function scheduleOf(appointment: Appointment): CreateScheduleCommandInput {
  const { id, startsAt, timeZone } = appointment;
  const reminder: Reminder = { ...appointment, dueAt: '<aws.scheduler.scheduled-time>' };
  return {
    Name: nameOf(id),
    GroupName: GROUP,
    ScheduleExpression: `at(${eveningBefore(startsAt)})`,
    ScheduleExpressionTimezone: timeZone,
    FlexibleTimeWindow: { Mode: 'OFF' },
    ActionAfterCompletion: 'DELETE',
    Target: {
      Arn: environment('SEND_REMINDER_ARN'),
      RoleArn: environment('SCHEDULER_ROLE_ARN'),
      Input: JSON.stringify(reminder),
      // A reminder that comes after the appointment is worse than none.
      RetryPolicy: { MaximumRetryAttempts: 3, MaximumEventAgeInSeconds: 3600 },
      DeadLetterConfig: { Arn: environment('UNSENT_REMINDERS_ARN') },
    },
  };
}

function nameOf(id: string): string {
  return `appointment-${id}`;
}

/** Six o'clock on the day before. What instant that is, the time zone of the schedule tells. */
function eveningBefore(startsAt: string): string {
  const day = new Date(`${startsAt.slice(0, 10)}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - 1);
  return `${day.toISOString().slice(0, 10)}T18:00:00`;
}
