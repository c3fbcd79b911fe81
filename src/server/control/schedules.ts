import type { EventBridgeMock } from '../../mock/public-types.js';
import type { AccountSnapshot } from '../../simulation/account-state.js';
import type { Asked } from './route.js';

/** Those of EventBridge Scheduler, of all accounts and Regions. */
export function schedules({ eventBridge }: Asked): object {
  const own = eventBridge.snapshot();
  const all = [own, ...Object.values<AccountSnapshot>(own.elsewhere ?? {})].flatMap((state) =>
    Object.entries(state.schedules ?? {}),
  );
  return { schedules: all.map(([key, schedule]) => shownSchedule(key, schedule, eventBridge)) };
}

type Members = NonNullable<AccountSnapshot['schedules']>[string];

function shownSchedule(key: string, schedule: Members, eventBridge: EventBridgeMock): object {
  const [groupName, name] = key.split('/');
  const arn = String(schedule['Arn']);
  const view = eventBridge.schedule(arn);
  const [nextRun] = view.nextRuns();
  const invoked = view.invocations().length;
  const deadLettered = view.deadLetters().length;
  const dropped = eventBridge
    .warnings()
    .filter((warning) => warning.kind === 'schedule-dropped' && warning.scheduleArn === arn).length;
  const { Arn: targetArn, ...settings } = schedule['Target'] as Members;
  return {
    ...{ name, groupName, arn, state: schedule['State'] },
    ...(schedule['Description'] !== undefined && { description: schedule['Description'] }),
    expression: schedule['ScheduleExpression'],
    timezone: schedule['ScheduleExpressionTimezone'],
    ...(nextRun && { nextRun }),
    target: { arn: targetArn, ...settings },
    counts: { runs: invoked + deadLettered + dropped, invoked, 'dead-lettered': deadLettered, dropped },
  };
}
