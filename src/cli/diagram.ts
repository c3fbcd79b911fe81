import type { Command } from './command.js';
import { TEMPLATE_OPTIONS } from './template-options.js';

export const diagram: Command = {
  summary: 'Draws what infrastructure templates deploy: buses, rules and targets, as Mermaid text.',
  usage: '<template>… [options]',
  bare: 'template',
  options: TEMPLATE_OPTIONS,
  notes: [
    'What AWS would refuse is not drawn, but reported on stderr.',
    'Exit codes: 0 drawn, 1 not everything drawn, 2 usage error, 3 a bug in the kit.',
  ],
  run: async (given, terminal) => {
    const { runDiagram } = await import('./diagram/run-diagram.js');
    return runDiagram(given, terminal);
  },
};
