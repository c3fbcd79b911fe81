import { given } from '../../text/given.js';
import { isObject } from '../../text/kinds-of-values.js';
import { didYouMean, nearestName } from '../../text/nearest-name.js';
import type { Findings } from '../findings.js';
import { ownMember } from '../resolving/resolving.js';

type Members = Readonly<Record<string, unknown>>;

const PATTERN = [
  ...['Pattern', 'EventBusName', 'RuleName', 'Target', 'Input', 'InputPath', 'InputTransformer', 'State'],
  ...['RetryPolicy', 'DeadLetterConfig'],
];
const SCHEDULE = [
  ...['Schedule', 'Name', 'Description', 'Input', 'State', 'Enabled', 'RetryPolicy', 'DeadLetterConfig'],
];
const SCHEDULE_V2 = [
  ...[
    'ScheduleExpression',
    'ScheduleExpressionTimezone',
    'FlexibleTimeWindow',
    'StartDate',
    'EndDate',
    'State',
  ],
  ...[
    'Name',
    'OmitName',
    'GroupName',
    'Description',
    'KmsKeyArn',
    'Input',
    'RetryPolicy',
    'DeadLetterConfig',
  ],
  ...['RoleArn', 'PermissionsBoundary'],
];

/** What SAM makes of the events of a resource. */
export interface Invoked {
  /** What the Id of a target ends in. */
  readonly targetId: string;
  /** Whether targets have a role. */
  readonly hasRole: boolean;
  /** The properties of the types of events that become rules and schedules. */
  readonly events: Readonly<Record<string, readonly string[]>>;
  /** The other types. */
  readonly others: readonly string[];
}

/** By the type of the resource; as aws-sam-translator 1.110 has it. */
export const INVOKED: Readonly<Record<string, Invoked>> = {
  'AWS::Serverless::Function': {
    targetId: 'LambdaTarget',
    hasRole: false,
    events: {
      EventBridgeRule: [...PATTERN, 'Enabled'],
      CloudWatchEvent: [...PATTERN, 'Enabled'],
      // It takes the RuleName of a schedule, and does nothing with it.
      Schedule: [...SCHEDULE, 'RuleName'],
      ScheduleV2: SCHEDULE_V2,
    },
    others: [
      ...['AlexaSkill', 'Api', 'CloudWatchLogs', 'Cognito', 'DocumentDB', 'DynamoDB', 'HttpApi', 'IoTRule'],
      ...['Kinesis', 'MQ', 'MSK', 'S3', 'SNS', 'SQS', 'SelfManagedKafka'],
    ],
  },
  'AWS::Serverless::StateMachine': {
    targetId: 'StepFunctionsTarget',
    hasRole: true,
    events: {
      EventBridgeRule: PATTERN,
      CloudWatchEvent: PATTERN,
      Schedule: [...SCHEDULE, 'Target', 'RoleArn'],
      ScheduleV2: SCHEDULE_V2,
    },
    others: ['Api'],
  },
};

/**
 * The properties of an event that becomes a rule or a schedule; undefined for any other. What SAM would refuse is
 * reported.
 *
 * @param at - where the event stands
 */
export function ruleEvent(
  { Type: type, Properties }: Members,
  { events, others }: Invoked,
  { at, findings }: { readonly at: string; readonly findings: Findings },
): Members | undefined {
  const known = typeof type === 'string' ? ownMember(events, type) : undefined;
  if (!known || typeof type !== 'string') {
    const types = [...Object.keys(events), ...others];
    if (typeof type !== 'string' || !types.includes(type)) {
      findings.error('unknown-property', `${at}.Type`, noType(type, types));
    }
    return undefined;
  }
  const event = isObject(Properties) ? Properties : {};
  for (const property of Object.keys(event).filter((name) => !known.includes(name))) {
    const hint = didYouMean(nearestName(property, known));
    const message = `An event of type ${type} has no property ${JSON.stringify(property)}. ${hint}`;
    findings.error('unknown-property', `${at}.Properties.${property}`, message.trimEnd());
  }
  return event;
}

function noType(type: unknown, types: readonly string[]): string {
  const all = `There are ${types.join(', ')}.`;
  if (typeof type !== 'string') return `An event has a Type. ${all}`;
  return `SAM accepts no event of type ${JSON.stringify(type)} here. ${didYouMean(nearestName(type, types), all)}`;
}

/** The state of a rule. */
export function stateOf({ State, Enabled }: Members, at: string, findings: Findings): unknown {
  if (Enabled === undefined) return State;
  const place = `${at}.Enabled`;
  if (State !== undefined) {
    findings.error('refused', place, 'State and Enabled Properties cannot both be specified.');
  } else if (typeof Enabled === 'string') {
    findings.error('refused', place, `Enabled must be true or false, not ${given(Enabled)}.`);
  } else if (isObject(Enabled)) {
    const message =
      'SAM treats any function as true, whatever its value: the rule is enabled. State accepts functions.';
    findings.warning('refused', place, message);
  }
  return Enabled === false ? 'DISABLED' : 'ENABLED';
}

/** Whether SAM takes a DeadLetterConfig. */
export function isDeadLetterConfig(config: Members, at: string, findings: Findings): boolean {
  const { Arn, Type } = config;
  const problem =
    Arn !== undefined && Type !== undefined
      ? "You can either define 'Arn' or 'Type' property of DeadLetterConfig."
      : Type !== undefined && Type !== 'SQS'
        ? "The only valid value for 'Type' property of DeadLetterConfig is 'SQS'."
        : Arn === undefined && Type === undefined
          ? "No 'Arn' or 'Type' property provided for DeadLetterConfig."
          : undefined;
  if (problem !== undefined) findings.error('refused', `${at}.DeadLetterConfig`, problem);
  return problem === undefined;
}

/** SAM cuts off what makes an Id too long. */
export function targetIdOf(ruleId: string, suffix: string): string {
  return ruleId.slice(0, 64 - suffix.length) + suffix;
}
