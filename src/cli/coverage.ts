import type { Command } from './command.js';

export const coverage: Command = {
  summary: 'Joins the rule coverage of several runs, such as shards, and holds it against thresholds.',
  usage: '<folder>… [options]',
  bare: 'folder',
  options: {
    folder: {
      value: '<path>',
      isRepeatable: true,
      says: 'a folder with the rule-coverage.json of a reporter, or such a file',
    },
    threshold: {
      short: 't',
      value: '<share=percent>',
      isRepeatable: true,
      says: 'the least that is enough: rules=100, conditions=80, targets=100, schedules=100',
    },
    format: {
      short: 'f',
      value: '<format>',
      isRepeatable: true,
      says: 'text, json or html: what is made of it; default text',
    },
    'output-dir': {
      short: 'o',
      value: '<path>',
      says: 'where json and html are written; default rule-coverage',
    },
  },
  notes: [
    'A rule whose pattern differs between two runs is there twice.',
    'Exit codes: 0 enough, 1 less than a threshold, 2 wrong use, 3 a mistake of the kit.',
  ],
  run: async (given, terminal) => {
    const { runCoverage } = await import('./coverage/run-coverage.js');
    return runCoverage(given, terminal);
  },
};
