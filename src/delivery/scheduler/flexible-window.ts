import type { ScheduleRecord } from '../../account/schedule.js';
import { MINUTE } from '../../time/units.js';

/**
 * When a schedule with a flexible time window runs within it: at a moment of the window that differs from run to run
 * and is the same whenever a test is repeated, or at its `start`.
 */
export type FlexibleTimeWindows = 'spread' | 'start';

/** How many milliseconds behind its time a run comes. */
export function delayInWindow(
  { Arn, FlexibleTimeWindow }: ScheduleRecord,
  due: Date,
  windows: FlexibleTimeWindows,
): number {
  const { Mode, MaximumWindowInMinutes = 0 } = FlexibleTimeWindow;
  if (Mode === 'OFF' || windows === 'start') return 0;
  const seconds = (MaximumWindowInMinutes * MINUTE) / 1000;
  return (hash(`${Arn} ${due.toISOString()}`) % seconds) * 1000;
}

/** FNV-1a: what comes of a text is as good as drawn. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const character of text) value = Math.imul(value ^ character.charCodeAt(0), 0x01000193) >>> 0;
  return value;
}
