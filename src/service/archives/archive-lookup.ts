import { archivesIn } from '../../account/archive.js';
import { eventBusName } from '../../account/events-arn.js';
import type { ArchiveRecord, EventBusRecord } from '../../account/resources.js';
import type { AccountRegion } from '../../account/world.js';
import { parseArn } from '../../text/arn.js';
import { string } from '../constraints/shapes.js';
import { absence } from '../absence.js';
import type { CallContext } from '../operation.js';
import { refuseOtherRegion } from '../own-region.js';
import { ServiceFault } from '../service-fault.js';

/** The model has the same constraints for the ARN of an event bus and for that of an archive. */
export const sourceArn = string({
  min: 1,
  max: 1600,
  pattern: '^arn:aws([a-z]|\\-)*:events:([a-z]|\\d|\\-)*:([0-9]{12})?:.+\\/.+$',
  testedAs: 'arn:aws[a-z\\-]*:events:[a-z\\d\\-]*:(?:[0-9]{12})?:.[^/\\r\\n\\u2028\\u2029]*/.+',
});

/** The caller's bus that has the ARN: archives and replays never reach into another account or Region. */
export function ownBus(arn: string, context: CallContext): EventBusRecord {
  refuseOtherRegion(arn, context);
  const parsed = parseArn(arn);
  const name = parsed ? eventBusName(parsed) : arn;
  const bus = context.here.eventBuses.get(name);
  if (bus?.Arn !== arn) {
    throw new ServiceFault('ResourceNotFoundException', `Event bus ${name} does not exist.`);
  }
  return bus;
}

export function existingArchive(name: string, context: CallContext): ArchiveRecord {
  const { here: place } = context;
  const archive = archivesIn(place).get(name);
  if (archive) return archive;
  const isIn = (other: AccountRegion): boolean => archivesIn(other).has(name);
  throw absence(`Archive ${name} does not exist.`, { what: `archive "${name}"`, place, isIn }, context);
}

/** The caller's archive that has the ARN, as the source of a replay. */
export function replayedArchive(arn: string, context: CallContext): ArchiveRecord {
  refuseOtherRegion(arn, context);
  const name = parseArn(arn)?.resource.replace(/^archive\//, '') ?? arn;
  const archive = archivesIn(context.here).get(name);
  if (archive?.ArchiveArn !== arn) {
    throw new ServiceFault(
      'ValidationException',
      `Parameter EventSourceArn is not valid. Reason: Archive ${name} does not exist.`,
    );
  }
  return archive;
}

export function refuseSecondFilter(operation: string, filters: readonly unknown[]): void {
  if (filters.filter((filter) => filter !== undefined).length <= 1) return;
  throw new ServiceFault(
    'ValidationException',
    `At most one filter is allowed for ${operation}. Use either : State, EventSourceArn, or NamePrefix.`,
  );
}
