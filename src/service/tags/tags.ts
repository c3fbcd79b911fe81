import { changeRule } from '../../account/event-bus.js';
import { DEFAULT_EVENT_BUS } from '../../account/events-arn.js';
import { parseArn } from '../../text/arn.js';
import { resourceArn, tagKey, tagList } from '../constraints/member-shapes.js';
import { list, required, structure } from '../constraints/shapes.js';
import { authorize, ruleKeys } from '../event-buses/bus-policy.js';
import type { Operation, OperationContext } from '../operation.js';
import { refuseOtherRegion } from '../own-region.js';
import { refuseManaged } from '../rules/rule-checks.js';
import { ServiceFault } from '../service-fault.js';
import { refuseTooManyTags, tagMap } from '../tag-map.js';

export const TagResource: Operation<'TagResource'> = {
  input: structure({ ResourceARN: required(resourceArn), Tags: required(tagList) }),
  handle: ({ ResourceARN, Tags }, context) => {
    const tagged = taggedResource(ResourceARN, context, 'change');
    const tags = new Map([...tagged.tags, ...tagMap(Tags)]);
    refuseTooManyTags(tags.size);
    tagged.change(tags);
    return {};
  },
};

export const UntagResource: Operation<'UntagResource'> = {
  input: structure({ ResourceARN: required(resourceArn), TagKeys: required(list(tagKey)) }),
  handle: ({ ResourceARN, TagKeys }, context) => {
    const tagged = taggedResource(ResourceARN, context, 'change');
    const tags = new Map(tagged.tags);
    for (const key of TagKeys) tags.delete(key);
    tagged.change(tags);
    return {};
  },
};

export const ListTagsForResource: Operation<'ListTagsForResource'> = {
  input: structure({ ResourceARN: required(resourceArn) }),
  handle: ({ ResourceARN }, context) => ({
    Tags: [...taggedResource(ResourceARN, context, 'look').tags].map(([Key, Value]) => ({ Key, Value })),
  }),
};

interface Tagged {
  readonly tags: ReadonlyMap<string, string>;
  readonly change: (tags: ReadonlyMap<string, string>) => void;
}

/** Only event buses and rules have tags. */
function taggedResource(resource: string, context: OperationContext, purpose: 'look' | 'change'): Tagged {
  const arn = parseArn(resource);
  const [, kind, path] = /^(event-bus|rule)\/(.+)$/.exec(arn?.service === 'events' ? arn.resource : '') ?? [];
  if (!arn || path === undefined) {
    throw new ServiceFault(
      'ValidationException',
      `Parameter ${resource} is not valid. Reason: Provided Arn is not in correct format.`,
    );
  }
  refuseOtherRegion(resource, context);
  const slash = path.lastIndexOf('/');
  const busName = kind === 'event-bus' ? path : slash < 0 ? DEFAULT_EVENT_BUS : path.slice(0, slash);
  const place = context.world.at(arn);
  const bus = place.eventBuses.get(busName);
  const ruleName = kind === 'rule' ? path.slice(slash + 1) : '';
  const keys = () => ruleKeys(bus?.rules.get(ruleName));
  authorize({ bus: { place, name: busName }, resource, keys }, context);
  if (kind === 'event-bus') {
    if (!bus) throw new ServiceFault('ResourceNotFoundException', `Event bus ${busName} does not exist.`);
    return {
      tags: bus.tags,
      change: (tags) => {
        bus.tags = tags;
      },
    };
  }
  const rule = bus?.rules.get(ruleName);
  if (!bus || !rule) {
    throw new ServiceFault(
      'ResourceNotFoundException',
      `Rule ${ruleName} does not exist on EventBus ${busName}.`,
    );
  }
  if (purpose === 'change') refuseManaged(rule);
  return {
    tags: rule.tags,
    change: (tags) => {
      changeRule(bus, rule, { tags });
    },
  };
}
