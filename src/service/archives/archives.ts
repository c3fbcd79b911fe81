import { archivesIn, retainedEvents } from '../../account/archive.js';
import { eventsArn } from '../../account/arn.js';
import type { ArchiveRecord } from '../../account/resources.js';
import { existingArchive, ownBus, refuseSecondFilter } from './archive-lookup.js';
import {
  checkArchivePattern,
  checkArchiveRule,
  dropArchiveRule,
  storeArchiveRule,
  updateArchiveRule,
} from './archive-rule.js';
import { archiveDescription, archiveName, archiveState, sourceArn } from './archive-shapes.js';
import { eventPattern, kmsKeyIdentifier, paging } from '../constraints/member-shapes.js';
import type { Operation } from '../operation.js';
import { pageOf } from '../paging.js';
import { ServiceFault } from '../service-fault.js';
import { integer, required, structure } from '../constraints/shapes.js';

const retentionDays = integer({ min: 0 });

export const CreateArchive: Operation<'CreateArchive'> = {
  input: structure({
    ArchiveName: required(archiveName),
    EventSourceArn: required(sourceArn),
    Description: archiveDescription,
    EventPattern: eventPattern,
    RetentionDays: retentionDays,
    KmsKeyIdentifier: kmsKeyIdentifier,
  }),
  handle: ({ ArchiveName, EventSourceArn, ...given }, context) => {
    const bus = ownBus(EventSourceArn, context);
    const archives = archivesIn(context.here);
    if (archives.has(ArchiveName)) {
      throw new ServiceFault('ResourceAlreadyExistsException', `Archive ${ArchiveName} already exists.`);
    }
    checkArchiveRule({ name: ArchiveName, pattern: given.EventPattern }, bus, context);
    const archive: ArchiveRecord = {
      ArchiveName,
      ArchiveArn: eventsArn(context.here, `archive/${ArchiveName}`),
      EventSourceArn,
      RetentionDays: 0,
      CreationTime: context.now(),
      events: [],
    };
    change(archive, given);
    archives.set(ArchiveName, archive);
    storeArchiveRule(archive, bus, context);
    return answer(archive);
  },
};

export const DescribeArchive: Operation<'DescribeArchive'> = {
  input: structure({ ArchiveName: required(archiveName) }),
  handle: ({ ArchiveName }, context) => {
    const archive = existingArchive(ArchiveName, context);
    const { ArchiveArn, Description, EventPattern, KmsKeyIdentifier } = archive;
    return {
      ArchiveArn,
      ...summary(archive, context.now()),
      ...(Description !== undefined && { Description }),
      ...(EventPattern !== undefined && { EventPattern }),
      ...(KmsKeyIdentifier !== undefined && { KmsKeyIdentifier }),
    };
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
    const { page, next } = pageOf({ operation: 'ListArchives', items, nameOf }, request);
    const now = context.now();
    return { Archives: page.map((archive) => summary(archive, now)), ...next };
  },
};

export const UpdateArchive: Operation<'UpdateArchive'> = {
  input: structure({
    ArchiveName: required(archiveName),
    Description: archiveDescription,
    EventPattern: eventPattern,
    RetentionDays: retentionDays,
    KmsKeyIdentifier: kmsKeyIdentifier,
  }),
  handle: ({ ArchiveName, ...given }, context) => {
    if (Object.values(given).every((member) => member === undefined)) {
      throw new ServiceFault(
        'ValidationException',
        'At least one of EventPattern, RetentionDays or Description must be provided.',
      );
    }
    const archive = existingArchive(ArchiveName, context);
    checkArchivePattern(archive, given.EventPattern, context);
    // What is forgotten stays so when events are kept for longer from now on.
    archive.events = retainedEvents(archive, context.now());
    change(archive, given);
    updateArchiveRule(archive, context);
    return answer(archive);
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

type Settings = Pick<ArchiveRecord, 'Description' | 'EventPattern' | 'RetentionDays' | 'KmsKeyIdentifier'>;

/** Takes over the members that are given. An empty key identifier is AWS's own key, of which nothing is told. */
function change(
  archive: ArchiveRecord,
  given: { readonly [Member in keyof Settings]?: Settings[Member] | undefined },
): void {
  const { Description, EventPattern, RetentionDays, KmsKeyIdentifier } = given;
  if (Description !== undefined) archive.Description = Description;
  if (EventPattern !== undefined) archive.EventPattern = EventPattern;
  if (RetentionDays !== undefined) archive.RetentionDays = RetentionDays;
  if (KmsKeyIdentifier === '') delete archive.KmsKeyIdentifier;
  else if (KmsKeyIdentifier !== undefined) archive.KmsKeyIdentifier = KmsKeyIdentifier;
}

function answer({ ArchiveArn, CreationTime }: ArchiveRecord) {
  return { ArchiveArn, State: ENABLED, CreationTime: new Date(CreationTime) } as const;
}

function summary(archive: ArchiveRecord, now: Date) {
  const { ArchiveName, EventSourceArn, RetentionDays, CreationTime } = archive;
  const events = retainedEvents(archive, now);
  return {
    ArchiveName,
    EventSourceArn,
    State: ENABLED,
    RetentionDays,
    SizeBytes: events.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0),
    EventCount: events.length,
    CreationTime: new Date(CreationTime),
  } as const;
}
