import { execFileSync } from 'node:child_process';
import type { BenchOptions, Figure, Section } from './figures.js';

/** Milliseconds of processor time in a fresh process that has loaded the SDK's client already, the least of several. */
interface ImportFigures {
  readonly kit: number;
  readonly clientMock: number;
}

type Format = 'ESM' | 'CommonJS';

const formats: Readonly<Record<Format, (name: string) => string>> = {
  ESM: (name) => `await import('${name}')`,
  CommonJS: (name) => `require('${name}')`,
};

const names = { kit: 'aws-eventbridge-mock', clientMock: 'aws-sdk-client-mock' };

const sends = {
  kit: 'mock.mockEventBridge(client);',
  clientMock: 'mock.mockClient(client).on(sdk.PutEventsCommand).resolves({});',
};

/** The import alone, and with a client, its mock, and one event. */
export function benchImport({ quick }: BenchOptions): readonly Section[] {
  const runs = quick ? 5 : 15;
  const entry = "{ Source: 'shop', DetailType: 'Paid', Detail: '{}' }";
  const firstSend = (kind: keyof typeof names) => `
      const client = new sdk.EventBridgeClient({ region: 'us-east-1' });
      ${sends[kind]}
      await client.send(new sdk.PutEventsCommand({ Entries: [${entry}] }));`;
  return [
    section(
      'import after the SDK',
      inBothFormats(runs, () => ''),
      0.3,
    ),
    section('import, mock and first send', inBothFormats(runs, firstSend), 0.4),
  ];
}

function section(title: string, formats: Record<Format, ImportFigures>, atMost: number): Section {
  const figures = Object.entries(formats).flatMap(([format, { kit, clientMock }]): Figure[] => [
    { what: `${format}, this kit`, value: kit, unit: 'ms' },
    { what: `${format}, aws-sdk-client-mock`, value: clientMock, unit: 'ms' },
    { what: `${format}, kit / aws-sdk-client-mock`, value: kit / clientMock, atMost },
  ]);
  return { title: `${title}, processor time`, figures };
}

function inBothFormats(
  runs: number,
  use: (kind: keyof typeof names) => string,
): Record<Format, ImportFigures> {
  const compare = (format: Format): ImportFigures => {
    const least = { kit: Infinity, clientMock: Infinity };
    for (let run = 0; run < runs; run += 1) {
      for (const kind of ['kit', 'clientMock'] as const) {
        least[kind] = Math.min(least[kind], timeOf(format, names[kind], use(kind)));
      }
    }
    return least;
  };
  return { ESM: compare('ESM'), CommonJS: compare('CommonJS') };
}

function timeOf(format: Format, name: string, use: string): number {
  const load = formats[format];
  const script = `(async () => {
    const sdk = ${load('@aws-sdk/client-eventbridge')};
    const start = process.cpuUsage();
    const mock = ${load(name)};
    ${use}
    const { user, system } = process.cpuUsage(start);
    console.log((user + system) / 1000);
  })();`;
  const type = format === 'ESM' ? 'module' : 'commonjs';
  const env = { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' };
  const args = [`--input-type=${type}`, '--eval', script];
  return Number(execFileSync(process.execPath, args, { encoding: 'utf8', env }));
}
