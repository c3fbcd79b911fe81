import { DAY } from '../time/units.js';
import { collection } from './collection.js';
import type { ArchivedEvent, ArchiveRecord } from './resources.js';

export const archivesIn = collection<ArchiveRecord>();

export function archiveEvent(archive: ArchiveRecord, event: ArchivedEvent): void {
  archive.events.push(event);
}

/** What the archive holds now: the days of an event are counted from its arrival. */
export function retainedEvents({ events, RetentionDays }: ArchiveRecord, now: Date): ArchivedEvent[] {
  if (RetentionDays === 0) return [...events];
  const oldest = now.getTime() - RetentionDays * DAY;
  return events.filter(({ receivedAt }) => receivedAt.getTime() >= oldest);
}
