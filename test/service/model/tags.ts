import fc from 'fast-check';
import { arnOf, invalid, notFound, type Place } from './account-model.js';
import { calls, type Commands, type Here } from './calls.js';
import { busesOf, busNames, existingBus } from './event-buses.js';
import { existingRule, refuseManaged, ruleArn, ruleNames, rulesAt, type RuleModel } from './rules.js';
import { acceptedTags, tagKeys, tagLists } from './tag-lists.js';

const CANNOT_HAVE_TAGS = 'archive/all';

function taggedArns(place: Place): fc.Arbitrary<string> {
  return fc
    .oneof(
      { weight: 4, arbitrary: busNames.map((name) => `event-bus/${name}`) },
      { weight: 4, arbitrary: ruleNames.map((name) => `rule/${name}`) },
      { weight: 2, arbitrary: fc.tuple(busNames, ruleNames).map(([bus, rule]) => `rule/${bus}/${rule}`) },
      { weight: 1, arbitrary: fc.constant(CANNOT_HAVE_TAGS) },
    )
    .map((resource) => arnOf(place, resource));
}

interface Tagged {
  readonly tags: Map<string, string>;
  /** Set when a rule has them. */
  readonly rule?: RuleModel;
}

function existingTags(arn: string, here: Here): Tagged {
  const [kind, first = '', second] = arn.slice(arn.lastIndexOf(':') + 1).split('/');
  if (kind === 'event-bus') return { tags: existingBus(first, here).tags };
  if (kind !== 'rule') {
    throw invalid(`Parameter ${arn} is not valid. Reason: Provided Arn is not in correct format.`);
  }
  const [busName, ruleName] = second === undefined ? ['default', first] : [first, second];
  if (!busesOf(here.place).has(busName)) {
    throw notFound(`Rule ${ruleName} does not exist on EventBus ${busName}.`);
  }
  const rule = existingRule(ruleName, busName, here);
  return { tags: rule.tags, rule };
}

function changeableTags(arn: string, here: Here): Map<string, string> {
  const { tags, rule } = existingTags(arn, here);
  if (rule) refuseManaged(rule);
  return tags;
}

export const tags: readonly Commands[] = [
  calls('TagResource', {
    weight: 3,
    inputs: (place) => fc.record({ ResourceARN: taggedArns(place), Tags: tagLists }),
    answer: ({ ResourceARN, Tags }, here) => {
      const known = changeableTags(ResourceARN, here);
      for (const [key, value] of acceptedTags(Tags)) known.set(key, value);
      return {};
    },
  }),
  calls('UntagResource', {
    inputs: (place) =>
      fc.record({ ResourceARN: taggedArns(place), TagKeys: fc.array(tagKeys, { maxLength: 2 }) }),
    answer: ({ ResourceARN, TagKeys }, here) => {
      const known = changeableTags(ResourceARN, here);
      for (const key of TagKeys) known.delete(key);
      return {};
    },
  }),
  calls('ListTagsForResource', {
    weight: 2,
    inputs: (place) => fc.record({ ResourceARN: taggedArns(place) }),
    everything: (here) =>
      [
        ...[...busesOf(here.place).values()].map(({ Arn }) => Arn),
        ...rulesAt(here).map(([{ Name }, bus]) => ruleArn(bus, Name)),
      ].map((ResourceARN) => ({ ResourceARN })),
    answer: ({ ResourceARN }, here) => ({
      Tags: [...existingTags(ResourceARN, here).tags].map(([Key, Value]) => ({ Key, Value })),
    }),
  }),
];
