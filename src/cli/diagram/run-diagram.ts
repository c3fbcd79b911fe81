import { diagramOf } from '../../diagram/diagram.js';
import { processEnvironment } from '../../environment/environment.js';
import { Simulation } from '../../simulation/simulation.js';
import { findingText } from '../../templates/findings.js';
import { DEFAULT_PLACE } from '../../text/arn.js';
import type { Arguments } from '../arguments.js';
import { deploy, placeOf, type Deployment } from '../deployment/deploy.js';
import { requireTemplate, templateSettings } from '../deployment/template-settings.js';
import { loadTemplates, type LoadedTemplate } from '../deployment/templates.js';
import { Progress } from '../progress.js';
import type { Terminal } from '../terminal.js';
import { EXIT, type ExitCode } from '../wrong-use.js';

/** The command `diagram`. */
export function runDiagram(given: Arguments, terminal: Terminal): ExitCode {
  const settings = templateSettings(given);
  requireTemplate(settings);
  const progress = new Progress(terminal, processEnvironment.now);
  const templates = loadTemplates(settings, progress);
  progress.end();
  const account = new Simulation(placeOf(templates) ?? DEFAULT_PLACE, processEnvironment);
  const deployment = deploy(templates, (stacks) => {
    account.seed(stacks);
  });
  terminal.report(diagramOf(account, {}));
  account.rest();
  const errors = errorsOf(templates, deployment);
  if (errors.length > 0) terminal.remark(`Not drawn:\n${errors.join('\n')}\n`);
  return errors.length === 0 ? EXIT.clean : EXIT.findings;
}

/** What cannot be deployed, and so is in no picture. */
function errorsOf(templates: readonly LoadedTemplate[], { refusals }: Deployment): readonly string[] {
  return templates.flatMap(({ file, stacks }, index) => {
    const findings = stacks.flatMap((stack) => stack.findings.filter(({ severity }) => severity === 'error'));
    const refused = (refusals[index] ?? []).map(({ at, message }) => `  ${[at, message].join(': ')}`);
    return [...findings.map(findingText), ...refused].map((text) => `${file}:${text.slice(1)}`);
  });
}
