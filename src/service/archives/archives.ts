import { archivesIn, retainedEvents } from '../../account/archive.js';
import { eventsArn } from '../../account/events-arn.js';
import type { ArchiveRecord } from '../../account/resources.js';
import type { EventEnvelope } from '../../event/envelope.js';
import { eventPattern, kmsKeyIdentifier, paging } from '../constraints/member-shapes.js';
import { integer, required, string, structure } from '../constraints/shapes.js';
import type { Operation, OperationInput, Validated } from '../operation.js';
import { pageOf } from '../paging.js';
import { ServiceFault } from '../service-fault.js';
import { existingArchive, ownBus, refuseSecondFilter, sourceArn } from './archive-lookup.js';
import {
  checkArchivePattern,
  checkArchiveRule,
  dropArchiveRule,
  storeArchiveRule,
  updateArchiveRule,
} from './archive-rule.js';

const archiveName = string({ min: 1, max: 48, pattern: '[\\.\\-_A-Za-z0-9]+' });
const description = string({ max: 512, pattern: '.*' });
const retentionDays = integer({ min: 0 });
const archiveState = string({
  enum: ['ENABLED', 'DISABLED', 'CREATING', 'UPDATING', 'CREATE_FAILED', 'UPDATE_FAILED'],
});

export const CreateArchive: Operation<'CreateArchive'> = {
  input: structure({
    ArchiveName: required(archiveName),
    EventSourceArn: required(sourceArn),
    Description: description,
    EventPattern: eventPattern,
    RetentionDays: retentionDays,
    KmsKeyIdentifier: kmsKeyIdentifier,
  }),
  handle: ({ ArchiveName, EventSourceArn, ...given }, context) => {
    const changed = withoutEmptyPattern(given);
    const bus = ownBus(EventSourceArn, context);
    const archives = archivesIn(context.here);
    if (archives.has(ArchiveName)) {
      throw new ServiceFault('ResourceAlreadyExistsException', `Archive ${ArchiveName} already exists.`);
    }
    checkArchiveRule({ name: ArchiveName, pattern: changed.EventPattern }, bus, context);
    const archive: ArchiveRecord = {
      ArchiveName,
      ArchiveArn: eventsArn(context.here, `archive/${ArchiveName}`),
      EventSourceArn,
      RetentionDays: 0,
      CreationTime: context.now(),
      events: [],
    };
    change(archive, changed);
    archives.set(ArchiveName, archive);
    storeArchiveRule(archive, bus, context);
    return shownOnChange(archive);
  },
};

export const DescribeArchive: Operation<'DescribeArchive'> = {
  input: structure({ ArchiveName: required(archiveName) }),
  handle: ({ ArchiveName }, context) => {
    const archive = existingArchive(ArchiveName, context);
    const { ArchiveArn, Description, EventPattern, KmsKeyIdentifier } = archive;
    return { ArchiveArn, ...shown(archive, context.now()), Description, EventPattern, KmsKeyIdentifier };
  },
};

export const ListArchives: Operation<'ListArchives'> = {
  input: structure({
    NamePrefix: archiveName,
    EventSourceArn: sourceArn,
    State: archiveState,
    ...paging,
  }),
  handle: ({ NamePrefix, EventSourceArn, State, ...request }, context) => {
    refuseSecondFilter('ListArchives', [NamePrefix, EventSourceArn, State]);
    const bus = EventSourceArn === undefined ? undefined : ownBus(EventSourceArn, context);
    const items = [...archivesIn(context.here).values()].filter(
      (archive) =>
        archive.ArchiveName.startsWith(NamePrefix ?? '') &&
        (bus === undefined || archive.EventSourceArn === bus.Arn) &&
        (State === undefined || State === ENABLED),
    );
    const nameOf = ({ ArchiveName }: ArchiveRecord) => ArchiveName;
    const { page, NextToken } = pageOf({ operation: 'ListArchives', items, nameOf }, request);
    const now = context.now();
    return { Archives: page.map((archive) => shown(archive, now)), NextToken };
  },
};

export const UpdateArchive: Operation<'UpdateArchive'> = {
  input: structure({
    ArchiveName: required(archiveName),
    Description: description,
    EventPattern: eventPattern,
    RetentionDays: retentionDays,
    KmsKeyIdentifier: kmsKeyIdentifier,
  }),
  handle: ({ ArchiveName, ...given }, context) => {
    const changed = withoutEmptyPattern(given);
    if (Object.keys(changed).length === 0) {
      throw new ServiceFault(
        'ValidationException',
        'At least one of EventPattern, RetentionDays or Description must be provided.',
      );
    }
    const archive = existingArchive(ArchiveName, context);
    checkArchivePattern(archive, changed.EventPattern, context);
    // What is forgotten stays so when events are kept for longer from now on.
    archive.events = retainedEvents(archive, context.now());
    change(archive, changed);
    updateArchiveRule(archive, context);
    return shownOnChange(archive);
  },
};

export const DeleteArchive: Operation<'DeleteArchive'> = {
  input: structure({ ArchiveName: required(archiveName) }),
  handle: ({ ArchiveName }, context) => {
    const archive = existingArchive(ArchiveName, context);
    dropArchiveRule(archive, context);
    archivesIn(context.here).delete(ArchiveName);
    return {};
  },
};

/** The only state that archives have here: nothing about them takes time or fails later. */
const ENABLED = 'ENABLED';

type Changed = Omit<Validated<OperationInput<'UpdateArchive'>>, 'ArchiveName'>;

/** An empty pattern is as good as none, as that of a rule with a schedule. */
function withoutEmptyPattern({ EventPattern, ...rest }: Changed): Changed {
  return EventPattern ? { ...rest, EventPattern } : rest;
}

/** An empty key identifier is AWS's own key, of which nothing is told. */
function change(archive: ArchiveRecord, changed: Changed): void {
  Object.assign(archive, changed);
  if (changed.KmsKeyIdentifier === '') delete archive.KmsKeyIdentifier;
}

function shownOnChange({ ArchiveArn, CreationTime }: ArchiveRecord) {
  return { ArchiveArn, State: ENABLED, CreationTime } as const;
}

function shown(archive: ArchiveRecord, now: Date) {
  const { ArchiveName, EventSourceArn, RetentionDays, CreationTime } = archive;
  const events = retainedEvents(archive, now);
  return {
    ArchiveName,
    EventSourceArn,
    State: ENABLED,
    RetentionDays,
    SizeBytes: events.reduce((sum, { text }) => sum + archivedBytes(text), 0),
    EventCount: events.length,
    CreationTime,
  } as const;
}

/** Ten equal events are recorded with 1590 bytes: of each the source 27, detail-type 27, time 20, detail 85. */
function archivedBytes(text: string): number {
  const { source, 'detail-type': detailType, time, resources, detail } = JSON.parse(text) as EventEnvelope;
  const texts = [source, detailType, time, ...resources, JSON.stringify(detail)];
  return texts.reduce((sum, each) => sum + Buffer.byteLength(each), 0);
}
