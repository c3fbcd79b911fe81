import type { CommandRecord, WarningRecord } from '../../history/records.js';
import { placeOf } from '../../text/arn.js';

/** What an assertion looks at, or what leads to it. */
interface Made {
  readonly name: string;
  readonly arn: string;
}

interface History {
  warnings(): readonly WarningRecord[];
  commands(): readonly CommandRecord[];
}

/** What had no effect in accepted calls of an operation: of all, or of those that made one of these things. */
export function unknownMembers(
  history: History,
  operation: string,
  made?: readonly Made[],
): readonly string[] {
  return history.warnings().flatMap((warning) => {
    if (warning.kind !== 'unknown-member' || warning.operation !== operation) return [];
    const { account, region, message } = warning;
    const here = made?.filter(({ arn }) => {
      const place = placeOf(arn);
      return place.account === account && place.region === region;
    });
    return !here || isMade(here, operation, history) ? [message] : [];
  });
}

/** The same of all that makes rules and their targets, and schedules. */
export function unknownMembersOf(
  history: History,
  { rules, schedules }: Readonly<Record<'rules' | 'schedules', readonly Made[]>>,
): readonly string[] {
  return [
    ...unknownMembers(history, 'PutRule', rules),
    ...unknownMembers(history, 'PutTargets', rules),
    ...unknownMembersOfSchedules(history, schedules),
  ];
}

export function unknownMembersOfSchedules(history: History, schedules: readonly Made[]): readonly string[] {
  return [
    ...unknownMembers(history, 'CreateSchedule', schedules),
    ...unknownMembers(history, 'UpdateSchedule', schedules),
  ];
}

/** The names alone tell: what else would say which bus or group it is of, may be what is misspelt. */
function isMade(made: readonly Made[], operation: string, history: History): boolean {
  const names = new Set<unknown>(made.map(({ name }) => name));
  return history
    .commands()
    .some(({ name, input }) => name === operation && names.has(input['Rule'] ?? input['Name']));
}
