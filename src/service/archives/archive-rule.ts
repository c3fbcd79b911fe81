import type { Target } from '@aws-sdk/client-eventbridge';
import { eventBusName, ruleArn } from '../../account/events-arn.js';
import { dropRule, storeRule } from '../../account/event-bus.js';
import type { ArchiveRecord, EventBusRecord, RuleRecord } from '../../account/resources.js';
import { parseArn, partitionOf } from '../../text/arn.js';
import type { CallContext } from '../operation.js';
import { storablePattern, checkRoomForRule } from '../rules/rule-checks.js';
import { ServiceFault } from '../service-fault.js';

/** The name of the managed rule that brings a bus's events into an archive. */
function archiveRuleName(archiveName: string): string {
  return `Events-Archive-${archiveName}`;
}

/** Refuses an archive for whose rule the bus has no room. */
export function checkArchiveRule(
  archive: { readonly name: string; readonly pattern: string | undefined },
  bus: EventBusRecord,
  context: CallContext,
): void {
  const name = archiveRuleName(archive.name);
  if (bus.rules.has(name)) {
    throw new ServiceFault(
      'ResourceAlreadyExistsException',
      `Rule ${name} already exists on EventBus ${bus.Name}.`,
    );
  }
  checkRoomForRule({ name, pattern: archive.pattern }, bus, context);
}

/** Refuses a pattern that the archive's rule could not have. */
export function checkArchivePattern(
  archive: ArchiveRecord,
  pattern: string | undefined,
  context: CallContext,
): void {
  const known = archiveRule(archive, context);
  if (known) checkRoomForRule({ name: known.rule.Name, pattern }, known.bus, context);
  else if (pattern !== undefined) storablePattern(pattern, context);
}

export function storeArchiveRule(
  archive: ArchiveRecord,
  bus: EventBusRecord,
  { here, uuid }: CallContext,
): void {
  const Name = archiveRuleName(archive.ArchiveName);
  const target: Target = {
    Id: Name,
    Arn: `arn:${partitionOf(here.region)}:events:${here.region}:::`,
    InputTransformer: {
      InputPathsMap: {},
      InputTemplate: `{"archive-arn": "${archive.ArchiveArn}:${uuid()}", "event": <aws.events.event.json>, "ingestion-time": <aws.events.event.ingestion-time>}`,
    },
  };
  storeRule(bus, {
    Name,
    Arn: ruleArn(here, bus.Name, Name),
    EventPattern: rulePattern(archive.EventPattern),
    State: 'ENABLED',
    ManagedBy: 'prod.vhs.events.aws.internal',
    EventBusName: bus.Name,
    CreatedBy: here.account,
    tags: new Map(),
    targets: new Map([[Name, target]]),
    archive,
  });
}

/** Brings the archive's rule up to date, unless it was removed by force. */
export function updateArchiveRule(archive: ArchiveRecord, context: CallContext): void {
  const known = archiveRule(archive, context);
  if (known) storeRule(known.bus, { ...known.rule, EventPattern: rulePattern(archive.EventPattern) });
}

export function dropArchiveRule(archive: ArchiveRecord, context: CallContext): void {
  const known = archiveRule(archive, context);
  if (known) dropRule(known.bus, known.rule.Name);
}

/** The rule may be gone by force, the bus with it, and others of their names be there now. */
function archiveRule(
  archive: ArchiveRecord,
  { here }: CallContext,
): { readonly bus: EventBusRecord; readonly rule: RuleRecord } | undefined {
  const source = parseArn(archive.EventSourceArn);
  const bus = source && here.eventBuses.get(eventBusName(source));
  const rule = bus?.rules.get(archiveRuleName(archive.ArchiveName));
  return bus && rule?.archive === archive ? { bus, rule } : undefined;
}

const NOT_REPLAYED = '"replay-name":[{"exists":false}]';

/**
 * The archive's pattern, for events that no replay sent. Of two fields of one name in a pattern the later one counts.
 */
function rulePattern(pattern: string | undefined): string {
  return pattern === undefined
    ? `{${NOT_REPLAYED}}`
    : `${compactObject(pattern).slice(0, -1)},${NOT_REPLAYED}}`;
}

/**
 * The object without the white space between its tokens and the text behind its closing brace. Numbers and strings stay
 * as they are spelt, which parsing and printing would not guarantee.
 */
function compactObject(json: string): string {
  let compact = '';
  let depth = 0;
  for (const [token] of json.matchAll(/"(?:[^"\\]|\\.)*"|[^\s"]/g)) {
    compact += token;
    if (token === '{') depth += 1;
    if (token === '}') depth -= 1;
    if (depth === 0) return compact;
  }
  return compact;
}
