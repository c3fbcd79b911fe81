import { execFileSync } from 'node:child_process';
import { mockEventBridge } from 'aws-eventbridge-mock';
import { fromCloudFormation } from 'aws-eventbridge-mock/templates';
import { parseEvents } from 'js-yaml';
import type { BenchOptions, Figure, Section } from './figures.js';
import { median } from './median.js';
import { processorTime } from './processor-time.js';

const RULES = 300;

/** From a text to a seed. */
export async function benchTemplates({ quick }: BenchOptions): Promise<readonly Section[]> {
  const rounds = quick ? 3 : 15;
  return [
    {
      title: `fromCloudFormation() of ${RULES} rules, a target with a transformer each, processor time`,
      figures: [
        ...(await loading('CloudFormation', cloudFormation(), rounds)),
        ...(await loading('SAM', serverless(), rounds)),
        { what: 'import, with the parser of YAML and the kit', value: importTime(rounds), unit: 'ms' },
      ],
    },
  ];
}

async function loading(kind: string, text: string, rounds: number): Promise<readonly Figure[]> {
  const load = async () => processorTime(() => fromCloudFormation(text));
  const read = async () => processorTime(() => fromCloudFormation(text).findings);
  const first = await load();
  const seed = fromCloudFormation(text);
  const count = Object.keys(seed.buses['orders']?.rules ?? {}).length;
  if (count !== RULES) throw new Error(`There are ${count} rules.`);
  const times = { load: [] as number[], read: [] as number[], parse: [] as number[], make: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    times.load.push(await load());
    times.parse.push(await processorTime(() => parseEvents(text, {})));
    times.make.push(
      await processorTime(() => {
        mockEventBridge({ seed }).restore();
      }),
    );
  }
  // Afterwards: what these loads make V8 optimise, a test that only seeds does not have.
  for (let round = 0; round < rounds; round += 1) times.read.push(await read());
  const figure = (what: string, microseconds: number): Figure => ({
    what: `${kind}, ${what}`,
    value: microseconds / 1000,
    unit: 'ms',
  });
  return [
    { ...figure('the first time', first), note: `${Math.round(text.length / 1000)} kB` },
    { ...figure('again', median(times.load)), atMost: 100 },
    figure('again, and its findings read', median(times.read)),
    figure('of which the parser of YAML', median(times.parse)),
    figure('a mock of the seed', median(times.make)),
  ];
}

const NUMBERS = Array.from({ length: RULES }, (_, n) => n);

const HEAD = `AWSTemplateFormatVersion: '2010-09-09'
Parameters:
  Stage: { Type: String, Default: test }
Conditions:
  IsProd: !Equals [!Ref Stage, prod]
`;

const BUS = `  Bus:
    Type: AWS::Events::EventBus
    Properties: { Name: orders }
`;

/** A stack has at most 500 resources: so the rules share functions, each with its permission. */
const FUNCTIONS = 50;

/** As people write them. */
function cloudFormation(): string {
  const rules = NUMBERS.map(
    (n) => `  Rule${n}:
    Type: AWS::Events::Rule
    Properties:
      Name: !Sub 'rule-${n}-\${Stage}'
      EventBusName: !Ref Bus
      State: !If [IsProd, DISABLED, ENABLED]
      EventPattern:
        source:
          - !Sub 'shop.\${Stage}'
        detail-type: [Order Placed, Order Paid]
        detail:
          group: [${n}]
          total: [{ numeric: ['>=', 100] }]
      Targets:
        - Id: function
          Arn: !GetAtt Function${n % FUNCTIONS}.Arn
          DeadLetterConfig:
            Arn: !Sub 'arn:\${AWS::Partition}:sqs:\${AWS::Region}:\${AWS::AccountId}:dead'
          InputTransformer:
            InputPathsMap:
              id: $.detail.id
              total: $.detail.total
            InputTemplate: !Sub '{"order": <id>, "total": <total>, "stage": "\${Stage}"}'
`,
  );
  const functions = NUMBERS.slice(0, FUNCTIONS).map(
    (n) => `  Function${n}:
    Type: AWS::Lambda::Function
    Properties: { FunctionName: !Sub 'function-${n}-\${Stage}' }
  Permission${n}:
    Type: AWS::Lambda::Permission
    Properties:
      Action: lambda:InvokeFunction
      FunctionName: !Ref Function${n}
      Principal: events.amazonaws.com
`,
  );
  return `${HEAD}Resources:\n${BUS}${[...rules, ...functions].join('')}`;
}

function serverless(): string {
  const events = NUMBERS.map(
    (n) => `        Placed${n}:
          Type: EventBridgeRule
          Properties:
            EventBusName: !Ref Bus
            Pattern:
              source:
                - !Sub 'shop.\${Stage}'
              detail-type: [Order Placed, Order Paid]
              detail: { group: [${n}], total: [{ numeric: ['>=', 100] }] }
            RetryPolicy: { MaximumRetryAttempts: 3 }
            InputTransformer:
              InputPathsMap: { id: $.detail.id }
              InputTemplate: !Sub '{"order": <id>, "stage": "\${Stage}"}'
`,
  );
  const each = RULES / FUNCTIONS;
  const functions = NUMBERS.slice(0, FUNCTIONS).map(
    (n) => `  Function${n}:
    Type: AWS::Serverless::Function
    Properties:
      Handler: index.handler
      Events:
${events.slice(n * each, (n + 1) * each).join('')}`,
  );
  return `${HEAD}Transform: AWS::Serverless-2016-10-31\nResources:\n${BUS}${functions.join('')}`;
}

/** Of a fresh process, in CommonJS. */
function importTime(rounds: number): number {
  const script = `const start = process.cpuUsage();
    require('aws-eventbridge-mock/templates');
    const { user, system } = process.cpuUsage(start);
    console.log((user + system) / 1000);`;
  const time = () => Number(execFileSync(process.execPath, ['--eval', script], { encoding: 'utf8' }));
  return Math.min(...Array.from({ length: rounds }, time));
}
