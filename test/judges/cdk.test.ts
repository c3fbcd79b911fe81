import { readFileSync } from 'node:fs';
import {
  DescribeRuleCommand,
  EventBridgeClient,
  ListTargetsByRuleCommand,
} from '@aws-sdk/client-eventbridge';
import { App, Duration, Stack, Stage, NestedStack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { EventBus, Rule } from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import { Stream } from 'aws-cdk-lib/aws-kinesis';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Schedule, ScheduleExpression, ScheduleGroup, ScheduleTargetInput } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke, SqsSendMessage } from 'aws-cdk-lib/aws-scheduler-targets';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { mockEventBridge } from '../../src/index.js';
import { fromCdk, type LoadedStack } from '../../src/templates.js';
import { everyFeature } from './every-feature.js';
import { everyTarget } from './every-target.js';

const client = new EventBridgeClient({ region: 'us-east-1' });
let app: App;
let directory: string;

const stackNamed = (id: string): Stack => app.node.findChild(id) as Stack;
const errorsAndWarnings = ({ findings }: LoadedStack) =>
  findings
    .filter(({ severity }) => severity !== 'note')
    .map(({ kind, constructPath }) => `${kind} ${constructPath}`);
/** Rules that are there for their patterns alone, and a queue to which the CDK gives no policy. */
const doubtful = (stack: string) => [
  ...['CronRule', 'ExpressionRule', 'Pattern', 'Elsewhere'].map((rule) => `no-target ${stack}/${rule}`),
  `no-permission ${stack}/Bus`,
];

beforeAll(() => {
  // As the command line of the CDK sets it.
  app = new App({ context: { 'aws:cdk:enable-path-metadata': true, 'aws:cdk:enable-asset-metadata': true } });
  const targetStack = new Stack(app, 'Targets');
  const called = new EventBus(targetStack, 'Bus', { eventBusName: 'targets' });
  for (const [name, make] of Object.entries(everyTarget)) {
    new Rule(targetStack, name + 'Rule', {
      eventBus: called,
      eventPattern: { source: [name] },
      targets: [make(targetStack)],
    });
  }
  const features = new Stack(app, 'Features');
  const bus = everyFeature(features);
  const consumer = new Stack(app, 'Consumer');
  const pattern = { source: ['cross'] };
  new Rule(consumer, 'Cross', {
    eventBus: bus,
    eventPattern: pattern,
    targets: [new targets.EventBus(features.node.findChild('Unnamed') as EventBus)],
  });
  const outer = new Stack(app, 'Outer');
  const nested = new NestedStack(outer, 'Nested');
  const inner = new NestedStack(nested, 'Inner');
  const stream = new Stream(inner, 'Stream');
  new Rule(outer, 'ToInner', { eventPattern: pattern, targets: [new targets.KinesisStream(stream)] });
  new Rule(inner, 'FromOuter', { eventBus: new EventBus(outer, 'Bus'), eventPattern: pattern });
  const stage = new Stage(app, 'Prod', { env: { account: '111122223333', region: 'eu-west-1' } });
  everyFeature(new Stack(stage, 'Features'));
  directory = app.synth().directory;
});

afterAll(() => client.destroy());

test('a target of every class of the package stands here', () => {
  const classes = Object.entries(targets).flatMap(([name, value]) =>
    typeof value === 'function' && typeof Reflect.get(value.prototype ?? {}, 'bind') === 'function'
      ? [name]
      : [],
  );
  expect(classes.length).toBeGreaterThan(15);
  expect(Object.keys(everyTarget).sort()).toEqual(classes.sort());
});

test('the rule of every class of targets is as its template says', async () => {
  const stack = fromCdk(app, { stack: 'Targets' });
  expect(errorsAndWarnings(stack)).toEqual([]);
  using eventBridge = mockEventBridge({ region: 'us-east-1', seed: stack });
  const rules = rulesOf(Template.fromStack(stackNamed('Targets')).toJSON());
  expect(rules.map(({ path }) => path)).toHaveLength(Object.keys(everyTarget).length);
  for (const rule of rules) await agrees(rule, eventBridge.rule(rule.path));
});

test('the rules of every feature are as their template says', async () => {
  const stack = fromCdk(stackNamed('Features'));
  expect(errorsAndWarnings(stack)).toEqual(doubtful('Features'));
  using eventBridge = mockEventBridge({ region: 'us-east-1', seed: stack });
  const template = Template.fromStack(stackNamed('Features')).toJSON();
  for (const rule of rulesOf(template)) await agrees(rule, eventBridge.rule(rule.path));
  const loaded = [...String(stack).matchAll(/^ {2}(Features\/\S+): /gm)].map(([, path]) => path);
  expect(loaded.sort()).toEqual(
    eventsOf(template)
      .map(({ path }) => path)
      .sort(),
  );
});

test('a stack, its app, its folder, its template and its assembly make the same seed', () => {
  const { buses, connections } = fromCdk(stackNamed('Features'));
  const file = `${directory}/Features.template.json`;
  const others = [
    fromCdk(app, { stack: 'Features' }),
    fromCdk(directory, { stack: 'Features' }),
    fromCdk(app.synth(), { stack: 'Features' }),
    fromCdk(app.synth().getStackByName('Features')),
    fromCdk(file),
    fromCdk(Template.fromStack(stackNamed('Features')), { stackName: 'Features' }),
    fromCdk(JSON.parse(readFileSync(file, 'utf8')) as object, { stackName: 'Features' }),
  ];
  for (const other of others)
    expect({ buses: other.buses, connections: other.connections }).toEqual({ buses, connections });
});

test('what one stack exports another imports', () => {
  const features = fromCdk(app, { stack: 'Features' });
  const consumer = fromCdk(app, { stack: 'Consumer', imports: features.exports });
  using eventBridge = mockEventBridge({ region: 'us-east-1', seed: [features, consumer] });

  expect(Object.keys(features.exports).every((name) => name.startsWith('Features:ExportsOutput'))).toBe(true);
  expect(errorsAndWarnings(consumer)).toEqual([]);
  expect(eventBridge.rule('Cross').eventBusName).toBe('orders');
  expect(eventBridge.rule('Cross').targets[0]?.arn).toBe(eventBridge.bus('Features/Unnamed').arn);
});

test('exports meet imports where both stacks are in a list, whatever their order', () => {
  const seed = ['Consumer', 'Features'].map((stack) => fromCdk(app, { stack }));
  using eventBridge = mockEventBridge({ region: 'us-east-1', seed });
  expect(eventBridge.rule('Cross').eventBusName).toBe('orders');
});

test('nested stacks are loaded, and reach one another', () => {
  const stack = fromCdk(app, { stack: 'Outer' });
  expect(errorsAndWarnings(stack)).toEqual(['no-target Outer/Nested/Inner/FromOuter']);
  using eventBridge = mockEventBridge({ region: 'us-east-1', seed: stack });

  expect(eventBridge.rule('Nested/Inner/FromOuter').eventBusName).toBe(eventBridge.bus('Outer/Bus').name);
  expect(eventBridge.rule('ToInner').targets).toEqual([
    { id: 'Target0', arn: eventBridge.target('Inner/Stream').arnOrId },
  ]);
});

test('a stack of a stage has its place', () => {
  const stack = fromCdk(app, { stack: 'Prod/Features' });
  using eventBridge = mockEventBridge({ account: '111122223333', region: 'eu-west-1', seed: stack });
  expect(errorsAndWarnings(stack)).toEqual(doubtful('Prod/Features'));
  expect(eventBridge.rule('Prod/Features/Pattern').pattern).toMatchObject({
    account: ['111122223333'],
    region: ['eu-west-1'],
  });
});

test('schedules are as their template says, and their roles let them do it', async () => {
  const own = new App({ context: { 'aws:cdk:enable-path-metadata': true } });
  const stack = new Stack(own, 'Scheduled');
  const handler = new LambdaFunction(stack, 'Remind', {
    ...{ code: Code.fromInline('x'), handler: 'index.handler', runtime: Runtime.NODEJS_22_X },
  });
  const scheduleGroup = new ScheduleGroup(stack, 'Reports');
  new Schedule(stack, 'Nightly', {
    schedule: ScheduleExpression.cron({ hour: '2', minute: '0' }),
    scheduleGroup,
    target: new LambdaInvoke(handler, {
      input: ScheduleTargetInput.fromObject({ job: 'sweep' }),
      deadLetterQueue: new Queue(stack, 'Dead'),
    }),
  });
  new Schedule(stack, 'Hourly', {
    schedule: ScheduleExpression.rate(Duration.hours(1)),
    target: new SqsSendMessage(new Queue(stack, 'Jobs')),
  });
  const loaded = fromCdk(stack);
  expect(loaded.findings).toEqual([]);
  using eventBridge = mockEventBridge({ seed: loaded });
  const remind = vi.fn();
  eventBridge.handle('Scheduled/Remind', remind);
  await eventBridge.clock.advanceBy('1 day');

  expect(remind.mock.calls).toHaveLength(1);
  expect(remind.mock.calls[0]?.[0]).toEqual({ job: 'sweep' });
  expect(eventBridge.schedule('Hourly').invocations()).toHaveLength(24);
  expect(eventBridge.schedule('Scheduled/Nightly').groupName).toMatch(/^Scheduled-Reports-/);
});

interface Declared {
  readonly path: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

function eventsOf(
  template: { readonly [section: string]: unknown },
  type = 'AWS::Events::',
): readonly Declared[] {
  const resources = Object.values(template['Resources'] as Readonly<Record<string, Record<string, unknown>>>);
  return resources
    .filter(({ Type }) => String(Type).startsWith(type))
    .map(({ Properties, Metadata }) => ({
      path: String((Metadata as Record<string, unknown>)['aws:cdk:path']).replace(/\/Resource$/, ''),
      properties: Properties as Readonly<Record<string, unknown>>,
    }));
}

function rulesOf(template: { readonly [section: string]: unknown }): readonly Declared[] {
  return eventsOf(template, 'AWS::Events::Rule');
}

/** What the account answers of a rule has all that its template says without a function. */
async function agrees(
  declared: Declared,
  rule: { readonly name: string; readonly eventBusName: string },
): Promise<void> {
  const place = { EventBusName: rule.eventBusName };
  const described = await client.send(new DescribeRuleCommand({ Name: rule.name, ...place }));
  const { Targets = [] } = await client.send(new ListTargetsByRuleCommand({ Rule: rule.name, ...place }));
  const { Targets: declaredTargets = [], EventPattern, EventBusName, ...rest } = declared.properties;
  const said = { ...rest, ...(EventPattern !== undefined && { EventPattern }), Targets: declaredTargets };
  const pattern =
    described.EventPattern === undefined ? undefined : (JSON.parse(described.EventPattern) as unknown);
  const answered = { ...described, EventPattern: pattern, Targets };
  expect(differences(said, answered, declared.path)).toEqual([]);
  expect(EventBusName === undefined).toBe(rule.eventBusName === 'default');
}

/** Where what is answered is not what was said; of a reference, that it means the thing. */
function differences(said: unknown, answered: unknown, path: string): readonly string[] {
  if (typeof said !== 'object' || said === null)
    return said === answered ? [] : [`${path}: ${String(answered)}`];
  if (Array.isArray(said)) {
    if (!Array.isArray(answered) || answered.length !== said.length) return [`${path}: ${String(answered)}`];
    return said.flatMap((one, index) => differences(one, answered[index], `${path}[${index}]`));
  }
  const [name = '', more] = Object.keys(said);
  if (more === undefined && (name === 'Ref' || name.startsWith('Fn::'))) {
    return meansTheThing(said, answered) ? [] : [`${path}: ${JSON.stringify(answered)}`];
  }
  return Object.entries(said).flatMap(([key, value]) =>
    differences(value, memberOf(answered, key), `${path}.${key}`),
  );
}

/** The logical ids stand in what AWS makes up; functions leave no object behind. */
function meansTheThing(reference: object, answered: unknown): boolean {
  if (typeof answered !== 'string' || /\$\{|Token|\[object/.test(answered)) return false;
  const ids = [...JSON.stringify(reference).matchAll(/"(?:Ref":|Fn::GetAtt":\[)"(\w+)"/g)].map(
    ([, id]) => id ?? '',
  );
  return ids.every((id) => answered.toLowerCase().includes(id.toLowerCase()) || named.test(id));
}

/** These have names of their own, or ids that AWS draws. */
const named = /^(?:Other|RestApi|HttpApi|Task)/;

/** The members that the API spells otherwise. */
const SPELT: Readonly<Record<string, string>> = { TagList: 'Tags', PlacementStrategies: 'PlacementStrategy' };

function memberOf(value: unknown, key: string): unknown {
  const name = (SPELT[key] ?? key).toLowerCase();
  return Object.entries(value ?? {}).find(([one]) => one.toLowerCase() === name)?.[1];
}
