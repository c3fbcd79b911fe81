import type { Command } from './command.js';
import { COLOR_OPTIONS, TEMPLATE_OPTIONS } from './template-options.js';

export const serve: Command = {
  summary: 'Serves a simulated account to clients in any language, over HTTP.',
  usage: '[options]',
  options: {
    port: { value: '<number>', says: 'the port to listen on; 0 picks a free one; default 4010' },
    host: { value: '<address>', says: 'the address to listen on; default 127.0.0.1' },
    ...TEMPLATE_OPTIONS,
    seed: {
      short: 's',
      value: '<file>',
      isRepeatable: true,
      says: 'what the account starts with: what seed() takes, as JSON',
    },
    state: {
      value: '<file>',
      says: 'the file that keeps the whole account, secrets included; it goes before templates and seeds',
    },
    forward: {
      short: 'f',
      value: '<service=url>',
      isRepeatable: true,
      example:
        'Services are sqs, sns, logs, lambda, kinesis, firehose and states: --forward sqs=http://127.0.0.1:9324. ' +
        'API destinations: --forward api-destinations=http://127.0.0.1:8080, or =true for their own endpoints.',
      says: 'sends what the targets of a service receive to a real endpoint, sqs=http://127.0.0.1:9324',
    },
    verbose: {
      says: 'logs each event: which rules matched, how its deliveries ended; and each run of a schedule',
    },
    quiet: { says: 'prints only the endpoint' },
    json: { says: 'prints the endpoint as a line of JSON' },
    ...COLOR_OPTIONS,
  },
  notes: [
    'Problems in templates and seeds are reported before it listens; an error ends it.',
    'Exit codes: 0 stopped on request, 1 errors in templates or seeds, 2 usage error, 3 a bug in the kit.',
  ],
  run: async (given, terminal) => {
    const { runServe } = await import('./serve/run-serve.js');
    return runServe(given, terminal);
  },
};
