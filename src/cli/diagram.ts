import type { Command } from './command.js';
import { TEMPLATE_OPTIONS } from './template-options.js';

export const diagram: Command = {
  summary: 'Draws what infrastructure templates deploy: buses, rules and targets, as a text of Mermaid.',
  usage: '<template>… [options]',
  bare: 'template',
  options: TEMPLATE_OPTIONS,
  notes: [
    'What a template has that AWS would refuse is not drawn, but told on the side.',
    'Exit codes: 0 drawn, 1 not all of it, 2 wrong use, 3 a mistake of the kit.',
  ],
  run: async (given, terminal) => {
    const { runDiagram } = await import('./diagram/run-diagram.js');
    return runDiagram(given, terminal);
  },
};
