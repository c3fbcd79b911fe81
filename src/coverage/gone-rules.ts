import { parseArn } from '../text/arn.js';
import type { Observation, ObservedRule } from './observation.js';

/** How AWS names the rules by which global endpoints replicate events. */
const REPLICATING = 'GlobalEndpointManagedRule-';

/** Rules that events have matched and that are there no more: what is known of them is what the history tells. */
export function goneRules({ rules, events, deliveries }: Observation): readonly ObservedRule[] {
  const known = new Set(rules.map(({ arn }) => arn));
  const gone = new Map<string, ObservedRule>();
  for (const { matchedRules, eventBusArn } of events) {
    for (const arn of matchedRules) {
      if (known.has(arn)) continue;
      known.add(arn);
      const rule = goneRule(arn, eventBusArn);
      if (!rule.name.startsWith(REPLICATING)) gone.set(arn, rule);
    }
  }
  if (gone.size === 0) return [];
  const targets = new Map(
    [...gone.keys()].map((arn) => [arn, new Map<string, ObservedRule['targets'][number]>()]),
  );
  for (const { ruleArn, target } of deliveries)
    targets.get(ruleArn)?.set(`${target.id} ${target.arn}`, target);
  return [...gone.values()].map((rule) => ({
    ...rule,
    targets: [...(targets.get(rule.arn)?.values() ?? [])],
  }));
}

function goneRule(arn: string, eventBusArn: string): ObservedRule {
  const eventBusName = (parseArn(eventBusArn)?.resource ?? '').replace(/^event-bus\//, '');
  const resource = parseArn(arn)?.resource ?? '';
  const beginning = [`rule/${eventBusName}/`, 'rule/'].find((one) => resource.startsWith(one)) ?? '';
  const name = resource.slice(beginning.length);
  return { name, arn, eventBusName, eventBusArn, state: 'DELETED', targets: [] };
}
