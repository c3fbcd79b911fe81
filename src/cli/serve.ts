import type { Command } from './command.js';
import { COLOR_OPTIONS, TEMPLATE_OPTIONS } from './template-options.js';

export const serve: Command = {
  summary: 'Serves a simulated account to clients in any language, over HTTP.',
  usage: '[options]',
  options: {
    port: { value: '<number>', says: 'where it listens; 0 is any that is free; default 4010' },
    host: { value: '<address>', says: 'the address that it listens at; default 127.0.0.1' },
    ...TEMPLATE_OPTIONS,
    seed: {
      short: 's',
      value: '<file>',
      isRepeatable: true,
      says: 'what the account has from the start, as seed() takes it, in JSON',
    },
    state: {
      value: '<file>',
      says: 'where all that the account has is kept, secrets included; comes before templates and seeds',
    },
    forward: {
      short: 'f',
      value: '<service=url>',
      isRepeatable: true,
      example:
        'Services are sqs, sns, logs, lambda, kinesis, firehose and states: --forward sqs=http://127.0.0.1:9324. ' +
        'API destinations: --forward api-destinations=http://127.0.0.1:8080, or =true for their own endpoints.',
      says: 'sends what targets of a service get to a real endpoint, sqs=http://127.0.0.1:9324',
    },
    verbose: { says: 'tells of each event: which rules matched, and what became of its deliveries' },
    quiet: { says: 'prints the endpoint alone' },
    json: { says: 'prints the endpoint in a line of JSON' },
    ...COLOR_OPTIONS,
  },
  notes: [
    'What is wrong with templates and seeds is told before it listens; an error ends it.',
    'Exit codes: 0 it was asked to end, 1 errors in templates or seeds, 2 wrong use, 3 a mistake of the kit.',
  ],
  run: async (given, terminal) => {
    const { runServe } = await import('./serve/run-serve.js');
    return runServe(given, terminal);
  },
};
