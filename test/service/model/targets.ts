import fc from 'fast-check';
import { invalid, overQuota, QUOTAS } from './account-model.js';
import { calls, members, mostlyFirst, type Answer, type Commands, type Here } from './calls.js';
import { busReferences, existingBus } from './event-buses.js';
import { lists } from './pages.js';
import { existingRule, refuseManaged, ruleNames, rulesAt } from './rules.js';

export interface TargetModel {
  readonly Id: string;
  readonly Arn: string;
  readonly RoleArn?: string;
  readonly Input?: string;
  readonly InputPath?: string;
  readonly InputTransformer?: object;
}

const MACHINE = 'arn:aws:states:us-east-1:123456789012:stateMachine:m';
const NO_ARN = 'queue';
const targetArns = mostlyFirst(
  'arn:aws:sqs:us-east-1:123456789012:q',
  'arn:aws:lambda:us-east-1:123456789012:function:f',
  MACHINE,
  NO_ARN,
);

const ids = mostlyFirst('a', 'B', 'b');
const inputs = mostlyFirst(
  {},
  { InputPath: '$.detail' },
  { Input: '{"a":1}' },
  { Input: '"text"', InputPath: '$.detail' },
);
const targetsGiven = fc.array(
  fc
    .tuple(
      inputs,
      members(
        { Id: ids, Arn: targetArns },
        {
          RoleArn: fc.constant('arn:aws:iam::123456789012:role/r'),
          RetryPolicy: fc.constantFrom({ MaximumRetryAttempts: 0 }, {}),
        },
      ),
    )
    .map(([input, target]) => ({ ...target, ...input })),
  { minLength: 1, maxLength: 3 },
);

function refuseBadTarget({ Id, Arn, RoleArn, Input, InputPath }: TargetModel, account: string): void {
  if (Arn === NO_ARN) {
    throw invalid(`Parameter ${Arn} is not valid. Reason: Provided Arn is not in correct format.`);
  }
  if (Input !== undefined && InputPath !== undefined) {
    throw invalid(`Only one of Input, InputPath, or InputTransformer must be provided for target ${Id}.`);
  }
  // Of other accounts every target needs a role.
  const needsRole = Arn === MACHINE || !Arn.includes(`:${account}:`);
  if (needsRole && RoleArn === undefined) throw invalid(`RoleArn is required for target ${Arn}.`);
}

interface Removal {
  readonly Rule: string;
  readonly EventBusName?: string;
  readonly Ids: readonly string[];
  readonly Force?: boolean;
}

export function removeTargets({ Rule, EventBusName, Ids, Force }: Removal, here: Here): Answer {
  const rule = existingRule(Rule, EventBusName, here);
  refuseManaged(rule, Force);
  for (const id of Ids) rule.targets.delete(id);
  return { FailedEntryCount: 0, FailedEntries: [] };
}

export const targets: readonly Commands[] = [
  calls('PutTargets', {
    weight: 8,
    inputs: (place) =>
      members({ Rule: ruleNames, Targets: targetsGiven }, { EventBusName: busReferences(place) }),
    answer: ({ Rule, EventBusName, Targets }, here) => {
      const rule = existingRule(Rule, EventBusName, here);
      refuseManaged(rule);
      for (const target of Targets) refuseBadTarget(target, here.caller.account);
      const known = rule.targets;
      const added = new Set(Targets.map(({ Id }) => Id).filter((id) => !known.has(id)));
      if (known.size + added.size > QUOTAS.targetsPerRule) throw overQuota();
      for (const target of Targets) known.set(target.Id, target);
      return { FailedEntryCount: 0, FailedEntries: [] };
    },
  }),
  calls('RemoveTargets', {
    weight: 2,
    inputs: (place) =>
      members(
        { Rule: ruleNames, Ids: fc.array(ids, { minLength: 1, maxLength: 3 }) },
        { EventBusName: busReferences(place), Force: fc.boolean() },
      ),
    answer: removeTargets,
  }),
  ...lists('ListTargetsByRule', {
    member: 'Targets',
    asTheyStand: true,
    everything: (here) => rulesAt(here).map(([rule, bus]) => ({ Rule: rule.Name, EventBusName: bus.Name })),
    weight: 2,
    inputs: (place) => members({ Rule: ruleNames }, { EventBusName: busReferences(place) }),
    items: ({ Rule, EventBusName }, here) => existingRule(Rule, EventBusName, here).targets,
  }),
  ...lists('ListRuleNamesByTarget', {
    member: 'RuleNames',
    inputs: (place) => members({ TargetArn: targetArns }, { EventBusName: busReferences(place) }),
    items: ({ TargetArn, EventBusName }, here) =>
      [...existingBus(EventBusName, here).rules.values()]
        .filter((rule) => [...rule.targets.values()].some(({ Arn }) => Arn === TargetArn))
        .map(({ Name }) => [Name, Name]),
  }),
];
