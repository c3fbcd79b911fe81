import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { mockEventBridge } from '../../src/index.js';
import { fromServerless, InvalidTemplate } from '../../src/templates.js';
import { BEGINNING } from '../scheduler/account.js';

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: BEGINNING }));
afterEach(() => void vi.useRealTimers());

const service = (functions: string, more = '') => `
service: shop
provider: { name: aws${more} }
functions:
${functions}`;

const reminders = service(`
  remind:
    handler: src/remind.handler
    events:
      - schedule: rate(1 day)
      - schedule:
          method: scheduler
          rate: [cron(30 9 * * ? *), rate(6 hours)]
          timezone: Europe/Berlin
          description: Reminds of invoices
          input: { what: invoice }
      - schedule: { method: scheduler, rate: rate(2 hours), name: off, enabled: false }
`);

test('schedules of the framework are loaded, and call the function by its key', async () => {
  const stack = fromServerless(reminders);
  expect(stack.schedules).toMatchInlineSnapshot(`
    {
      "default/off": {
        "FlexibleTimeWindow": {
          "Mode": "OFF",
        },
        "ScheduleExpression": "rate(2 hours)",
        "State": "DISABLED",
        "Target": {
          "Arn": "arn:aws:lambda:us-east-1:123456789012:function:shop-dev-remind",
          "RoleArn": "arn:aws:iam::123456789012:role/shop-dev-us-east-1-lambdaRole",
        },
      },
      "default/shop-dev-RemindSchedulerSchedule2-YSSJCQO28D4D": {
        "Description": "Reminds of invoices",
        "FlexibleTimeWindow": {
          "Mode": "OFF",
        },
        "ScheduleExpression": "cron(30 9 * * ? *)",
        "ScheduleExpressionTimezone": "Europe/Berlin",
        "State": "ENABLED",
        "Target": {
          "Arn": "arn:aws:lambda:us-east-1:123456789012:function:shop-dev-remind",
          "Input": "{"what":"invoice"}",
          "RoleArn": "arn:aws:iam::123456789012:role/shop-dev-us-east-1-lambdaRole",
        },
      },
      "default/shop-dev-RemindSchedulerSchedule3-AT24ADIPZF0A": {
        "Description": "Reminds of invoices",
        "FlexibleTimeWindow": {
          "Mode": "OFF",
        },
        "ScheduleExpression": "rate(6 hours)",
        "ScheduleExpressionTimezone": "Europe/Berlin",
        "State": "ENABLED",
        "Target": {
          "Arn": "arn:aws:lambda:us-east-1:123456789012:function:shop-dev-remind",
          "Input": "{"what":"invoice"}",
          "RoleArn": "arn:aws:iam::123456789012:role/shop-dev-us-east-1-lambdaRole",
        },
      },
    }
  `);
  expect(String(stack)).toMatchInlineSnapshot(`
    "the service: 4 resources of EventBridge
      RemindEventsRuleSchedule1: rule "shop-dev-RemindEventsRuleSchedule1-71LFM5L258JE" on bus "default", 1 target
      RemindSchedulerSchedule2: schedule "shop-dev-RemindSchedulerSchedule2-YSSJCQO28D4D" in group "default"
      RemindSchedulerSchedule3: schedule "shop-dev-RemindSchedulerSchedule3-AT24ADIPZF0A" in group "default"
      RemindSchedulerSchedule4: schedule "off" in group "default""
  `);
  using eventBridge = mockEventBridge({ seed: stack });
  const remind = vi.fn();
  eventBridge.handle('remind', remind);

  await eventBridge.clock.advanceTo('2026-01-11T08:45:00Z');

  const invocations = eventBridge.schedule('RemindSchedulerSchedule2').invocations();
  expect(invocations.map(({ input }) => input)).toEqual([{ what: 'invoice' }]);
  expect(eventBridge.schedule('RemindSchedulerSchedule3').invocations()).toHaveLength(3);
  expect(remind).toHaveBeenCalledTimes(4);
  expect(eventBridge.schedule('off').state).toBe('DISABLED');
});

test('the role is that of the function, or of all functions', () => {
  const event = 'handler: a.b, events: [{ schedule: { method: scheduler, rate: rate(1 day) } }]';
  const roleIn = (text: string) => Object.values(fromServerless(text).schedules)[0]?.Target?.RoleArn;
  const own = 'arn:aws:iam::123456789012:role/own';

  expect(roleIn(service(`  f: { ${event} }`))).toBe(
    'arn:aws:iam::123456789012:role/shop-dev-us-east-1-lambdaRole',
  );
  expect(roleIn(service(`  f: { ${event}, role: '${own}' }`))).toBe(own);
  expect(roleIn(service(`  f: { ${event} }`, `, iam: { role: '${own}' }`))).toBe(own);
  expect(roleIn(service(`  f: { ${event} }`, `, role: '${own}'`))).toBe(own);
  const custom = `  f: { ${event}, role: Own }
resources:
  Resources:
    Own: { Type: AWS::IAM::Role, Properties: { RoleName: own } }`;
  expect(roleIn(service(custom))).toBe(own);
});

test('what the framework refuses of schedules', () => {
  const wrong = service(`
  remind:
    events:
      - schedule: { method: scheduler, rate: rate(1 day), inputPath: $.detail }
      - schedule: { method: scheduler, rate: rate(1 day), inputTransformer: { inputTemplate: '<a>' } }
      - schedule: { method: scheduler, rate: [rate(1 day), rate(2 days)], name: twice }
      - schedule: { method: scheduler, rate: rate(1 minutes) }
      - schedule: { method: scheduler, rate: 'at(2030-01-01T00:00:00)' }
      - schedule: { method: scheduler, rate: cron(0 12 * * ?) }
      - schedule: { method: scheduler, rate: cron(0 12 * * * *) }
      - schedule: { method: scheduler, rate: rate(1 day), timezone: Europe/Berln }
`);
  expect(messageOf(wrong)).toMatchInlineSnapshot(`
    "the service: 8 errors

      functions.remind.events[0].schedule.inputPath (line 8, column 59): Cannot setup "schedule" event: "inputPath" is not supported with "scheduler" mode
      functions.remind.events[1].schedule.inputTransformer (line 9, column 59): Cannot setup "schedule" event: "inputTransformer" is not supported with "scheduler" mode
      functions.remind.events[2].schedule.name (line 10, column 75): You cannot specify a name when defining more than one rate expression.
      functions.remind.events[3].schedule.rate (line 11, column 40): The framework refuses the schedule "rate(1 minutes)". It takes rate(1 hour), rate(5 minutes), and cron(0 12 * * ? *) of six fields with one space between.
      functions.remind.events[4].schedule.rate (line 12, column 40): The framework refuses the schedule "at(2030-01-01T00:00:00)". It takes rate(1 hour), rate(5 minutes), and cron(0 12 * * ? *) of six fields with one space between.
      functions.remind.events[5].schedule.rate (line 13, column 40): The framework refuses the schedule "cron(0 12 * * ?)". It takes rate(1 hour), rate(5 minutes), and cron(0 12 * * ? *) of six fields with one space between.
      functions.remind.events[6].schedule.rate (line 14, column 40): Invalid request provided: Invalid Schedule Expression cron(0 12 * * * *).

        A schedule is at(yyyy-mm-ddThh:mm:ss), rate(value unit) or cron(minutes hours day-of-month month day-of-week year), with nothing around it; exactly one of the two days of a cron expression must be ?.
      functions.remind.events[7].schedule.timezone (line 15, column 59): Invalid request provided: Invalid ScheduleExpressionTimezone Europe/Berln.

        Time zones are named as in the IANA database: Europe/Berlin."
  `);
});

test('a service that was packaged has its schedules', async () => {
  const stack = fromServerless({
    Resources: {
      IamRoleLambdaExecution: {
        Type: 'AWS::IAM::Role',
        Properties: {
          AssumeRolePolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Principal: { Service: ['lambda.amazonaws.com', 'scheduler.amazonaws.com'] },
                Action: ['sts:AssumeRole'],
              },
            ],
          },
          ManagedPolicyArns: [],
          Policies: [
            {
              PolicyName: 'dev-shop-lambda',
              PolicyDocument: {
                Statement: [{ Effect: 'Allow', Action: ['lambda:InvokeFunction'], Resource: '*' }],
              },
            },
          ],
        },
      },
      RemindLambdaFunction: {
        Type: 'AWS::Lambda::Function',
        Properties: { FunctionName: 'shop-dev-remind' },
      },
      RemindSchedulerSchedule1: {
        Type: 'AWS::Scheduler::Schedule',
        DependsOn: 'IamRoleLambdaExecution',
        Properties: {
          ScheduleExpression: 'rate(6 hours)',
          State: 'ENABLED',
          Target: {
            Arn: { 'Fn::GetAtt': ['RemindLambdaFunction', 'Arn'] },
            RoleArn: { 'Fn::GetAtt': ['IamRoleLambdaExecution', 'Arn'] },
            Input: '{"what":"invoice"}',
          },
          FlexibleTimeWindow: { Mode: 'OFF' },
          Name: 'remind',
        },
      },
    },
  });
  expect(stack.findings).toEqual([]);
  using eventBridge = mockEventBridge({ seed: stack });
  const remind = vi.fn();
  eventBridge.handle('RemindLambdaFunction', remind);
  await eventBridge.clock.advanceBy('6 hours');
  expect(remind.mock.calls.map(([input]) => input as unknown)).toEqual([{ what: 'invoice' }]);
});

function messageOf(text: string): string {
  try {
    return String(fromServerless(text));
  } catch (error) {
    if (error instanceof InvalidTemplate) return error.message;
    throw error;
  }
}
