import type { DeliveryRecord, InvocationRecord } from '../history/records.js';
import type { ScheduleInvocationRecord, ScheduleRunUnderWay } from '../history/schedule-records.js';
import type { Simulation } from '../simulation/simulation.js';

/** Something that a test has started and not awaited. */
export type UnfinishedWork =
  | { readonly kind: 'command'; readonly operation: string }
  /** An event that is not delivered yet, or that is to be retried. */
  | { readonly kind: 'delivery'; readonly delivery: DeliveryRecord }
  /** A handler that is running, or that has failed and is to be called again. */
  | { readonly kind: 'handler'; readonly invocation: InvocationRecord }
  /** A run of a schedule whose target is not invoked yet, or is to be invoked again. */
  | { readonly kind: 'schedule-run'; readonly run: ScheduleRunUnderWay }
  /** A handler that a schedule invoked, and that is running, or has failed and is to be called again. */
  | { readonly kind: 'schedule-handler'; readonly invocation: ScheduleInvocationRecord }
  /** Deliveries whose records `clearHistory()` has cleared. */
  | { readonly kind: 'forgotten'; readonly deliveries: number };

/** What of it shows: commands without an answer, and what goes on in the accounts. */
export function unfinishedWork(
  operations: readonly string[],
  { journal, delivery, scheduleRunsUnderWay, pendingDeliveries }: Simulation,
): readonly UnfinishedWork[] {
  const commands = operations.map((operation) => ({ kind: 'command', operation }) as const);
  if (pendingDeliveries === 0) return commands;
  const { unfinishedInvocations, unfinishedScheduleInvocations } = delivery;
  const work: readonly UnfinishedWork[] = [
    ...journal.deliveries
      .filter(({ outcome }) => outcome === 'pending')
      .map((pending) => ({ kind: 'delivery', delivery: pending }) as const),
    ...unfinishedInvocations.map((invocation) => ({ kind: 'handler', invocation }) as const),
    ...scheduleRunsUnderWay.map((run) => ({ kind: 'schedule-run', run }) as const),
    ...unfinishedScheduleInvocations.map((invocation) => ({ kind: 'schedule-handler', invocation }) as const),
  ];
  const forgotten = pendingDeliveries - work.length;
  return [
    ...commands,
    ...work,
    ...(forgotten > 0 ? [{ kind: 'forgotten', deliveries: forgotten } as const] : []),
  ];
}

export function workText(work: UnfinishedWork): string {
  switch (work.kind) {
    case 'command':
      return `${work.operation} is not answered yet.`;
    case 'delivery': {
      const { event, target, rule, attempts } = work.delivery;
      const failed = attempts.at(-1)?.error?.errorCode;
      const state = failed === undefined ? 'is not delivered yet' : `waits for a retry after ${failed}`;
      return `Event "${event['detail-type']}" ${state}: rule "${rule.name}" on bus "${rule.eventBusName}", target ${target.arn}.`;
    }
    case 'handler':
      return `${handlerText(work.invocation)}, for event "${work.invocation.event['detail-type']}".`;
    case 'schedule-run': {
      const { schedule, target, retry } = work.run;
      const state = retry ? `waits for a retry after ${retry.error.errorCode}` : 'is not finished yet';
      return `A run of schedule "${schedule.name}" in group "${schedule.groupName}" ${state}: target ${target.arn}.`;
    }
    case 'schedule-handler': {
      const { name, groupName } = work.invocation.schedule;
      return `${handlerText(work.invocation)}, for schedule "${name}" in group "${groupName}".`;
    }
    case 'forgotten':
      return `${work.deliveries} ${work.deliveries === 1 ? 'delivery' : 'deliveries'}, whose history was cleared.`;
  }
}

function handlerText({ target, outcome }: InvocationRecord | ScheduleInvocationRecord): string {
  const state = outcome === 'running' ? 'still runs' : 'has failed and is to be called again';
  return `The handler of ${target.arn} ${state}`;
}
