import type { ScheduleRecord } from '../account/schedule.js';
import type { World } from '../account/world.js';
import type { Journal } from '../history/journal.js';
import type { Place } from '../text/arn.js';

/** What is drawn. */
export interface DrawnAccounts {
  readonly world: Pick<World, 'all'>;
  readonly journal: Pick<
    Journal,
    'events' | 'deliveries' | 'deadLetters' | 'warnings' | 'scheduleInvocations' | 'scheduleDeadLetters'
  >;
  /** Of EventBridge Scheduler. */
  readonly allSchedules: readonly ScheduleRecord[];
  /** Where names need no place beside them. */
  readonly home: { readonly place: Place };
  readonly now: () => Date;
}

/** By names, those of home first, so that a picture does not depend on which came first. */
export function inOrder<Item>(
  items: Iterable<Item>,
  namesOf: (item: Item) => readonly string[],
): readonly Item[] {
  return [...items].sort((one, other) => {
    const [here, there] = [namesOf(one), namesOf(other)];
    const at = here.findIndex((name, index) => name !== there[index]);
    return at < 0 ? 0 : String(here[at]) < String(there[at]) ? -1 : 1;
  });
}
