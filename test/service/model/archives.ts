import fc from 'fast-check';
import { expect } from 'vitest';
import {
  arnOf,
  invalid,
  notFound,
  part,
  present,
  Refusal,
  type Place,
  type PlaceModel,
} from './account-model.js';
import { calls, members, mostlyFirst, type Answer, type Commands, type Here } from './calls.js';
import { busesOf, busNames, busReferences, existingBus, type BusModel } from './event-buses.js';
import { lists } from './pages.js';
import {
  deleteRule,
  patterns,
  refuseBadPattern,
  refuseWithoutRoom,
  ruleArn,
  type RuleModel,
} from './rules.js';
import { removeTargets } from './targets.js';

interface Settings {
  readonly Description?: string;
  readonly EventPattern?: string;
  readonly RetentionDays?: number;
  readonly KmsKeyIdentifier?: string;
}

interface ArchiveModel {
  readonly ArchiveName: string;
  readonly EventSourceArn: string;
  readonly CreationTime: Date;
  settings: Settings;
  /** Somebody may have removed it from its bus by force, and put another in its place. */
  readonly rule: RuleModel;
}

const archivesOf = part<PlaceModel, Map<string, ArchiveModel>>(() => new Map());

/** The first is known to the rules: see `ruleNames`. */
const archiveNames = mostlyFirst('all', 'al', 'All');
const RULE_OF_ALL = 'Events-Archive-all';

const busArns = (place: Place) => busNames.map((name) => arnOf(place, `event-bus/${name}`));

const settings = {
  Description: fc.constantFrom('', 'first', 'second'),
  EventPattern: patterns,
  RetentionDays: fc.constantFrom(0, 1),
  KmsKeyIdentifier: fc.constantFrom('key-1', ''),
};

function existingArchive(name: string, here: Here): ArchiveModel {
  const archive = archivesOf(here.place).get(name);
  if (!archive) throw notFound(`Archive ${name} does not exist.`);
  return archive;
}

function answerOf({ ArchiveName, CreationTime }: ArchiveModel, here: Here): Answer {
  return { ArchiveArn: arnOf(here, `archive/${ArchiveName}`), State: 'ENABLED', CreationTime };
}

/** Nothing is sent here, so nothing is archived. */
function summary({ ArchiveName, EventSourceArn, CreationTime, settings: { RetentionDays } }: ArchiveModel) {
  const counts = { SizeBytes: 0, EventCount: 0 };
  return { ArchiveName, EventSourceArn, State: 'ENABLED', RetentionDays, ...counts, CreationTime };
}

/** No key is AWS's own key, of which nothing is told. */
function changed(known: Settings, given: Settings): Settings {
  const { KmsKeyIdentifier, ...others } = { ...known, ...given };
  return KmsKeyIdentifier === '' ? others : { ...others, ...present({ KmsKeyIdentifier }) };
}

/** The archive's pattern, and no replayed events. */
function rulePattern(pattern = '{}'): string {
  return JSON.stringify({ ...(JSON.parse(pattern) as object), 'replay-name': [{ exists: false }] });
}

function managedRule(archiveName: string, bus: BusModel, here: Here): RuleModel {
  const Name = `Events-Archive-${archiveName}`;
  const ManagedBy = 'prod.vhs.events.aws.internal';
  const shown = { Name, Arn: ruleArn(bus, Name), State: 'ENABLED', ManagedBy, EventBusName: bus.Name };
  const archiveArn = arnOf(here, `archive/${archiveName}`);
  const template = new RegExp(
    `^\\{"archive-arn": "${archiveArn}:[-0-9a-f]{36}", "event": <aws.events.event.json>, "ingestion-time": <aws.events.event.ingestion-time>\\}$`,
  );
  const InputTransformer = { InputPathsMap: {}, InputTemplate: expect.stringMatching(template) };
  const target = { Id: Name, Arn: `arn:aws:events:${here.region}:::`, InputTransformer };
  return {
    Name,
    CreatedBy: here.account,
    ManagedBy,
    shown,
    tags: new Map(),
    targets: new Map([[Name, target]]),
  };
}

/** The bus that has the archive's rule still. */
function busOfRule({ EventSourceArn, rule }: ArchiveModel, here: Here): BusModel | undefined {
  return [...busesOf(here.place).values()].find(
    ({ Arn, rules }) => Arn === EventSourceArn && rules.get(rule.Name) === rule,
  );
}

function showPattern({ rule, settings: { EventPattern } }: ArchiveModel): void {
  rule.shown = { ...rule.shown, EventPattern: rulePattern(EventPattern) };
}

export const archives: readonly Commands[] = [
  calls('CreateArchive', {
    weight: 3,
    inputs: (place) => members({ ArchiveName: archiveNames, EventSourceArn: busArns(place) }, settings),
    answer: ({ ArchiveName, EventSourceArn, ...given }, here) => {
      const bus = existingBus(EventSourceArn, here);
      if (archivesOf(here.place).has(ArchiveName)) {
        throw new Refusal('ResourceAlreadyExistsException', `Archive ${ArchiveName} already exists.`);
      }
      const rule = managedRule(ArchiveName, bus, here);
      if (bus.rules.has(rule.Name)) {
        throw new Refusal(
          'ResourceAlreadyExistsException',
          `Rule ${rule.Name} already exists on EventBus ${bus.Name}.`,
        );
      }
      refuseWithoutRoom({ ...given, Name: rule.Name }, bus);
      const settings = changed({ RetentionDays: 0 }, given);
      const archive = { ArchiveName, EventSourceArn, CreationTime: here.now, settings, rule };
      archivesOf(here.place).set(ArchiveName, archive);
      bus.rules.set(rule.Name, rule);
      showPattern(archive);
      return answerOf(archive, here);
    },
  }),
  calls('DescribeArchive', {
    everything: (here) => [...archivesOf(here.place).keys()].map((ArchiveName) => ({ ArchiveName })),
    inputs: () => fc.record({ ArchiveName: archiveNames }),
    answer: ({ ArchiveName }, here) => {
      const archive = existingArchive(ArchiveName, here);
      const { ArchiveArn } = answerOf(archive, here);
      return { ArchiveArn, ...summary(archive), ...archive.settings };
    },
  }),
  calls('UpdateArchive', {
    weight: 2,
    inputs: () => members({ ArchiveName: archiveNames }, settings),
    answer: ({ ArchiveName, ...given }, here) => {
      if (Object.keys(given).length === 0) {
        throw invalid('At least one of EventPattern, RetentionDays or Description must be provided.');
      }
      const archive = existingArchive(ArchiveName, here);
      const bus = busOfRule(archive, here);
      if (bus) refuseWithoutRoom({ ...given, Name: archive.rule.Name }, bus);
      else refuseBadPattern(given.EventPattern);
      archive.settings = changed(archive.settings, given);
      showPattern(archive);
      return answerOf(archive, here);
    },
  }),
  calls('DeleteArchive', {
    inputs: () => fc.record({ ArchiveName: archiveNames }),
    answer: ({ ArchiveName }, here) => {
      const archive = existingArchive(ArchiveName, here);
      busOfRule(archive, here)?.rules.delete(archive.rule.Name);
      archivesOf(here.place).delete(ArchiveName);
      return {};
    },
  }),
  ...lists('ListArchives', {
    member: 'Archives',
    everything: () => [{}],
    inputs: (place) =>
      fc.oneof(
        {
          weight: 6,
          arbitrary: fc.oneof(
            fc.constant({}),
            fc.record({ NamePrefix: fc.constantFrom('al', 'A', 'none') }),
            fc.record({ EventSourceArn: busArns(place) }),
            fc.record({ State: fc.constantFrom('ENABLED', 'DISABLED') }),
          ),
        },
        {
          weight: 1,
          arbitrary: fc.record({ NamePrefix: fc.constant('al'), State: fc.constant('ENABLED') }),
        },
      ),
    items: (filters: { NamePrefix?: string; EventSourceArn?: string; State?: string }, here) => {
      const { NamePrefix = '', EventSourceArn, State = 'ENABLED' } = filters;
      if (Object.keys(filters).length > 1) {
        throw invalid(
          'At most one filter is allowed for ListArchives. Use either : State, EventSourceArn, or NamePrefix.',
        );
      }
      if (EventSourceArn !== undefined) existingBus(EventSourceArn, here);
      return [...archivesOf(here.place).values()]
        .filter((archive) => archive.ArchiveName.startsWith(NamePrefix))
        .filter((archive) => EventSourceArn === undefined || archive.EventSourceArn === EventSourceArn)
        .filter(() => State === 'ENABLED')
        .map((archive) => [archive.ArchiveName, summary(archive)]);
    },
  }),
  // Random commands would seldom get an archive's rule off its bus, which takes two of them.
  calls('RemoveTargets', {
    inputs: (place) =>
      members(
        { Rule: fc.constant(RULE_OF_ALL), Ids: fc.constant([RULE_OF_ALL]), Force: fc.constant(true) },
        { EventBusName: busReferences(place) },
      ),
    answer: removeTargets,
  }),
  calls('DeleteRule', {
    inputs: (place) =>
      members(
        { Name: fc.constant(RULE_OF_ALL), Force: fc.constant(true) },
        { EventBusName: busReferences(place) },
      ),
    answer: deleteRule,
  }),
];
