import { isObject } from '../../text/kinds-of-values.js';
import type { Findings } from '../findings.js';

type Members = Readonly<Record<string, unknown>>;

/** What SAM hands on as it is. */
const HANDED_ON = [
  ...['ScheduleExpression', 'State', 'Description', 'StartDate', 'EndDate', 'ScheduleExpressionTimezone'],
  ...['GroupName', 'KmsKeyArn'],
];

/**
 * The properties of the schedule that SAM makes of an event of type ScheduleV2, but for the target.
 * @see https://github.com/aws/serverless-application-model/blob/develop/samtranslator/model/eventsources/scheduler.py
 */
export function scheduleOfEvent(
  id: string,
  event: Members,
  { at, findings }: { readonly at: string; readonly findings: Findings },
): Members {
  const { Name, OmitName, FlexibleTimeWindow: window } = event;
  const isNameless = OmitName === true;
  if (isNameless && Name !== undefined) {
    findings.error('refused', `${at}.Name`, 'Name cannot be set when OmitName is True');
  }
  const hasWindow = isObject(window) && Object.keys(window).length > 0;
  return {
    ...Object.fromEntries(HANDED_ON.map((name) => [name, event[name]])),
    Name: isNameless ? undefined : (Name ?? id),
    FlexibleTimeWindow: hasWindow ? window : { Mode: 'OFF' },
  };
}

/** The role that SAM makes for a schedule: it may invoke the target, and send to the dead-letter queue. */
export function roleOfSchedule(action: string, Resource: unknown, queueArn: unknown): Members {
  const policies = [
    policyOf(action, Resource),
    ...(queueArn === undefined ? [] : [policyOf('sqs:SendMessage', queueArn)]),
  ];
  return {
    AssumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: ['sts:AssumeRole'],
          Principal: { Service: ['scheduler.amazonaws.com'] },
        },
      ],
    },
    Policies: policies.map((PolicyDocument) => ({ PolicyDocument })),
  };
}

function policyOf(Action: string, Resource: unknown): Members {
  return { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource }] };
}
