import { execFileSync } from 'node:child_process';
import { expect, test } from '@jest/globals';

const before = `
  const { EventBridgeClient, PutEventsCommand, PutRuleCommand, PutTargetsCommand } = sdk;
  const client = new EventBridgeClient({ region: 'us-east-1' });
  const eventBridge = kit.mockEventBridge(client);
  const put = () => client.send(
    new PutEventsCommand({ Entries: [{ Source: 'shop', DetailType: 'Paid', Detail: '{"total":1}' }] }),
  );
  const putRule = () => client.send(
    new PutRuleCommand({ Name: 'paid', EventPattern: '{"source":["shop"],"detail":{"total":[1]}}' }),
  );`;

const rows: readonly { readonly what: string; readonly code: string; readonly chunks: readonly string[] }[] =
  [
    { what: 'what loads the kit', code: '', chunks: [] },
    { what: 'what loads the matchers', code: "require('./.cache/code/matchers.cjs');", chunks: [] },
    {
      what: 'what loads the pattern language',
      code: "require('./.cache/code/pattern.cjs');",
      chunks: ['patterns'],
    },
    { what: 'what loads the fixtures', code: "require('./.cache/code/fixtures.cjs');", chunks: ['samples'] },
    {
      what: 'events from a file',
      code: `const { eventsFrom } = require('./.cache/code/fixtures.cjs');
      if (Object.keys(require.cache).some((file) => file.includes('tinyglobby'))) throw new Error('Too early.');
      eventsFrom('test/fixtures/event.json');`,
      chunks: ['disk', 'events', 'files', 'samples'],
    },
    {
      what: 'what loads the templates',
      code: `require('./.cache/code/templates.cjs');
      if (Object.keys(require.cache).some((file) => file.includes('yaml'))) throw new Error('Too early.');`,
      chunks: ['infrastructure'],
    },
    { what: 'what loads the server', code: "require('./.cache/code/server.cjs');", chunks: ['wire'] },
    {
      what: 'a request over the wire',
      code: `const { serve } = require('./.cache/code/server.cjs');
      const eventBridge = kit.mockEventBridge(new sdk.EventBridgeClient({}), { region: 'us-east-1' });
      const server = await serve(eventBridge);
      const headers = { 'x-amz-target': 'AWSEvents.PutEvents' };
      const body = '{"Entries":[{"Source":"shop","DetailType":"Paid","Detail":"{}"}]}';
      const { status } = await fetch(server.endpoint, { method: 'POST', headers, body });
      await server.close();
      if (status !== 200) throw new Error('There is no answer.');`,
      chunks: ['wire'],
    },
    {
      what: 'a template that is a text',
      code: `const { fromCloudFormation } = require('./.cache/code/templates.cjs');
      const stack = fromCloudFormation('Resources:\\n  Bus:\\n    Type: AWS::Events::EventBus\\n    Properties: { Name: orders }\\n');
      if (stack.findings.length > 0) throw new Error(String(stack));`,
      chunks: ['exports', 'infrastructure', 'policies', 'refusals', 'rules', 'seeds', 'yaml'],
    },
    {
      what: 'a template with a schedule',
      code: `const { fromCloudFormation } = require('./.cache/code/templates.cjs');
      const Target = { Arn: 'arn:aws:sqs:us-east-1:123456789012:q', RoleArn: 'arn:aws:iam::123456789012:role/r' };
      const Properties = { ScheduleExpression: 'rate(1 day)', FlexibleTimeWindow: { Mode: 'OFF' }, Target };
      fromCloudFormation({ Resources: { Tick: { Type: 'AWS::Scheduler::Schedule', Properties } } });`,
      chunks: [
        'exports',
        'infrastructure',
        'refusals',
        'rules',
        'scheduler',
        'schedules',
        'seeds',
        'timetables',
      ],
    },
    {
      what: 'an account as a template',
      code: `${before} await putRule(); eventBridge.toCloudFormation();`,
      chunks: [
        'archives',
        'connections',
        'endpoints',
        'exports',
        'partners',
        'patterns',
        'rules',
        'seeds',
        'state',
        'tags',
      ],
    },
    {
      what: 'the coverage of rules',
      code: `${before} await putRule(); await put(); eventBridge.ruleCoverage();`,
      chunks: ['coverage', 'failures', 'observations', 'patterns', 'rules'],
    },
    {
      what: 'what is written for a reporter',
      code: `const { mkdtempSync, readdirSync, rmSync } = require('node:fs');
      const folder = mkdtempSync(require('node:path').join(require('node:os').tmpdir(), 'coverage-'));
      process.env.AWS_EVENTBRIDGE_MOCK_COVERAGE = folder;
      ${before} await putRule(); await put(); eventBridge.reset(); eventBridge.restore();
      delete process.env.AWS_EVENTBRIDGE_MOCK_COVERAGE;
      if (readdirSync(folder).length !== 1) throw new Error('Nothing was written.');
      rmSync(folder, { recursive: true });`,
      chunks: ['observations', 'patterns', 'rules'],
    },
    {
      what: 'a snapshot of an account without schedules',
      code: `${before} eventBridge.snapshot(); eventBridge.toCloudFormation();`,
      chunks: [
        ...['archives', 'connections', 'endpoints', 'exports', 'partners', 'promises', 'rules', 'seeds'],
        ...['state', 'tags'],
      ],
    },
    {
      what: 'coverages that are merged',
      code: `kit.mergeCoverage([]);`,
      chunks: ['coverage'],
    },
    {
      what: 'a picture of rules',
      code: `${before} await putRule(); eventBridge.diagram();`,
      chunks: ['coverage', 'failures', 'patterns', 'rules'],
    },
    {
      what: 'a JSON Schema',
      code: `kit.mockEventBridge({ schemas: { Paid: { type: 'object' } } }).restore();`,
      chunks: ['schemas'],
    },
    { what: 'a mock and an event', code: `${before} await put(); eventBridge.restore();`, chunks: [] },
    {
      what: 'members without a value that the API does not have',
      code: `${before}
      const Entries = [{ Source: 'shop', DetailType: 'Paid', Detail: '{}', EventBusname: undefined, Id: null }];
      await client.send(new PutEventsCommand({ Entries }));
      eventBridge.restore();`,
      chunks: [],
    },
    {
      what: 'a member that the API does not have',
      code: `${before}
      const Entries = [{ Source: 'shop', DetailType: 'Paid', Detail: '{}', EventBusname: 'orders' }];
      await client.send(new PutEventsCommand({ Entries }));
      if (eventBridge.warnings().length !== 1) throw new Error('Nobody was warned.');`,
      chunks: ['logs', 'refusals'],
    },
    {
      what: 'the commands of a class',
      code: `${before} await put();
      if (eventBridge.commands(PutEventsCommand).length !== 1) throw new Error('There is none.');`,
      chunks: [],
    },
    {
      what: 'the commands of a class whose name both APIs have',
      code: `${before} eventBridge.commands(sdk.TagResourceCommand);`,
      chunks: ['tags'],
    },
    {
      what: 'a matcher that passes',
      code: `${before} await put();
      const { matchers } = require('./.cache/code/matchers.cjs');
      const context = { isNot: false, equals: Object.is, utils: { DIM_COLOR: String } };
      const result = matchers.toHaveReceivedEvent.call(context, eventBridge, { source: 'shop' });
      if (!result.pass) throw new Error(result.message());`,
      chunks: ['assertions', 'events'],
    },
    {
      what: 'a rule that an event matches',
      code: `${before} await putRule(); await put(); eventBridge.restore();`,
      chunks: ['patterns', 'rules'],
    },
    {
      what: 'a delivery to a queue',
      code: `${before} await putRule();
      const Arn = 'arn:aws:sqs:us-east-1:123456789012:paid';
      await client.send(new PutTargetsCommand({ Rule: 'paid', Targets: [{ Id: '1', Arn }] }));
      await put();
      await eventBridge.settled();
      if (eventBridge.invocations().length !== 1) throw new Error('Nothing was delivered.');`,
      chunks: ['patterns', 'rules'],
    },
    {
      what: 'a matcher on a target, where nobody has made a schedule',
      code: `${before} await putRule();
      const Arn = 'arn:aws:sqs:us-east-1:123456789012:paid';
      await client.send(new PutTargetsCommand({ Rule: 'paid', Targets: [{ Id: '1', Arn }] }));
      await put();
      await eventBridge.settled();
      const { matchers } = require('./.cache/code/matchers.cjs');
      const context = { isNot: false, equals: Object.is, utils: { DIM_COLOR: String } };
      const result = matchers.toHaveReceivedInvocation.call(context, eventBridge.target(Arn), { source: 'shop' });
      if (!result.pass) throw new Error(result.message());`,
      chunks: ['assertions', 'events', 'patterns', 'rules', 'views'],
    },
    {
      what: 'a mock for the clients of both APIs, and an event',
      code: `const eventBridge = kit.mockEventBridge();
      const { EventBridgeClient, PutEventsCommand } = sdk;
      const Entries = [{ Source: 'shop', DetailType: 'Paid', Detail: '{}' }];
      await new EventBridgeClient({}).send(new PutEventsCommand({ Entries }));
      eventBridge.restore();`,
      chunks: [],
    },
    {
      what: 'a schedule of EventBridge Scheduler',
      code: `const eventBridge = kit.mockEventBridge();
      const { SchedulerClient, CreateScheduleCommand } = require('@aws-sdk/client-scheduler');
      await new SchedulerClient({}).send(
        new CreateScheduleCommand({
          Name: 'job',
          ScheduleExpression: 'rate(1 hour)',
          FlexibleTimeWindow: { Mode: 'OFF' },
          Target: { Arn: 'arn:aws:sqs:us-east-1:123456789012:q', RoleArn: 'arn:aws:iam::123456789012:role/r' },
        }),
      );
      await eventBridge.settled();
      if (eventBridge.schedule('job').invocations().length !== 1) throw new Error('It has not run.');
      eventBridge.restore();`,
      chunks: ['rules', 'scheduler', 'schedules'],
    },
  ];

/** In one process, which would take long to start: each row begins with the kit unloaded. */
const script = `
  const kitFiles = () => Object.keys(require.cache).filter((file) => /[\\\\/]\\.cache[\\\\/]code[\\\\/]/.test(file));
  const sdk = require('@aws-sdk/client-eventbridge');
  const rows = [${rows.map(({ code }) => `async (kit) => {${code}}`).join(',\n')}];
  (async () => {
    const loaded = [];
    for (const row of rows) {
      for (const file of kitFiles()) delete require.cache[file];
      await row(require('./.cache/code/index.cjs'));
      const names = kitFiles().flatMap((file) => /shared-([\\w-]+)\\.cjs$/.exec(file)?.[1] ?? []);
      loaded.push(names.filter((name) => name !== 'kit').sort());
    }
    console.log(JSON.stringify(loaded));
  })();`;

test('what a test does not use is not loaded', () => {
  const printed = execFileSync(process.execPath, ['--eval', script], { encoding: 'utf8' });
  const loaded = JSON.parse(printed) as string[][];

  expect(rows.map(({ what }, row) => [what, loaded[row]])).toEqual(
    rows.map(({ what, chunks }) => [what, chunks]),
  );
});
