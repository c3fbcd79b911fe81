import { processEnvironment } from '../../environment/environment.js';
import { fileText, pathFromHere, placeAt } from '../../environment/files.js';
import { firstBreak } from '../../input/broken-json.js';
import { Mock } from '../../mock/mock.js';
import type { Seed } from '../../simulation/seed/seed.js';
import { InvalidSeed } from '../../simulation/seed/seed-members.js';
import { deploy, placeOf } from '../deployment/deploy.js';
import type { Finding } from '../deployment/finding.js';
import { loadTemplates } from '../deployment/templates.js';
import { Progress } from '../progress.js';
import type { Terminal } from '../terminal.js';
import { WrongUse } from '../wrong-use.js';
import type { ServeSettings } from './settings.js';

/** What was found with a template or a seed. */
export interface FileFindings {
  readonly file: string;
  readonly findings: readonly Finding[];
}

export interface DeployedAccount {
  readonly eventBridge: Mock;
  readonly findings: readonly FileFindings[];
}

/**
 * An account with what the templates deploy and the seeds describe.
 *
 * @throws WrongUse for files that are neither.
 */
export function deployedAccount(settings: ServeSettings, terminal: Terminal): DeployedAccount {
  const progress = new Progress(terminal, processEnvironment.now);
  const templates = loadTemplates(settings, progress);
  progress.end();
  const place = { region: terminal.env['AWS_REGION'], ...placeOf(templates), ...settings.options };
  const eventBridge = new Mock(
    { ...(place.account !== undefined && { account: place.account }), handlerErrors: 'record' },
    processEnvironment,
    { region: place.region === '' ? undefined : place.region },
  );
  const { refusals } = deploy(templates, (stacks) => {
    eventBridge.seed(stacks);
  });
  const ofTemplates = templates.map(({ file, stacks }, index) => {
    return {
      file,
      findings: [
        ...stacks.flatMap((stack): readonly Finding[] => stack.findings),
        ...(refusals[index] ?? []),
      ],
    };
  });
  return {
    eventBridge,
    findings: [...ofTemplates, ...settings.seeds.map((path) => seeded(eventBridge, path))],
  };
}

function seeded(eventBridge: Mock, path: string): FileFindings {
  const file = pathFromHere(path);
  try {
    eventBridge.seed(seedIn(path));
    return { file, findings: [] };
  } catch (error) {
    if (!(error instanceof InvalidSeed)) throw error;
    const message = error.message.slice(error.path.length + ': '.length);
    return { file, findings: [{ severity: 'error', kind: 'refused', at: error.path, message }] };
  }
}

/** Its members are checked by the seed itself. */
function seedIn(path: string): Seed | readonly Seed[] {
  if (placeAt(path) !== 'file') throw new WrongUse(`--seed: there is no file ${path}.`);
  const text = fileText(path);
  try {
    return JSON.parse(text) as Seed | readonly Seed[];
  } catch {
    const { line = 1, column = 1 } = firstBreak(text) ?? {};
    throw new WrongUse(`--seed: ${path}:${line}:${column}: it is not valid JSON from here on.`);
  }
}
