import type { PutTargetsResultEntry, RemoveTargetsResultEntry, Target } from '@aws-sdk/client-eventbridge';
import { changeRule } from '../../account/event-bus.js';
import type { RuleRecord } from '../../account/resources.js';
import { parseArn } from '../../text/arn.js';
import { eventBusNameOrArn, paging, ruleName } from '../constraints/member-shapes.js';
import { boolean, list, required, structure } from '../constraints/shapes.js';
import { authorize } from '../event-buses/bus-policy.js';
import { existingBus, namedBus } from '../event-buses/event-bus-lookup.js';
import type { Operation, OperationContext } from '../operation.js';
import { pageOf } from '../paging.js';
import { existingRule, refuseManaged } from '../rules/rule-checks.js';
import { overQuota } from '../service-fault.js';
import { checkTarget } from './target-checks.js';
import { target, targetId } from './target-shapes.js';

export const PutTargets: Operation<'PutTargets'> = {
  input: structure({
    Rule: required(ruleName),
    EventBusName: eventBusNameOrArn,
    Targets: required(list(target, { min: 1, max: 100 })),
  }),
  handle: ({ Rule, EventBusName, Targets }, context) => {
    const keys = () => ({ 'events:TargetArn': Targets.map(({ Arn }) => Arn) });
    const bus = existingBus(EventBusName, context, { rule: Rule, keys });
    const rule = existingRule(bus, Rule, context);
    refuseManaged(rule);
    const home = namedBus(EventBusName, context).place;
    for (const given of Targets) checkTarget(given, home);
    for (const given of Targets) authorizeTarget(given.Arn, rule, context);
    const ids = new Set([...rule.targets.keys(), ...Targets.map(({ Id }) => Id)]);
    if (ids.size > context.quotas.targetsPerRule) throw overQuota();
    const { accepted, answer } = sorted(Targets, ({ Id }) => Id, context);
    const targets = new Map(rule.targets);
    for (const given of accepted) targets.set(given.Id, given as Target);
    changeRule(bus, rule, { targets });
    return answer;
  },
};

export const RemoveTargets: Operation<'RemoveTargets'> = {
  input: structure({
    Rule: required(ruleName),
    EventBusName: eventBusNameOrArn,
    Ids: required(list(targetId, { min: 1, max: 100 })),
    Force: boolean,
  }),
  handle: ({ Rule, EventBusName, Ids, Force }, context) => {
    const bus = existingBus(EventBusName, context, { rule: Rule });
    const rule = existingRule(bus, Rule, context);
    refuseManaged(rule, Force);
    const { accepted, answer } = sorted(Ids, (id) => id, context);
    const targets = new Map(rule.targets);
    for (const id of accepted) targets.delete(id);
    changeRule(bus, rule, { targets });
    return answer;
  },
};

export const ListTargetsByRule: Operation<'ListTargetsByRule'> = {
  input: structure({ Rule: required(ruleName), EventBusName: eventBusNameOrArn, ...paging }),
  handle: ({ Rule, EventBusName, ...request }, context) => {
    const rule = existingRule(existingBus(EventBusName, context, { rule: Rule }), Rule, context);
    const items = rule.targets.values();
    const nameOf = ({ Id = '' }: Target) => Id;
    const listing = { operation: 'ListTargetsByRule', items, nameOf, asTheyStand: true } as const;
    const { page, NextToken } = pageOf(listing, request);
    return { Targets: page, NextToken };
  },
};

/** Tells what a request lists and takes effect from what fails whatever it is. */
function sorted<Listed>(
  listed: readonly Listed[],
  idOf: (one: Listed) => string,
  { failing }: OperationContext,
): { accepted: readonly Listed[]; answer: { FailedEntryCount: number; FailedEntries: FailedEntry[] } } {
  const FailedEntries = listed.flatMap((one, at): FailedEntry[] => {
    const failure = failing.get(at);
    return failure ? [{ TargetId: idOf(one), ...failure }] : [];
  });
  return {
    accepted: listed.filter((_, at) => !failing.has(at)),
    answer: { FailedEntryCount: FailedEntries.length, FailedEntries },
  };
}

type FailedEntry = PutTargetsResultEntry & RemoveTargetsResultEntry;

/** A bus of another account takes events of a rule only where its policy says so. */
function authorizeTarget(targetArn: string, rule: RuleRecord, context: OperationContext): void {
  const arn = parseArn(targetArn);
  if (arn?.resource.startsWith('event-bus/') !== true) return;
  const keys = () => ({
    'aws:SourceArn': rule.Arn,
    'aws:SourceAccount': context.here.account,
    'events:eventBusInvocation': true,
  });
  const bus = context.world.busOf(arn);
  authorize({ action: 'events:PutEvents', bus, resource: targetArn, keys }, context);
}
