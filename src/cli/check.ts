import type { Command } from './command.js';
import { COLOR_OPTIONS, TEMPLATE_OPTIONS } from './template-options.js';

const { template, ...others } = TEMPLATE_OPTIONS;

export const check: Command = {
  summary: 'Checks the rules of infrastructure templates, and shows which of them match which events.',
  usage: '<template>… [options]',
  bare: 'template',
  options: {
    template,
    events: {
      short: 'e',
      value: '<glob>',
      isRepeatable: true,
      says: "files with events, 'events/*.json': one event, a list, JSON Lines, or the input of PutEvents",
    },
    ...others,
    'require-match': { says: 'an event that no rule matches is an error, not a note' },
    'require-every-rule': { says: 'a rule that no event matches is an error, not a note' },
    'fail-on': {
      value: '<severity>',
      says: 'error, warning or note: what makes the check fail; default warning',
    },
    verbose: { says: 'shows everything, and what each target would receive' },
    json: { says: 'prints the report as JSON' },
    github: { says: 'prints annotations for GitHub Actions after the report' },
    ...COLOR_OPTIONS,
  },
  notes: [
    `An event is tested against the rules of all buses, unless it is a PutEvents entry that names its bus.`,
    `Exit codes: 0 nothing found, 1 findings, 2 usage error, 3 a bug in the kit.`,
  ],
  run: async (given, terminal) => {
    const { runCheck } = await import('./check/run-check.js');
    return runCheck(given, terminal);
  },
};
