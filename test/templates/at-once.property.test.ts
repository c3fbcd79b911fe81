import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromCloudFormation, type LoadedStack } from '../../src/templates.js';
import { runs } from '../property-runs.js';

type Resource = Readonly<{ Type: string; Properties: Readonly<Record<string, unknown>> }>;

const names = fc.constantFrom('one', 'two', 'three', 'a name');
const busNames = fc.constantFrom('orders', 'depot', 'elsewhere', { Ref: 'Bus0' }, { Ref: 'Nothing' });

function resources(Type: string, Properties: fc.Arbitrary<Resource['Properties']>): fc.Arbitrary<Resource> {
  return Properties.map((properties) => ({ Type, Properties: properties }));
}

const buses = resources('AWS::Events::EventBus', fc.record({ Name: fc.constantFrom('orders', 'depot') }));
const policies = resources(
  'AWS::Events::EventBusPolicy',
  fc.record({ StatementId: names, EventBusName: busNames, Principal: fc.constantFrom('*', '111122223333') }),
);
const archives = resources(
  'AWS::Events::Archive',
  fc.record({
    ArchiveName: names,
    SourceArn: fc
      .constantFrom('default', 'orders')
      .map((bus) => `arn:aws:events:us-east-1:123456789012:event-bus/${bus}`),
  }),
);
const targets = fc.record(
  {
    Id: names,
    Arn: fc.constantFrom(
      'arn:aws:sqs:us-east-1:123456789012:orders',
      'arn:aws:events:us-east-1:123456789012:event-bus/depot',
      'arn:aws:events:us-east-1:111122223333:event-bus/theirs',
      'arn:aws:events:us-east-1:123456789012:api-destination/hook/0',
    ),
    RoleArn: fc.constant('arn:aws:iam::123456789012:role/events'),
    RetryPolicy: fc.constantFrom({ MaximumRetryAttempts: 3 }, { MaximumRetryAttempts: 200 }),
  },
  { requiredKeys: ['Id', 'Arn', 'RoleArn'] },
);
const rules = resources(
  'AWS::Events::Rule',
  fc.record(
    {
      Name: names,
      EventBusName: busNames,
      EventPattern: fc.constantFrom({ source: ['shop'] }, { source: ['shop'] }, { source: 'shop' }),
      State: fc.constantFrom('ENABLED', 'DISABLED', 'enabled'),
      Targets: fc.array(targets, { maxLength: 2 }),
    },
    { requiredKeys: ['EventPattern'] },
  ),
);

const groups = resources('AWS::Scheduler::ScheduleGroup', fc.record({ Name: names }));
const schedules = resources(
  'AWS::Scheduler::Schedule',
  fc.record(
    {
      Name: names,
      GroupName: fc.constantFrom('one', 'elsewhere', { Ref: 'Group0' }, { Ref: 'Nothing' }),
      ScheduleExpression: fc.constantFrom(
        'rate(1 hour)',
        'rate(1 hour)',
        'cron(0 1 * * ? *)',
        'rate(1 week)',
      ),
      FlexibleTimeWindow: fc.constantFrom({ Mode: 'OFF' }, { Mode: 'OFF' }, { Mode: 'FLEXIBLE' }),
      EndDate: fc.constantFrom('2999-01-01T00:00:00.000Z', '2999-01-01'),
      Target: fc.record(
        {
          Arn: fc.constantFrom(
            'arn:aws:sqs:us-east-1:123456789012:orders',
            'arn:aws:sqs:us-east-1:123456789012:orders',
            'arn:aws:batch:us-east-1:123456789012:job-queue/jobs',
          ),
          RoleArn: fc.constant('arn:aws:iam::123456789012:role/scheduler'),
        },
        { requiredKeys: ['Arn'] },
      ),
    },
    { requiredKeys: ['ScheduleExpression', 'FlexibleTimeWindow', 'Target'] },
  ),
);

/** One of each type that the service refuses, so that those of its type are loaded one by one. */
const REFUSED: Readonly<Record<string, Resource>> = {
  RefusedBus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'a bus' } },
  RefusedPolicy: {
    Type: 'AWS::Events::EventBusPolicy',
    Properties: { StatementId: 'x', EventBusName: 'a bus' },
  },
  RefusedArchive: {
    Type: 'AWS::Events::Archive',
    Properties: {
      ArchiveName: 'no/archive',
      SourceArn: 'arn:aws:events:us-east-1:123456789012:event-bus/default',
    },
  },
  RefusedRule: {
    Type: 'AWS::Events::Rule',
    Properties: { Name: 'no/rule', EventPattern: { source: ['x'] } },
  },
  RefusedGroup: { Type: 'AWS::Scheduler::ScheduleGroup', Properties: { Name: 'default' } },
  RefusedSchedule: {
    Type: 'AWS::Scheduler::Schedule',
    Properties: {
      ScheduleExpression: 'rate(1 hour)',
      FlexibleTimeWindow: { Mode: 'FLEXIBLE' },
      Target: {
        Arn: 'arn:aws:sqs:us-east-1:123456789012:orders',
        RoleArn: 'arn:aws:iam::123456789012:role/scheduler',
      },
    },
  },
};

/** What was told and loaded of others. */
function outcome(stack: LoadedStack): object {
  const { buses: loaded, connections, apiDestinations, endpoints, scheduleGroups, schedules: own } = stack;
  return {
    findings: stack.findings.filter(({ at }) => !at.startsWith('Resources.Refused')),
    text: String(stack)
      .split('\n')
      .filter((line) => !line.includes('Refused') && !line.includes('of EventBridge')),
    seed: JSON.stringify({ loaded, connections, apiDestinations, endpoints, scheduleGroups, own }),
  };
}

test('what is loaded at once is what would be loaded one by one', () => {
  const template = (given: readonly Resource[]) => {
    const count = new Map<string, number>();
    return Object.fromEntries(
      given.map((resource) => {
        const kind = resource.Type.replace(/^AWS::(?:Events::(?:Event)?|Scheduler::(?:Schedule(?=G))?)/, '');
        const number = count.get(kind) ?? 0;
        count.set(kind, number + 1);
        return [`${kind}${number}`, resource];
      }),
    );
  };
  const some = fc.array(fc.oneof(buses, policies, archives, rules, rules, groups, schedules), {
    maxLength: 8,
  });
  fc.assert(
    fc.property(some.map(template), (Resources) => {
      const loaded = fromCloudFormation({ Resources }, { strict: false });
      const oneByOne = fromCloudFormation({ Resources: { ...Resources, ...REFUSED } }, { strict: false });

      expect(oneByOne.findings.filter(({ at }) => at.startsWith('Resources.Refused')).length).toBeGreaterThan(
        3,
      );
      expect(outcome(loaded)).toEqual(outcome(oneByOne));
    }),
    { numRuns: runs(100) },
  );
});
