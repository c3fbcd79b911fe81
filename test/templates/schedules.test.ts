import { GetScheduleCommand, ListTagsForResourceCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { mockEventBridge } from '../../src/index.js';
import { fromCloudFormation } from '../../src/templates.js';
import { BEGINNING } from '../scheduler/account.js';

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: BEGINNING }));
afterEach(() => void vi.useRealTimers());

const client = new SchedulerClient({});

const reminders = `
Parameters:
  Zone: { Type: String, Default: Europe/Berlin }
Conditions:
  IsQuiet: !Equals [!Ref Zone, Asia/Tokyo]
Resources:
  Reports:
    Type: AWS::Scheduler::ScheduleGroup
    Properties: { Name: reports, Tags: [{ Key: team, Value: shop }] }
  Nightly:
    Type: AWS::Scheduler::Schedule
    Properties:
      Name: nightly
      GroupName: !Ref Reports
      Description: !Sub 'of \${AWS::StackName}'
      ScheduleExpression: cron(30 9 * * ? *)
      ScheduleExpressionTimezone: !Ref Zone
      State: !If [IsQuiet, DISABLED, !Ref AWS::NoValue]
      FlexibleTimeWindow: { Mode: FLEXIBLE, MaximumWindowInMinutes: '5' }
      EndDate: 2026-02-01T00:00:00.000Z
      Target:
        Arn: !GetAtt ReminderFunction.Arn
        RoleArn: !GetAtt Role.Arn
        Input: '{"what":"invoice"}'
        DeadLetterConfig: { Arn: !GetAtt Dead.Arn }
        RetryPolicy: { MaximumRetryAttempts: 3 }
  Hourly:
    Type: AWS::Scheduler::Schedule
    Properties:
      ScheduleExpression: rate(1 hour)
      FlexibleTimeWindow: { Mode: 'OFF' }
      Target:
        Arn: !GetAtt Orders.Arn
        RoleArn: !GetAtt Role.Arn
        EventBridgeParameters: { Source: shop, DetailType: Tick }
        Input: '{"n":1}'
  Ticks:
    Type: AWS::Events::Rule
    Properties:
      EventBusName: !Ref Orders
      EventPattern: { source: [shop], detail-type: [Tick] }
      Targets: [{ Id: dead, Arn: 'arn:aws:sqs:us-east-1:123456789012:ticks' }]
  Absent:
    Type: AWS::Scheduler::Schedule
    Condition: IsQuiet
  Orders: { Type: AWS::Events::EventBus, Properties: { Name: orders } }
  Dead: { Type: AWS::SQS::Queue }
  ReminderFunction: { Type: AWS::Lambda::Function, Properties: { FunctionName: remind } }
  Role:
    Type: AWS::IAM::Role
    Properties:
      RoleName: scheduler
      AssumeRolePolicyDocument:
        Statement:
          Effect: Allow
          Principal: { Service: scheduler.amazonaws.com }
          Action: sts:AssumeRole
          Condition: { StringEquals: { 'aws:SourceAccount': !Ref AWS::AccountId } }
      Policies:
        - PolicyName: invoke
          PolicyDocument:
            Statement:
              - { Effect: Allow, Action: lambda:InvokeFunction, Resource: !GetAtt ReminderFunction.Arn }
              - { Effect: Allow, Action: ['sqs:SendMessage', 'events:PutEvents'], Resource: '*' }
Outputs:
  Nightly: { Value: !GetAtt Nightly.Arn, Export: { Name: nightly } }
`;

test('schedules and groups are loaded as the template declares them', () => {
  const stack = fromCloudFormation(reminders, { stackName: 'shop' });
  expect({ groups: stack.scheduleGroups, schedules: stack.schedules }).toMatchInlineSnapshot(`
    {
      "groups": {
        "reports": {
          "Tags": [
            {
              "Key": "team",
              "Value": "shop",
            },
          ],
        },
      },
      "schedules": {
        "default/shop-Hourly-INXVYK7LQ9R1": {
          "FlexibleTimeWindow": {
            "Mode": "OFF",
          },
          "ScheduleExpression": "rate(1 hour)",
          "Target": {
            "Arn": "arn:aws:events:us-east-1:123456789012:event-bus/orders",
            "EventBridgeParameters": {
              "DetailType": "Tick",
              "Source": "shop",
            },
            "Input": "{"n":1}",
            "RoleArn": "arn:aws:iam::123456789012:role/scheduler",
          },
        },
        "reports/nightly": {
          "Description": "of shop",
          "EndDate": "2026-02-01T00:00:00.000Z",
          "FlexibleTimeWindow": {
            "MaximumWindowInMinutes": 5,
            "Mode": "FLEXIBLE",
          },
          "ScheduleExpression": "cron(30 9 * * ? *)",
          "ScheduleExpressionTimezone": "Europe/Berlin",
          "Target": {
            "Arn": "arn:aws:lambda:us-east-1:123456789012:function:remind",
            "DeadLetterConfig": {
              "Arn": "arn:aws:sqs:us-east-1:123456789012:shop-Dead-OD5MV2TC73JD",
            },
            "Input": "{"what":"invoice"}",
            "RetryPolicy": {
              "MaximumRetryAttempts": 3,
            },
            "RoleArn": "arn:aws:iam::123456789012:role/scheduler",
          },
        },
      },
    }
  `);
  expect(String(stack)).toMatchInlineSnapshot(`
    "the template: 5 resources of EventBridge
      Orders: bus "orders"
      Ticks: rule "shop-Ticks-8ZMUHMIS28SQ" on bus "orders", 1 target
      Reports: schedule group "reports"
      Nightly: schedule "nightly" in group "reports"
      Hourly: schedule "shop-Hourly-INXVYK7LQ9R1" in group "default""
  `);
  expect(stack.exports).toEqual({
    nightly: 'arn:aws:scheduler:us-east-1:123456789012:schedule/reports/nightly',
  });
});

test('what is loaded runs, in its time zone, and calls the function of its target', async () => {
  using eventBridge = mockEventBridge(client, { seed: fromCloudFormation(reminders) });
  const remind = vi.fn();
  eventBridge.handle('ReminderFunction', remind);

  await eventBridge.clock.advanceTo('2026-01-11T09:00:00Z');

  expect(remind.mock.calls.map(([input]) => input as unknown)).toEqual([{ what: 'invoice' }]);
  const nightly = eventBridge.schedule('Nightly');
  expect(nightly.invocations().map(({ scheduledTime }) => scheduledTime)).toEqual([
    new Date('2026-01-11T08:30:00Z'),
  ]);
  expect(eventBridge.rule('Ticks').events()).toHaveLength(24);
  expect(await client.send(new GetScheduleCommand({ Name: 'nightly', GroupName: 'reports' }))).toMatchObject({
    Description: 'of stack',
    FlexibleTimeWindow: { Mode: 'FLEXIBLE', MaximumWindowInMinutes: 5 },
    EndDate: new Date('2026-02-01T00:00:00Z'),
    Target: { RetryPolicy: { MaximumRetryAttempts: 3, MaximumEventAgeInSeconds: 86_400 } },
  });
  const ResourceArn = 'arn:aws:scheduler:us-east-1:123456789012:schedule-group/reports';
  expect((await client.send(new ListTagsForResourceCommand({ ResourceArn }))).Tags).toEqual([
    { Key: 'team', Value: 'shop' },
  ]);
});

test('a schedule is known by its logical id, in whatever group it is', () => {
  using eventBridge = mockEventBridge({ seed: fromCloudFormation(reminders) });
  const nightly = 'schedule/reports/nightly';

  expect(eventBridge.schedule('Nightly').arn).toContain(nightly);
  expect(eventBridge.schedule('Nightly', 'reports').arn).toContain(nightly);
  expect(eventBridge.schedule('nightly', 'reports').exists).toBe(true);
  expect(eventBridge.schedule('Nightly', 'default').exists).toBe(false);
  expect(eventBridge.schedule('Hourly').name).toMatch(/^stack-Hourly-[A-Z\d]{12}$/);
  expect(eventBridge.schedule('Weekly').exists).toBe(false);
});

test('a schedule that has the name of another one is meant by its name', () => {
  const twins = `
Resources:
  One: ${schedule('Name: Other')}
  Other: ${schedule('Name: one')}
`;
  using eventBridge = mockEventBridge({ seed: fromCloudFormation(twins) });
  expect(eventBridge.schedule('Other').name).toBe('Other');
  expect(eventBridge.schedule('One').name).toBe('Other');
});

test('coverage tells where the template declares a schedule', () => {
  using eventBridge = mockEventBridge({ seed: fromCloudFormation(reminders) });
  const { schedules } = eventBridge.ruleCoverage();
  expect(schedules.map(({ origin }) => origin)).toEqual([
    { template: 'the template', logicalId: 'Hourly', line: 27, column: 3 },
    { template: 'the template', logicalId: 'Nightly', line: 10, column: 3 },
  ]);
});

test('an account that is written as a template has the same schedules when it is loaded', () => {
  using eventBridge = mockEventBridge({ seed: fromCloudFormation(reminders) });
  const exported = fromCloudFormation(JSON.stringify(eventBridge.toCloudFormation()));
  expect(exported.findings).toEqual([]);
  using again = mockEventBridge({ seed: exported });
  expect(again.snapshot().schedules).toEqual(eventBridge.snapshot().schedules);
  expect(again.snapshot().scheduleGroups).toEqual(eventBridge.snapshot().scheduleGroups);
});

test('a stack may be seeded again, and brings its schedules up to date', () => {
  const stack = fromCloudFormation(reminders);
  using eventBridge = mockEventBridge({ seed: [stack, stack] });
  eventBridge.seed(stack);
  eventBridge.reset();
  expect(eventBridge.schedules().map(({ name }) => name)).toHaveLength(2);
});

test('schedules of one name in two stacks are refused, as in AWS', () => {
  const sam = `
Transform: AWS::Serverless-2016-10-31
Resources:
  Fn:
    Type: AWS::Serverless::Function
    Properties: { Events: { Tick: { Type: ScheduleV2, Properties: { ScheduleExpression: rate(1 day) } } } }
`;
  const stack = (stackName: string) => fromCloudFormation(sam, { stackName });
  expect(() => mockEventBridge({ seed: [stack('a'), stack('b')] })).toThrowErrorMatchingInlineSnapshot(
    `[InvalidSeed: seed[1]: stack "b" (the template) has the schedule "FnTick" in group "default", which stack "a" (the template) in seed[0] has too. Give each schedule a name of its own. SAM gives the same name in every stack, unless the event has OmitName: true.]`,
  );
});

test('what belongs to other stacks has stand-ins', async () => {
  const stack = fromCloudFormation(`
Resources:
  Tick: ${schedule("GroupName: theirs, Target: { Arn: 'arn:aws:events:us-east-1:123456789012:event-bus/theirs', RoleArn: 'arn:aws:iam::123456789012:role/r', EventBridgeParameters: { Source: shop, DetailType: Tick } }")}
`);
  expect(String(stack)).toMatchInlineSnapshot(`
    "the template: 1 resource of EventBridge
      Tick: schedule "stack-Tick-STRG0IPS294F" in group "theirs"
      note: Resources.Tick.Properties.Target.Arn (line 3, column 157): The event bus "theirs" is not in this template. One without settings stands in for it.
      note: Resources.Tick.Properties.GroupName (line 3, column 128): The schedule group "theirs" is not in this template. One without tags stands in for it."
  `);
  using eventBridge = mockEventBridge({ seed: stack });
  await eventBridge.clock.advanceBy('1 hour');
  expect(eventBridge.bus('theirs').events()).toHaveLength(1);
});

test('a group is named by another stack', () => {
  const group = `
Resources:
  Reports: { Type: AWS::Scheduler::ScheduleGroup, Properties: { Name: reports, Tags: [{ Key: a, Value: b }] } }
Outputs:
  Reports: { Value: !Ref Reports, Export: { Name: reports } }
`;
  const importing = `
Resources:
  Tick: ${schedule('GroupName: !ImportValue reports')}
`;
  const owner = fromCloudFormation(group, { stackName: 'owner' });
  using eventBridge = mockEventBridge({ seed: [fromCloudFormation(importing), owner] });
  expect(eventBridge.schedule('Tick').groupName).toBe('reports');
});

test('a group may be there before the stack that it is of', async () => {
  const seed = [
    { schedules: { 'reports/other': { rate: '1 day', target: 'arn:aws:sqs:us-east-1:123456789012:q' } } },
    fromCloudFormation(reminders),
  ];
  using _eventBridge = mockEventBridge(client, { seed });
  const ResourceArn = 'arn:aws:scheduler:us-east-1:123456789012:schedule-group/reports';
  expect((await client.send(new ListTagsForResourceCommand({ ResourceArn }))).Tags).toHaveLength(1);
});

test('the parameters of an ECS task are those of the API', () => {
  const stack = fromCloudFormation({
    Resources: {
      Twice: {
        Type: 'AWS::Scheduler::Schedule',
        Properties: {
          ScheduleExpression: 'rate(12 hours)',
          FlexibleTimeWindow: { Mode: 'OFF' },
          Target: {
            Arn: { 'Fn::GetAtt': ['Cluster', 'Arn'] },
            RoleArn: 'arn:aws:iam::123456789012:role/r',
            EcsParameters: {
              TaskDefinitionArn: { Ref: 'Task' },
              LaunchType: 'FARGATE',
              TaskCount: '2',
              NetworkConfiguration: {
                AwsvpcConfiguration: { Subnets: ['subnet-1'], AssignPublicIp: 'ENABLED' },
              },
              CapacityProviderStrategy: [{ CapacityProvider: 'c', Base: 0, Weight: '1' }],
              PlacementStrategy: [{ Type: 'spread', Field: 'host' }],
              PlacementConstraints: [{ Type: 'memberOf', Expression: 'e' }],
              Tags: [{ Key: 'team', Value: 'shop' }],
            },
          },
        },
      },
      Cluster: { Type: 'AWS::ECS::Cluster', Properties: { ClusterName: 'jobs' } },
      Task: { Type: 'AWS::ECS::TaskDefinition', Properties: { Family: 'sweep' } },
    },
  });
  expect(Object.values(stack.schedules)[0]?.Target).toMatchInlineSnapshot(`
    {
      "Arn": "arn:aws:ecs:us-east-1:123456789012:cluster/jobs",
      "EcsParameters": {
        "CapacityProviderStrategy": [
          {
            "base": 0,
            "capacityProvider": "c",
            "weight": 1,
          },
        ],
        "LaunchType": "FARGATE",
        "NetworkConfiguration": {
          "awsvpcConfiguration": {
            "AssignPublicIp": "ENABLED",
            "Subnets": [
              "subnet-1",
            ],
          },
        },
        "PlacementConstraints": [
          {
            "expression": "e",
            "type": "memberOf",
          },
        ],
        "PlacementStrategy": [
          {
            "field": "host",
            "type": "spread",
          },
        ],
        "Tags": [
          {
            "Key": "team",
            "Value": "shop",
          },
        ],
        "TaskCount": 2,
        "TaskDefinitionArn": "arn:aws:ecs:us-east-1:123456789012:task-definition/sweep:1",
      },
      "RoleArn": "arn:aws:iam::123456789012:role/r",
    }
  `);
  using eventBridge = mockEventBridge({ seed: stack });
  expect(eventBridge.schedule('Twice').exists).toBe(true);
});

test('what time has overtaken is there as one that was made in time', async () => {
  const stack = fromCloudFormation(`
Resources:
  Grid: ${schedule("StartDate: '2024-01-01T00:10:00.000Z', ScheduleExpression: rate(1 hour)")}
  Once: ${schedule("ScheduleExpression: 'at(2025-12-24T18:00:00)'")}
  Over: ${schedule("ScheduleExpression: 'cron(0 0 1 1 ? 2025)'")}
  Ended: ${schedule("EndDate: '2025-06-01T00:00:00.000Z'")}
  Short: ${schedule("StartDate: '2026-03-01T00:00:00.000Z', EndDate: '2026-03-01T12:00:00.000Z', ScheduleExpression: cron(0 18 * * ? *)")}
  Off: ${schedule("ScheduleExpression: 'at(2025-12-24T18:00:00)', State: DISABLED")}
`);
  expect(String(stack)).toMatchInlineSnapshot(`
    "the template: 6 resources of EventBridge
      Grid: schedule "stack-Grid-5Z1D8MUFLHIE" in group "default"
      Once: schedule "stack-Once-QUF1YES5NH61" in group "default"
      Over: schedule "stack-Over-NF6O2LG0FAHD" in group "default"
      Ended: schedule "stack-Ended-WJF8TZ7P98HD" in group "default"
      Short: schedule "stack-Short-SCP46TDFSY40" in group "default"
      Off: schedule "stack-Off-BFTHRHMICWYU" in group "default"
      warning: Resources.Grid.Properties.StartDate (line 3, column 196): StartDate has passed. AWS refuses the schedule when it is made or changed now: The StartDate you specify cannot be earlier than 5 minutes ago. The mock treats it as created in time.
      warning: Resources.Once.Properties.ScheduleExpression (line 4, column 196): The time has passed: the mock treats the schedule as one that has run. Give it a time in the future.
      warning: Resources.Over.Properties.ScheduleExpression (line 5, column 196): All times of the cron expression have passed: the schedule does not run any more, and AWS refuses it when it is made or changed now.
      warning: Resources.Ended.Properties.EndDate (line 6, column 231): EndDate has passed: the schedule does not run any more.
      warning: Resources.Short.Properties.EndDate (line 7, column 236): EndDate comes before the first run, at 2026-03-01T18:00:00.000Z: the schedule never runs."
  `);
  using eventBridge = mockEventBridge({ seed: stack });
  await eventBridge.clock.advanceBy('2 hours');

  const runs = (id: string) =>
    eventBridge
      .schedule(id)
      .invocations()
      .map(({ scheduledTime }) => scheduledTime.toISOString().slice(11, 16));
  expect(eventBridge.schedules()).toHaveLength(6);
  expect(runs('Grid')).toEqual(['09:10', '10:10']);
  expect(['Once', 'Over', 'Ended', 'Short', 'Off'].flatMap(runs)).toEqual([]);
});

/** A schedule that nothing is wrong with, but for what is said. */
function schedule(members: string): string {
  const base = {
    ScheduleExpression: 'rate(1 hour)',
    FlexibleTimeWindow: "{ Mode: 'OFF' }",
    Target: "{ Arn: 'arn:aws:sqs:us-east-1:123456789012:q', RoleArn: 'arn:aws:iam::123456789012:role/r' }",
  };
  const rest = Object.entries(base).filter(([name]) => !members.includes(`${name}:`));
  const properties = [...rest.map(([name, value]) => `${name}: ${value}`), members].join(', ');
  return `{ Type: AWS::Scheduler::Schedule, Properties: { ${properties} } }`;
}
