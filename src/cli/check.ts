import type { Command } from './command.js';
import { COLOR_OPTIONS, TEMPLATE_OPTIONS } from './template-options.js';

const { template, ...others } = TEMPLATE_OPTIONS;

export const check: Command = {
  summary:
    'Tells what is wrong with the rules of infrastructure templates, and which of them match which events.',
  usage: '<template>… [options]',
  bare: 'template',
  options: {
    template,
    events: {
      short: 'e',
      value: '<glob>',
      isRepeatable: true,
      says: "files with events, 'events/*.json': one, a list, JSON Lines, or the input of PutEvents",
    },
    ...others,
    'require-match': { says: 'an event that no rule matches is an error, not a note' },
    'require-every-rule': { says: 'a rule that no event matches is an error, not a note' },
    'fail-on': {
      value: '<severity>',
      says: 'error, warning or note: what makes the check fail; default warning',
    },
    verbose: { says: 'shows all, and what each target would get' },
    json: { says: 'prints the report as JSON' },
    github: { says: 'prints annotations for GitHub Actions behind the report' },
    ...COLOR_OPTIONS,
  },
  notes: [
    `An event is held against the rules of all buses, unless it is an entry of PutEvents that names its bus.`,
    `Exit codes: 0 nothing found, 1 findings, 2 wrong use, 3 a mistake of the kit.`,
  ],
  run: async (given, terminal) => {
    const { runCheck } = await import('./check/run-check.js');
    return runCheck(given, terminal);
  },
};
