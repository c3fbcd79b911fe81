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
    const tags = tagsOf(ResourceARN, context, 'change');
    const added = tagMap(Tags);
    refuseTooManyTags(new Set([...tags.keys(), ...added.keys()]).size);
    for (const [key, value] of added) tags.set(key, value);
    return {};
  },
};

export const UntagResource: Operation<'UntagResource'> = {
  input: structure({ ResourceARN: required(resourceArn), TagKeys: required(list(tagKey)) }),
  handle: ({ ResourceARN, TagKeys }, context) => {
    const tags = tagsOf(ResourceARN, context, 'change');
    for (const key of TagKeys) tags.delete(key);
    return {};
  },
};

export const ListTagsForResource: Operation<'ListTagsForResource'> = {
  input: structure({ ResourceARN: required(resourceArn) }),
  handle: ({ ResourceARN }, context) => ({
    Tags: [...tagsOf(ResourceARN, context, 'look')].map(([Key, Value]) => ({ Key, Value })),
  }),
};

/** Only event buses and rules have tags. */
function tagsOf(
  resource: string,
  context: OperationContext,
  purpose: 'look' | 'change',
): Map<string, string> {
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
    return bus.tags;
  }
  const rule = bus?.rules.get(ruleName);
  if (!rule) {
    throw new ServiceFault(
      'ResourceNotFoundException',
      `Rule ${ruleName} does not exist on EventBus ${busName}.`,
    );
  }
  if (purpose === 'change') refuseManaged(rule);
  return rule.tags;
}
