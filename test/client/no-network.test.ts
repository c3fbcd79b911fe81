import dgram from 'node:dgram';
import dns from 'node:dns';
import http from 'node:http';
import net from 'node:net';
import tls from 'node:tls';
import {
  DescribeRuleCommand,
  EventBridgeClient,
  ListRulesCommand,
  type EventBridgeClientConfig,
} from '@aws-sdk/client-eventbridge';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { mockEventBridge } from '../../src/index.js';

/** What has asked the network for something since the test began. */
let asked: string[] = [];
/** What the SDK leaves rejected by itself where it finds no Region for its defaults. */
const ignoreRejections = () => undefined;
const listeners = process.listeners('unhandledRejection');

const nothing = '/nowhere/at/all';
const CLEARED = [
  'AWS_REGION',
  'AWS_DEFAULT_REGION',
  'AWS_EXECUTION_ENV',
  'AWS_EC2_METADATA_DISABLED',
  'AWS_PROFILE',
];

beforeEach(() => {
  asked = [];
  for (const name of CLEARED) vi.stubEnv(name, undefined);
  vi.stubEnv('AWS_CONFIG_FILE', nothing);
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', nothing);
  vi.spyOn(net.Socket.prototype, 'connect').mockImplementation(function (this: net.Socket) {
    asked.push('net');
    process.nextTick(() => this.destroy(new Error('There is no network.')));
    return this;
  });
  const refuse = (what: string) => (): never => {
    asked.push(what);
    throw new Error('There is no network.');
  };
  vi.spyOn(tls, 'connect').mockImplementation(refuse('tls'));
  vi.spyOn(dgram, 'createSocket').mockImplementation(refuse('dgram'));
  vi.spyOn(dns, 'lookup').mockImplementation(refuse('dns'));
  process.removeAllListeners('unhandledRejection');
  process.on('unhandledRejection', ignoreRejections);
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  process.removeListener('unhandledRejection', ignoreRejections);
  for (const listener of listeners) process.on('unhandledRejection', listener);
});

/** Until whoever reads files and fails to connect has done so. */
const aWhile = () => new Promise((resolve) => setTimeout(resolve, 30));

/** What asks the metadata service when its retry mode is needed, as defaults mode `auto` does in older versions. */
const retryMode = async () => {
  if (process.env['AWS_EC2_METADATA_DISABLED'] === undefined) {
    await new Promise((resolve) => http.get('http://169.254.169.254/').on('error', resolve));
  }
  return 'standard';
};
const failingMode = () => Promise.reject(new Error('Region is missing'));

const CONFIGS: Record<string, EventBridgeClientConfig> = {
  'nothing said': {},
  'defaultsMode auto': { defaultsMode: 'auto' },
  'defaultsMode standard': { defaultsMode: 'standard' },
  'defaultsMode in-region': { defaultsMode: 'in-region' },
  'defaultsMode legacy': { defaultsMode: 'legacy' },
  'defaultsMode auto, retryMode adaptive': { defaultsMode: 'auto', retryMode: 'adaptive' },
  'defaultsMode auto, maxAttempts 1': { defaultsMode: 'auto', maxAttempts: 1 },
  'defaultsMode auto, retryMode and maxAttempts': {
    defaultsMode: 'auto',
    retryMode: 'standard',
    maxAttempts: 5,
  },
  'a retry mode that asks the metadata service': { retryMode },
  'a retry mode that cannot be found': { retryMode: failingMode },
};

const table = Object.entries(CONFIGS).flatMap(([name, config]) =>
  [undefined, 'eu-west-1'].flatMap((region) =>
    [undefined, 'auto'].map((mode) => ({ name, config, region, mode })),
  ),
);

test.each(table)(
  'a command that is refused asks nobody on the network: $name, Region $region, AWS_DEFAULTS_MODE $mode',
  async ({ config, region, mode }) => {
    vi.stubEnv('AWS_DEFAULTS_MODE', mode);
    const client = new EventBridgeClient({ ...config, ...(region !== undefined && { region }) });
    // What the SDK asks when the client is made is its own.
    await aWhile();
    asked = [];
    using eventBridge = mockEventBridge(client);

    await expect(client.send(new DescribeRuleCommand({ Name: 'none' }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      $metadata: { httpStatusCode: 400 },
    });
    await client.send(new ListRulesCommand({}));
    await aWhile();

    expect(asked).toEqual([]);
    expect(eventBridge.commands()).toHaveLength(2);
    expect(process.env['AWS_EC2_METADATA_DISABLED']).toBeUndefined();
  },
);
