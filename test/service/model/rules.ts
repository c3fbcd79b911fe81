import fc from 'fast-check';
import { invalid, notFound, overQuota, QUOTAS, Refusal } from './account-model.js';
import { calls, members, mostlyFirst, type Answer, type Commands, type Here } from './calls.js';
import { busesOf, busReferences, existingBus, type BusModel } from './event-buses.js';
import { lists } from './pages.js';
import { acceptedTags, tagLists } from './tag-lists.js';
import type { TargetModel } from './targets.js';

/** Tags and targets stay with a rule from its first PutRule to its DeleteRule. */
export interface RuleModel {
  readonly Name: string;
  readonly CreatedBy: string;
  readonly ManagedBy?: string;
  /** What DescribeRule and ListRules both show. */
  shown: Answer;
  readonly tags: Map<string, string>;
  readonly targets: Map<string, TargetModel>;
}

/** One of them is a name that an archive's rule has. */
export const ruleNames = mostlyFirst('paid', 'Paid', 'Events-Archive-all', 'paid-late', 'sent');
const prefixes = fc.constantFrom('pa', 'P', 'Events-', 'none');

const BAD_PATTERN = '{"source":"shop"}';
const LONG_PATTERN = `{"source":["${'shop'.repeat(12)}"]}`;
export const patterns = mostlyFirst(
  '{"source":["shop"]}',
  '{"source":[{"wildcard":"shop.*"}]}',
  '{ "detail": { "paid": [ true ] } }',
  BAD_PATTERN,
  LONG_PATTERN,
);

export function refuseBadPattern(pattern: string | undefined): void {
  if (pattern === BAD_PATTERN) {
    throw new Refusal(
      'InvalidEventPatternException',
      'Event pattern is not valid. Reason: "source" must be an object or an array\n at [Source: (String)"{"source":"shop"}"; line: 1, column: 12]',
    );
  }
  if (pattern === LONG_PATTERN) throw overQuota();
}

const schedules = mostlyFirst('rate(1 minute)', 'cron(0 12 * * ? *)', 'rate(10 seconds)');

export function existingRule(name: string, busName: string | undefined, here: Here): RuleModel {
  const bus = existingBus(busName, here);
  const rule = bus.rules.get(name);
  if (!rule) throw notFound(`Rule ${name} does not exist on EventBus ${bus.Name}.`);
  return rule;
}

/** Every rule, and the bus that it is on. */
export function rulesAt(here: Here): readonly (readonly [RuleModel, BusModel])[] {
  const buses = [...busesOf(here.place).values()];
  return buses.flatMap((bus) => [...bus.rules.values()].map((rule) => [rule, bus] as const));
}

export function refuseManaged({ Name, ManagedBy }: RuleModel, force = false): void {
  if (ManagedBy === undefined || force) return;
  throw new Refusal(
    'ManagedRuleException',
    `${Name} is a managed rule. Set 'force' parameter to true to override.`,
  );
}

/** The ARN of a rule on a bus: the default bus is not named. */
export function ruleArn(bus: BusModel, name: string): string {
  const onBus = bus.Name === 'default' ? '' : `${bus.Name}/`;
  return bus.Arn.replace(/event-bus\/.*$/, `rule/${onBus}${name}`);
}

const references = (place: Parameters<typeof busReferences>[0]) =>
  members({ Name: ruleNames }, { EventBusName: busReferences(place) });

function setState(State: string) {
  return ({ Name, EventBusName }: { Name: string; EventBusName?: string }, here: Here): Answer => {
    const rule = existingRule(Name, EventBusName, here);
    refuseManaged(rule);
    rule.shown = { ...rule.shown, State };
    return {};
  };
}

const settings = {
  State: fc.constantFrom('ENABLED', 'DISABLED', 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS'),
  Description: fc.constantFrom('', 'first', 'second'),
  RoleArn: fc.constant('arn:aws:iam::123456789012:role/r'),
  Tags: tagLists,
};

const triggers: fc.Arbitrary<Triggers> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ EventPattern: patterns }) },
  { weight: 2, arbitrary: fc.record({ ScheduleExpression: schedules }) },
  { weight: 1, arbitrary: members({}, { EventPattern: patterns, ScheduleExpression: schedules }) },
);

interface Triggers {
  readonly EventPattern?: string;
  readonly ScheduleExpression?: string;
}

function refuseBadTriggers({ EventPattern, ScheduleExpression }: Triggers, bus: BusModel): void {
  if (EventPattern === undefined && ScheduleExpression === undefined) {
    throw invalid('Parameter(s) EventPattern or ScheduleExpression must be specified.');
  }
  if (ScheduleExpression !== undefined && bus.Name !== 'default') {
    throw invalid('ScheduleExpression is supported only on the default event bus.');
  }
  if (ScheduleExpression === 'rate(10 seconds)') throw invalid('Parameter ScheduleExpression is not valid.');
}

/** A rule that is put again takes no place of its own. */
export function refuseWithoutRoom(
  { Name, EventPattern }: { readonly Name: string; readonly EventPattern?: string | undefined },
  bus: BusModel,
): void {
  refuseBadPattern(EventPattern);
  const others = [...bus.rules.values()].filter((rule) => rule.Name !== Name);
  if (others.length >= QUOTAS.rulesPerEventBus) throw overQuota();
  const withWildcards = others.filter(({ shown }) => hasWildcards(shown['EventPattern']));
  const isFull = withWildcards.length >= QUOTAS.wildcardRulesPerEventBus;
  if (hasWildcards(EventPattern) && isFull) throw overQuota();
}

function hasWildcards(pattern: unknown): boolean {
  return typeof pattern === 'string' && pattern.includes('"wildcard"');
}

interface Deletion {
  readonly Name: string;
  readonly EventBusName?: string;
  readonly Force?: boolean;
}

export function deleteRule({ Name, EventBusName, Force }: Deletion, here: Here): Answer {
  const bus = existingBus(EventBusName, here);
  const rule = bus.rules.get(Name);
  if (!rule) return {};
  refuseManaged(rule, Force);
  if (rule.targets.size > 0) throw invalid("Rule can't be deleted since it has targets.");
  bus.rules.delete(Name);
  return {};
}

export const rules: readonly Commands[] = [
  calls('PutRule', {
    weight: 12,
    inputs: (place) =>
      fc
        .tuple(triggers, members({ Name: ruleNames }, { EventBusName: busReferences(place), ...settings }))
        .map(([trigger, rest]) => ({ ...rest, ...trigger })),
    answer: ({ Tags, Name, EventBusName, ...given }, here) => {
      const bus = existingBus(EventBusName, here);
      refuseBadTriggers(given, bus);
      const known = bus.rules.get(Name);
      if (known) refuseManaged(known);
      refuseWithoutRoom({ ...given, Name }, bus);
      // An update ignores its tags, whatever they are.
      const { tags, targets } = known ?? {
        tags: acceptedTags(Tags),
        targets: new Map<string, TargetModel>(),
      };
      const Arn = ruleArn(bus, Name);
      const shown = { ...given, State: given.State ?? 'ENABLED', Name, Arn, EventBusName: bus.Name };
      bus.rules.set(Name, { Name, CreatedBy: here.account, shown, tags, targets });
      return { RuleArn: Arn };
    },
  }),
  calls('DescribeRule', {
    weight: 2,
    everything: (here) => rulesAt(here).map(([rule, bus]) => ({ Name: rule.Name, EventBusName: bus.Name })),
    inputs: references,
    answer: ({ Name, EventBusName }, here) => {
      const { shown, CreatedBy } = existingRule(Name, EventBusName, here);
      return { ...shown, CreatedBy };
    },
  }),
  calls('EnableRule', { inputs: references, answer: setState('ENABLED') }),
  calls('DisableRule', { inputs: references, answer: setState('DISABLED') }),
  calls('DeleteRule', {
    weight: 2,
    inputs: (place) =>
      members({ Name: ruleNames }, { EventBusName: busReferences(place), Force: fc.boolean() }),
    answer: deleteRule,
  }),
  ...lists('ListRules', {
    member: 'Rules',
    everything: (here) => [...busesOf(here.place).keys()].map((EventBusName) => ({ EventBusName })),
    inputs: (place) => members({}, { NamePrefix: prefixes, EventBusName: busReferences(place) }),
    items: ({ NamePrefix = '', EventBusName }, here) =>
      [...existingBus(EventBusName, here).rules.values()]
        .filter(({ Name }) => Name.startsWith(NamePrefix))
        .map(({ Name, shown }) => [Name, shown]),
  }),
];
