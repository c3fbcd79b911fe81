import { processEnvironment } from '../../environment/environment.js';
import { findingText } from '../../templates/findings.js';
import type { Arguments } from '../arguments.js';
import { checkSettings } from '../check/settings.js';
import { loadTemplates, type LoadedTemplate } from '../check/templates.js';
import { Trial } from '../check/trial.js';
import { Progress } from '../progress.js';
import type { Terminal } from '../terminal.js';
import { EXIT, type ExitCode } from '../wrong-use.js';

/** The command `diagram`. */
export function runDiagram(given: Arguments, terminal: Terminal): ExitCode {
  const settings = checkSettings(given);
  const progress = new Progress(terminal, processEnvironment.now);
  const templates = loadTemplates(settings, progress);
  progress.end();
  const trial = new Trial(templates);
  try {
    terminal.report(trial.diagram());
    const errors = errorsOf(templates, trial);
    if (errors.length > 0) terminal.remark(`Not drawn:\n${errors.join('\n')}\n`);
    return errors.length === 0 ? EXIT.clean : EXIT.findings;
  } finally {
    trial.end();
  }
}

/** What cannot be deployed, and so is in no picture. */
function errorsOf(templates: readonly LoadedTemplate[], { refusals }: Trial): readonly string[] {
  return templates.flatMap(({ file, stacks }, index) => {
    const findings = stacks.flatMap((stack) => stack.findings.filter(({ severity }) => severity === 'error'));
    const refused = (refusals[index] ?? []).map(({ at, message }) => `  ${[at, message].join(': ')}`);
    return [...findings.map(findingText), ...refused].map((text) => `${file}:${text.slice(1)}`);
  });
}
