import type { Journal } from '../../history/journal.js';
import type { EventBridgeMock } from '../public-types.js';
import { counted, quoted } from './inspected.js';

/** What `console.log` and `String()` show of a mock. */
export function mockText(mock: EventBridgeMock, { warnings, scheduleInvocations }: Journal): string {
  const buses = mock.buses().map((bus) => {
    const rules = counted(bus.rules().length, 'rule');
    return `bus ${quoted(bus.name)}: ${rules}, ${counted(bus.events().length, 'event')}`;
  });
  const schedules = mock.schedules().length;
  const runs = scheduleInvocations.length;
  const lines = [
    `EventBridgeMock of account ${mock.account} in ${mock.region}`,
    ...buses,
    ...(schedules + runs === 0 ? [] : [`${counted(schedules, 'schedule')}: ${counted(runs, 'invocation')}`]),
    ...warnings.map(({ message }) => `warning: ${message}`),
  ];
  return lines.join('\n  ');
}
