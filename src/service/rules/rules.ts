import type { Target } from '@aws-sdk/client-eventbridge';
import { DEFAULT_EVENT_BUS, ruleArn } from '../../account/events-arn.js';
import { dropRule, storeRule } from '../../account/event-bus.js';
import type { EventBusRecord, RuleRecord } from '../../account/resources.js';
import { parseSchedule } from '../../time/schedule-expression.js';
import { scheduleMistakeText } from '../../time/schedule-mistake.js';
import {
  eventBusNameOrArn,
  eventPattern,
  paging,
  roleArn,
  ruleName,
  tagList,
  targetArn,
} from '../constraints/member-shapes.js';
import { boolean, required, string, structure } from '../constraints/shapes.js';
import { patternKeys } from '../event-buses/bus-policy.js';
import { existingBus, namedBus } from '../event-buses/event-bus-lookup.js';
import type { Operation, OperationContext, OperationInput, Validated } from '../operation.js';
import { pageOf } from '../paging.js';
import { ServiceFault } from '../service-fault.js';
import { tagMap } from '../tag-map.js';
import { existingRule, refuseManaged, checkRoomForRule } from './rule-checks.js';

export const PutRule: Operation<'PutRule'> = {
  input: structure({
    Name: required(ruleName),
    ScheduleExpression: string({ max: 256 }),
    EventPattern: eventPattern,
    State: string({ enum: ['ENABLED', 'DISABLED', 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS'] }),
    Description: string({ max: 512 }),
    RoleArn: roleArn,
    Tags: tagList,
    EventBusName: eventBusNameOrArn,
  }),
  handle: (given, context) => {
    const input = withoutEmptyTriggers(given, context);
    const keys = () => patternKeys(input.EventPattern);
    const bus = existingBus(input.EventBusName, context, { rule: input.Name, keys });
    const { place } = namedBus(input.EventBusName, context);
    checkTriggers(input, bus);
    const known = bus.rules.get(input.Name);
    if (known) refuseManaged(known);
    const pattern = checkRoomForRule({ name: input.Name, pattern: input.EventPattern }, bus, context);
    const { Tags, ...changed } = input;
    const rule: RuleRecord = {
      State: 'ENABLED',
      ...changed,
      Arn: ruleArn(place, bus.Name, input.Name),
      EventBusName: bus.Name,
      CreatedBy: context.here.account,
      // An update replaces everything but targets and tags: tags given with it are ignored.
      tags: known?.tags ?? tagMap(Tags),
      targets: known?.targets ?? new Map<string, Target>(),
    };
    storeRule(bus, rule, pattern);
    return { RuleArn: rule.Arn };
  },
};

export const DescribeRule: Operation<'DescribeRule'> = {
  input: structure({ Name: required(ruleName), EventBusName: eventBusNameOrArn }),
  handle: ({ Name, EventBusName }, context) => {
    const rule = existingRule(existingBus(EventBusName, context, { rule: Name }), Name, context);
    return { ...shown(rule), CreatedBy: rule.CreatedBy };
  },
};

export const ListRules: Operation<'ListRules'> = {
  input: structure({ NamePrefix: ruleName, EventBusName: eventBusNameOrArn, ...paging }),
  handle: ({ NamePrefix = '', EventBusName, ...request }, context) => {
    const bus = existingBus(EventBusName, context);
    const items = [...bus.rules.values()].filter(({ Name }) => Name.startsWith(NamePrefix));
    const { page, NextToken } = pageOf(
      { operation: 'ListRules', items, nameOf: ({ Name }) => Name },
      request,
    );
    return { Rules: page.map(shown), NextToken };
  },
};

export const EnableRule: Operation<'EnableRule'> = {
  input: structure({ Name: required(ruleName), EventBusName: eventBusNameOrArn }),
  handle: (input, context) => setState(input, 'ENABLED', context),
};

export const DisableRule: Operation<'DisableRule'> = {
  input: structure({ Name: required(ruleName), EventBusName: eventBusNameOrArn }),
  handle: (input, context) => setState(input, 'DISABLED', context),
};

export const DeleteRule: Operation<'DeleteRule'> = {
  input: structure({ Name: required(ruleName), EventBusName: eventBusNameOrArn, Force: boolean }),
  handle: ({ Name, EventBusName, Force }, context) => {
    const bus = existingBus(EventBusName, context, { rule: Name });
    const rule = bus.rules.get(Name);
    if (!rule) return {};
    refuseManaged(rule, Force);
    if (rule.targets.size > 0) {
      throw new ServiceFault('ValidationException', "Rule can't be deleted since it has targets.");
    }
    dropRule(bus, Name);
    return {};
  },
};

export const ListRuleNamesByTarget: Operation<'ListRuleNamesByTarget'> = {
  input: structure({ TargetArn: required(targetArn), EventBusName: eventBusNameOrArn, ...paging }),
  handle: ({ TargetArn, EventBusName, ...request }, context) => {
    const bus = existingBus(EventBusName, context);
    const items = [...bus.rules.values()].filter(({ targets }) =>
      [...targets.values()].some(({ Arn }) => Arn === TargetArn),
    );
    const listing = { operation: 'ListRuleNamesByTarget', items, nameOf: ({ Name }: RuleRecord) => Name };
    const { page, NextToken } = pageOf(listing, request);
    return { RuleNames: page.map(({ Name }) => Name), NextToken };
  },
};

function shown(rule: RuleRecord) {
  const { Name, Arn, EventPattern, ScheduleExpression, State, Description } = rule;
  const { RoleArn, ManagedBy, EventBusName } = rule;
  return {
    Name,
    Arn,
    EventPattern,
    ScheduleExpression,
    State,
    Description,
    RoleArn,
    ManagedBy,
    EventBusName,
  };
}

type GivenRule = Validated<OperationInput<'PutRule'>>;

/**
 * On the default bus, an empty trigger beside the other one is as good as none. A custom bus refuses any
 * ScheduleExpression, an empty one too.
 */
function withoutEmptyTriggers(given: GivenRule, context: OperationContext): GivenRule {
  const { EventPattern, ScheduleExpression, ...rest } = given;
  const isDefault = namedBus(given.EventBusName, context).name === DEFAULT_EVENT_BUS;
  if (EventPattern && ScheduleExpression === '' && isDefault) return { ...rest, EventPattern };
  return EventPattern === '' && ScheduleExpression ? { ...rest, ScheduleExpression } : given;
}

function checkTriggers({ EventPattern, ScheduleExpression }: GivenRule, bus: EventBusRecord): void {
  if (EventPattern === undefined && ScheduleExpression === undefined) {
    throw new ServiceFault(
      'ValidationException',
      'Parameter(s) EventPattern or ScheduleExpression must be specified.',
    );
  }
  if (ScheduleExpression !== undefined && bus.Name !== DEFAULT_EVENT_BUS) {
    throw new ServiceFault(
      'ValidationException',
      'ScheduleExpression is supported only on the default event bus.',
    );
  }
  if (ScheduleExpression !== undefined && !parseSchedule(ScheduleExpression)) {
    throw new ServiceFault('ValidationException', 'Parameter ScheduleExpression is not valid.').because(
      scheduleMistakeText(ScheduleExpression),
    );
  }
}

function setState(
  { Name, EventBusName }: Validated<OperationInput<'EnableRule'>>,
  State: 'ENABLED' | 'DISABLED',
  context: OperationContext,
): Record<string, never> {
  const bus = existingBus(EventBusName, context, { rule: Name });
  const rule = existingRule(bus, Name, context);
  refuseManaged(rule);
  storeRule(bus, { ...rule, State });
  return {};
}
