import type { Command } from './command.js';

export const coverage: Command = {
  summary: 'Merges the rule coverage of several runs, such as shards, and checks it against thresholds.',
  usage: '<folder>… [options]',
  bare: 'folder',
  options: {
    folder: {
      value: '<path>',
      isRepeatable: true,
      says: 'a folder with the rule-coverage.json of a reporter, or that file itself',
    },
    threshold: {
      short: 't',
      value: '<share=percent>',
      isRepeatable: true,
      says: 'the minimum: rules=100, conditions=80, targets=100, schedules=100',
    },
    format: {
      short: 'f',
      value: '<format>',
      isRepeatable: true,
      says: 'what to make of it: text, json or html; default text',
    },
    'output-dir': {
      short: 'o',
      value: '<path>',
      says: 'where json and html are written; default rule-coverage',
    },
  },
  notes: [
    'A rule whose pattern differs between two runs appears twice.',
    'Exit codes: 0 enough, 1 below a threshold, 2 usage error, 3 a bug in the kit.',
  ],
  run: async (given, terminal) => {
    const { runCoverage } = await import('./coverage/run-coverage.js');
    return runCoverage(given, terminal);
  },
};
